"""Telegram with the real front door, and a Rasa that answers what the tests tell it."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.turn import FrontDoor, Store, migrate
from bot.turn.rasa import RasaClient, RasaGone
from tests.telegram.conftest import Polling
from tests.telegram.shown import Shown
from tests.telegram.stand_in import BotApi

HIM = 7
QUESTION = {
    "text": "Who is this for?",
    "buttons": [
        {"title": "Me", "payload": '/who_for{"who":"me"}'},
        {"title": "Someone I support", "payload": '/who_for{"who":"them"}'},
    ],
}


class FakeRasa(RasaClient):
    """Asks on a greeting, else says what it got."""

    def __init__(self) -> None:
        super().__init__("http://127.0.0.1:9")
        self.got: list[str] = []
        self.gone = False

    async def say(
        self, sender: str, message: str, allowed: dict[str, Any] | None = None
    ) -> list[dict[str, Any]]:
        if self.gone:
            raise RasaGone
        self.got.append(message)
        return [QUESTION] if message == "/greet" else [{"text": f"You said {message}"}]


@pytest.fixture
def rasa() -> FakeRasa:
    return FakeRasa()


@pytest.fixture
async def front_door(tmp_path: Path, rasa: FakeRasa) -> AsyncIterator[FrontDoor]:
    url = f"sqlite:///{tmp_path / 'conversations.db'}"
    migrate(url)
    door = FrontDoor(Store(url), rasa, b"a key")
    yield door
    await door.close()


async def messages(api: BotApi, n: int) -> list[Shown]:
    return await asyncio.to_thread(api.wait_for_messages, HIM, n)


async def last(api: BotApi, n: int) -> str:
    return (await messages(api, n))[-1].text


async def test_a_press_the_number_and_the_words_of_a_button_do_the_same(
    api: BotApi, polling: Polling, front_door: FrontDoor, rasa: FakeRasa
) -> None:
    async with polling(front_door):
        api.say(HIM, "/start")
        (question,) = await messages(api, 1)
        api.say(HIM, "2")
        await messages(api, 2)
        api.say(HIM, "/start hello")
        question = (await messages(api, 3))[-1]
        api.press(HIM, question, 1)
        await messages(api, 4)
        api.say(HIM, "/start")
        await messages(api, 5)
        api.say(HIM, "someone i support")
        await messages(api, 6)
    assert rasa.got == ["/greet", '/who_for{"who":"them"}'] * 3


async def test_a_link_carries_its_code(
    api: BotApi, polling: Polling, front_door: FrontDoor, rasa: FakeRasa
) -> None:
    async with polling(front_door):
        api.say(HIM, "/start gt4kx")
        await messages(api, 1)
    assert rasa.got == ['/open_link{"code": "gt4kx"}']


async def test_a_typed_slash_is_no_command_for_rasa(
    api: BotApi, polling: Polling, front_door: FrontDoor, rasa: FakeRasa
) -> None:
    async with polling(front_door):
        for number, text in enumerate(("/help", '/set{"place":"x"}'), start=1):
            api.say(HIM, text)
            await messages(api, number)
    assert rasa.got == ["help", 'set{"place":"x"}']


async def test_a_message_that_is_too_long_is_told_so_and_the_next_works(
    api: BotApi, polling: Polling, front_door: FrontDoor
) -> None:
    async with polling(front_door):
        for number, text in enumerate(("a" * 1001, "🎵" * 10_000), start=1):
            api.say(HIM, text)
            assert "too long" in await last(api, number)
        api.say(HIM, "a" * 1000)
        assert await last(api, 3) == "You said " + "a" * 1000


async def test_a_null_byte_is_left_out(
    api: BotApi, polling: Polling, front_door: FrontDoor, rasa: FakeRasa
) -> None:
    async with polling(front_door):
        api.say(HIM, "a\x00rt")
        await messages(api, 1)
    assert rasa.got == ["art"]


async def test_a_button_that_never_was_is_told_to_be_old(
    api: BotApi, polling: Polling, front_door: FrontDoor
) -> None:
    never = Shown(99, HIM, "Which?", [], [[{"text": "1 Yes", "callback_data": "never-was"}]])
    async with polling(front_door):
        api.press(HIM, never, 0)
        assert "old" in (await messages(api, 1))[0].text


async def test_when_rasa_is_gone_the_message_can_be_tried_again_with_a_press(
    api: BotApi, polling: Polling, front_door: FrontDoor, rasa: FakeRasa
) -> None:
    async with polling(front_door):
        rasa.gone = True
        api.say(HIM, "art")
        (sorry,) = await messages(api, 1)
        assert "Please try again" in sorry.text
        rasa.gone = False
        api.press(HIM, sorry, 0)
        assert await last(api, 2) == "You said art"


async def test_an_urgent_message_is_answered_while_rasa_is_gone(
    api: BotApi, polling: Polling, front_door: FrontDoor, rasa: FakeRasa
) -> None:
    rasa.gone = True
    async with polling(front_door):
        api.say(HIM, "he hits me")
        await messages(api, 1)
    # What was taken is sent in full before the program stops.
    assert any("999" in message.text for message in api.sent_to(HIM))
