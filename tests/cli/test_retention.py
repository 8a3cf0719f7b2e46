"""Conversations are deleted when their time is over, without anybody asking for it."""

import threading
import time
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from bot.cli.people import purge_old
from bot.cli.purging import DailyPurge
from bot.settings import Settings
from bot.turn import migrate
from bot.unclear_file import FILE, append
from tests.system import settings_for_tests


@pytest.fixture
def kept(tmp_path: Path) -> Settings:
    """Settings with a conversation of yesterday and one of 31 days ago."""
    settings = settings_for_tests(tmp_path)
    migrate(settings.conversations_database)
    now = datetime.now(timezone.utc)
    rows = {"new": now - timedelta(days=1), "old": now - timedelta(days=31)}
    engine = create_engine(settings.conversations_database)
    with engine.begin() as connection:
        for name, seen in rows.items():
            connection.execute(
                text(
                    "INSERT INTO conversation (id, channel, created_on, last_seen_on, turns) "
                    "VALUES (:id, 'web', :seen, :seen, 1)"
                ),
                {"id": name, "seen": seen.replace(tzinfo=None)},
            )
    engine.dispose()
    return settings


def ids(settings: Settings) -> list[str]:
    engine = create_engine(settings.conversations_database)
    with engine.connect() as connection:
        found = [str(row[0]) for row in connection.execute(text("SELECT id FROM conversation"))]
    engine.dispose()
    return found


def test_what_is_past_its_time_goes_and_the_rest_stays(kept: Settings) -> None:
    assert purge_old(kept) == 1
    assert ids(kept) == ["new"]


class Clock:
    """A time that a test moves."""

    def __init__(self) -> None:
        self.now = datetime.now(timezone.utc)

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        self.now += timedelta(**by)


def test_it_is_done_at_once_and_then_once_a_day(kept: Settings) -> None:
    clock = Clock()
    daily = DailyPurge(kept, clock)
    assert ids(kept) == ["new", "old"]
    assert daily.look() is True
    assert ids(kept) == ["new"]
    for hours, purged in ((1, False), (22.9, False), (0.2, True), (1, False)):
        clock.move(hours=hours)
        assert daily.look() is purged


def test_what_was_young_at_the_start_goes_on_the_day_that_its_time_is_over(
    kept: Settings,
) -> None:
    clock = Clock()
    daily = DailyPurge(kept, clock)
    days = 0
    while ids(kept) == ["new", "old"] or ids(kept) == ["new"]:
        daily.look()
        clock.move(days=1, seconds=1)
        days += 1
        assert days < 40
    # It was seen a day before the start, and 30 days are kept.
    assert days == 30


def test_kept_messages_go_on_their_day_too(kept: Settings) -> None:
    clock = Clock()
    path = kept.var / FILE
    append(path, "can you cook", ["find"], clock.now.date(), "someone")
    daily = DailyPurge(kept, clock)
    clock.move(days=30)
    daily.look()
    assert path.exists()
    clock.move(days=1)
    daily.look()
    assert not path.exists()


def test_it_runs_beside_everything_else_and_ends_when_it_is_told(kept: Settings) -> None:
    daily = DailyPurge(kept)
    daily.start()
    deadline = time.monotonic() + 20
    while ids(kept) != ["new"] and time.monotonic() < deadline:
        time.sleep(0.05)
    daily.stop()
    assert ids(kept) == ["new"]
    assert "purge" not in [thread.name for thread in threading.enumerate()]


def test_a_database_that_is_away_does_not_stop_the_rest(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    settings = settings_for_tests(tmp_path)
    settings.conversations_url = f"sqlite:///{tmp_path}"  # a folder, no database
    clock = Clock()
    daily = DailyPurge(settings, clock)
    daily.look()
    assert [
        record.getMessage() for record in caplog.records if record.name.endswith("purging")
    ] == ["purging failed: OperationalError"]
    clock.move(days=1)
    assert daily.look() is True
