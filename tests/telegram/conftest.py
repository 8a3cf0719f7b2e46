from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

import pytest

from bot.settings import Settings
from bot.telegram.app import ALLOWED_UPDATES, make_application
from tests.telegram.fake_front_door import FakeFrontDoor
from tests.telegram.stand_in import BotApi

SITE = "https://come-along.example/bot"

Polling = Callable[[Any], AbstractAsyncContextManager[None]]


@pytest.fixture
def api() -> Iterator[BotApi]:
    with BotApi() as started:
        yield started


@pytest.fixture
def telegram_settings(api: BotApi) -> Settings:
    given = {"TELEGRAM_TOKEN": api.token, "TELEGRAM_API_URL": api.url, "COMEALONG_PUBLIC_URL": SITE}
    return Settings.model_validate(given)


@pytest.fixture
def polling(telegram_settings: Settings) -> Polling:
    """The real Application, polling the stand-in, with the front door that it is given."""

    @asynccontextmanager
    async def run(front_door: Any) -> AsyncIterator[None]:
        application = make_application(telegram_settings, front_door)
        async with application:
            if application.post_init:
                await application.post_init(application)
            assert application.updater
            await application.updater.start_polling(allowed_updates=ALLOWED_UPDATES)
            await application.start()
            try:
                yield
            finally:
                await application.updater.stop()
                await application.stop()

    return run


@pytest.fixture
def door() -> FakeFrontDoor:
    return FakeFrontDoor()
