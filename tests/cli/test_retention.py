"""Conversations are deleted when their time is over, without anybody asking for it."""

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from bot.cli import starting
from bot.cli.people import purge_old
from bot.cli.starting import A_DAY, DailyPurge
from bot.settings import Settings
from bot.turn import migrate
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


def test_it_is_done_at_the_start_and_once_a_day(
    kept: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    purged: list[float] = []
    clock = {"now": 1000.0}
    monkeypatch.setattr(starting, "purge_old", lambda settings: purged.append(clock["now"]))
    daily = DailyPurge(kept, clock=lambda: clock["now"])
    for later in (0.0, 1.0, A_DAY - 1, A_DAY, A_DAY + 1):
        clock["now"] = 1000.0 + later
        assert daily() is False
    assert purged == [1000.0, 1000.0 + A_DAY]


def test_a_database_that_is_away_does_not_stop_the_rest(tmp_path: Path) -> None:
    settings = settings_for_tests(tmp_path)
    settings.conversations_url = f"sqlite:///{tmp_path}"  # a folder, no database
    assert DailyPurge(settings)() is False
