"""Each update is answered once; one that was under way when all stopped is answered again."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.settings import Settings
from bot.telegram.app import ALLOWED_UPDATES, make_application
from bot.telegram.once import HOLD_FOR, MOST_HELD, UnderWay
from bot.turn import Updates, migrate
from tests.telegram.fake_front_door import FakeFrontDoor
from tests.telegram.stand_in import BotApi
from tests.telegram.waiting import HIM, texts


@pytest.fixture
def url(tmp_path: Path) -> str:
    made = f"sqlite:///{tmp_path / 'conversations.db'}"
    migrate(made)
    return made


@pytest.fixture
def updates(url: str) -> Iterator[Updates]:
    opened = Updates(url)
    yield opened
    opened.close()


@asynccontextmanager
async def running(settings: Settings, door: FakeFrontDoor, updates: Updates) -> AsyncIterator[None]:
    application = make_application(settings, door, updates)  # type: ignore[arg-type]
    async with application:
        assert application.updater
        await application.updater.start_polling(allowed_updates=ALLOWED_UPDATES)
        await application.start()
        try:
            yield
        finally:
            await application.updater.stop()
            await application.stop()


async def test_what_was_answered_is_not_answered_again_by_the_next_run(
    api: BotApi, telegram_settings: Settings, updates: Updates, door: FakeFrontDoor
) -> None:
    async with running(telegram_settings, door, updates):
        api.say(HIM, "hello")
        await texts(api, 1)
        again = list(api._pending)
        await asyncio.to_thread(api.wait_for, lambda: api.all_confirmed)
    # As though nobody had told Telegram in time.
    api._pending = [*again, {**again[0], "update_id": again[0]["update_id"] + 1000}]
    async with running(telegram_settings, door, updates):
        assert await texts(api, 2) == ["You said hello"] * 2
    assert len(door.got) == 2


async def test_the_same_update_twice_in_one_run_is_one(
    api: BotApi, telegram_settings: Settings, updates: Updates, door: FakeFrontDoor
) -> None:
    async with running(telegram_settings, door, updates):
        api.say(HIM, "hello")
        api._pending.append(api._pending[0])
        api.say(HIM, "bye")
        assert await texts(api, 2) == ["You said hello", "You said bye"]
        await asyncio.to_thread(api.wait_for, lambda: api.all_confirmed)
    assert len(door.got) == 2


async def test_old_numbers_are_forgotten(updates: Updates) -> None:
    await updates.done("telegram:1")
    await updates.done("telegram:1")
    long_ago = datetime.now(timezone.utc) - timedelta(days=3)
    with updates._engine.begin() as connection:
        connection.execute(text("UPDATE update_done SET done_on = :at"), {"at": long_ago})
    assert await updates.known() == {"telegram:1"}
    await updates.done("telegram:2")
    assert await updates.known() == {"telegram:2"}


async def test_where_the_database_is_gone_people_are_answered(tmp_path: Path) -> None:
    updates = Updates(f"sqlite:///{tmp_path / 'nowhere.db'}")
    assert await updates.known() == frozenset()
    await updates.done("telegram:1")
    updates.close()


def test_nobody_is_waited_for_longer_than_a_minute_or_by_more_than_50_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = 0.0
    monkeypatch.setattr("bot.telegram.once.time.monotonic", lambda: now)
    under_way = UnderWay()
    assert under_way.first() is None
    assert [under_way.is_new(each) for each in (5, 6, 5)] == [True, True, False]
    assert under_way.first() == 5
    now = HOLD_FOR
    assert under_way.first() is None
    assert under_way.is_new(100)
    assert under_way.is_new(100 + MOST_HELD)
    assert under_way.first() == 100 + MOST_HELD
    under_way.ended(100 + MOST_HELD)
    assert under_way.first() is None
