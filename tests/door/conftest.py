"""The real front door before the real Rasa, for messages that mean harm."""

import asyncio
from collections.abc import Iterator

import pytest

from bot.cli.supervisor import Supervisor
from bot.settings import Settings
from bot.turn import FrontDoor, open_front_door


@pytest.fixture(scope="session")
def loop() -> Iterator[asyncio.AbstractEventLoop]:
    """One event loop for all turns, since the front door's client belongs to one."""
    made = asyncio.new_event_loop()
    yield made
    made.close()


@pytest.fixture(scope="session")
def door(
    system: Supervisor, settings: Settings, loop: asyncio.AbstractEventLoop
) -> Iterator[FrontDoor]:
    """The real front door before the real Rasa; no limit, for all come from one address."""
    free = settings.model_copy(update={"limit_conversation": "off", "limit_address": "off"})
    made = open_front_door(free)
    yield made
    loop.run_until_complete(made.close())
