"""What goes wrong at Telegram or behind the front door: nothing is lost, and nothing leaks."""

import asyncio
import logging
from typing import Any

import pytest

from bot.turn import BadRequest, Incoming, NotReady, TooLong
from tests.telegram.conftest import Polling
from tests.telegram.fake_front_door import FakeFrontDoor, Json, asks, reply
from tests.telegram.stand_in import BotApi
from tests.telegram.waiting import HER, HIM, messages, texts


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (TooLong, "too long"),
        (NotReady, "still starting"),
        (BadRequest, "did not understand"),
        (RuntimeError, "Something went wrong"),
    ],
)
async def test_a_fault_is_a_plain_sentence_and_the_next_message_works(
    api: BotApi,
    polling: Polling,
    caplog: pytest.LogCaptureFixture,
    fault: type[Exception],
    words: str,
) -> None:
    def answer(incoming: Incoming) -> list[Json]:
        if incoming.message == "a secret":
            raise fault(incoming.message)
        return [reply("Hello.")]

    caplog.set_level(logging.DEBUG)
    async with polling(FakeFrontDoor(answer)):
        api.say(HIM, "a secret")
        api.say(HIM, "hello")
        first, second = await texts(api, 2)
    assert words in first
    assert second == "Hello."
    assert "a secret" not in written(caplog)


async def test_an_answer_that_cannot_be_shown_is_a_plain_sentence(
    api: BotApi, polling: Polling
) -> None:
    async with polling(FakeFrontDoor(lambda _: [reply("?", ("Yes", "t" * 65))])):
        api.say(HIM, "hello")
        assert "Something went wrong" in (await texts(api, 1))[0]


async def test_a_link_that_telegram_refuses_is_left_out(api: BotApi, polling: Polling) -> None:
    asked = reply("Where.", ("Map", "http://localhost:8000/map"), ("Back", "t1"))
    async with polling(FakeFrontDoor(lambda _: [asked])):
        api.say(HIM, "hello")
        (shown,) = await messages(api, 1)
    assert shown.titles == ["1 Back"]


@pytest.mark.parametrize(("status", "retry_after"), [(500, None), (502, None), (429, 1)])
async def test_nothing_is_lost_while_telegram_has_trouble(
    api: BotApi,
    polling: Polling,
    door: FakeFrontDoor,
    caplog: pytest.LogCaptureFixture,
    status: int,
    retry_after: int | None,
) -> None:
    caplog.set_level(logging.DEBUG)
    async with polling(door):
        api.break_down(status, "sendMessage", retry_after=retry_after)
        for number in range(3):
            api.say(HIM, f"secret {number}")
        await asyncio.to_thread(api.wait_for, lambda: len(door.got) == 3)
        api.break_down(status, retry_after=retry_after)
        api.say(HER, "secret 4")
        await asyncio.sleep(0.5)
        assert api.messages == []
        api.recover()
        assert await texts(api, 3) == [f"You said secret {number}" for number in range(3)]
        assert await texts(api, 1, HER) == ["You said secret 4"]
    assert f"Telegram answered sendMessage with {status}" in written(caplog)
    assert "secret" not in written(caplog)
    assert api.token not in written(caplog)


async def test_somebody_who_blocked_the_bot_holds_nobody_up(
    api: BotApi, polling: Polling, door: FakeFrontDoor
) -> None:
    async with polling(door):
        api.break_down(403, "sendMessage")
        api.say(HIM, "hello")
        await asyncio.to_thread(api.wait_for, lambda: api.all_confirmed)
        api.recover()
        api.say(HIM, "again")
        assert await texts(api, 1) == ["You said again"]


async def test_what_was_taken_is_answered_before_the_program_stops(
    api: BotApi, polling: Polling, door: FakeFrontDoor
) -> None:
    door.seconds = {"slow": 0.5}
    async with polling(door):
        api.say(HIM, "slow")
        await asyncio.to_thread(api.wait_for, lambda: bool(door.got))
    assert [message.text for message in api.sent_to(HIM)] == ["You said slow"]


async def test_the_log_has_neither_words_nor_the_token(
    api: BotApi, polling: Polling, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    async with polling(FakeFrontDoor(asks)):
        api.say(HIM, "my secret")
        (question,) = await messages(api, 1)
        api.press(HIM, question, 0)
        await messages(api, 2)
    for hidden in ("my secret", "token-1", api.token, "Who is this for"):
        assert hidden not in written(caplog)


def written(caplog: pytest.LogCaptureFixture) -> str:
    ours = [record for record in caplog.records if not record.name.startswith("asyncio")]
    shown: list[Any] = [(record.getMessage(), record.exc_text, record.args) for record in ours]
    return str(shown)
