"""Every hostile message goes through the real front door, and is answered as its list says."""

import asyncio
import logging
import secrets
from typing import Any

import pytest

from bot.telegram.render import sends
from bot.turn import FrontDoor, Incoming, TooLong
from bot.turn.wording import say
from bot.web.render import render
from tests.conversations.story import assert_easy_read
from tests.door.hostile import Hostile, bodies, messages

ALL = messages()
# Signs that no words of ours have; where a reply has one, it is the message that came back.
FOREIGN = set("<>{}[]`$\\|^~=;\x00\x1b\x07\r\u202e\u202c\u2066\u2069\u200b\u2060\u2028\u2029\u034f")


def test_there_are_300_messages_and_none_twice() -> None:
    assert len(ALL) + len(bodies()) >= 300
    assert len({message.text for message in ALL}) == len(ALL)
    assert {message.expect for message in ALL} == {"reply", "empty", "urgent", "too_long"}


def named(message: Hostile) -> str:
    return f"{message.kind}-{message.text[:25].encode('unicode_escape').decode()}"


@pytest.mark.parametrize("message", ALL, ids=named)
def test_a_hostile_message_gets_the_answer_that_its_list_says(
    message: Hostile,
    door: FrontDoor,
    loop: asyncio.AbstractEventLoop,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    incoming = Incoming("web", secrets.token_urlsafe(24), message=message.text)
    if message.expect == "too_long":
        with pytest.raises(TooLong):
            loop.run_until_complete(door.take(incoming))
        return
    replies = loop.run_until_complete(door.take(incoming)).replies
    assert replies
    told = f"{message.text[:60]!r}: {[reply['text'] for reply in replies]}"
    assert any(reply["urgent"] for reply in replies) == (message.expect == "urgent"), told
    assert ([r["text"] for r in replies] == [say("empty")]) == (message.expect == "empty"), told
    assert say("try_again") not in {reply["text"] for reply in replies}, told
    assert_easy_read(replies, told)
    assert not [reply for reply in replies if FOREIGN & set(reply["text"])], told
    assert_shown(replies, message.text)
    assert_not_logged(caplog, message.text)


def assert_shown(replies: list[dict[str, Any]], text: str) -> None:
    """The page and Telegram can show it, with what was said as words."""
    values: dict[str, Any] = {
        "start": None,
        "conversation": "c",
        "replies": replies,
        "error": None,
        "typed": text,
    }
    shown = text.encode("utf-8", "replace").decode()
    page = render("chat.html", said=shown, again={}, question=-1, **values | {"typed": shown})
    html = bytes(page.body).decode()
    assert html.count("<script") == 1
    for dangerous in ("<img src=x", "<svg/onload", "<iframe", "<base ", "<meta http", "<style"):
        assert dangerous not in html
    assert sends(replies)


def assert_not_logged(caplog: pytest.LogCaptureFixture, text: str) -> None:
    if len(text.strip()) < 8:
        return
    for record in caplog.records:
        written = f"{record.getMessage()} {record.exc_text} {record.__dict__.get('length')}"
        assert text.strip()[:40] not in written, record.name
        assert "\n" not in record.getMessage() or record.name == "asyncio"


def test_a_payload_that_is_typed_deletes_nothing(
    door: FrontDoor, loop: asyncio.AbstractEventLoop
) -> None:
    who = secrets.token_urlsafe(24)

    def say_it(text: str) -> list[dict[str, Any]]:
        return loop.run_until_complete(door.take(Incoming("web", who, message=text))).replies

    say_it("i like art and i live in Deptford")
    kept = [
        message.text for message in ALL if message.kind == "payload" and "set" not in message.text
    ]
    for text in kept:
        assert not any("forgot" in reply["text"] for reply in say_it(text)), text
