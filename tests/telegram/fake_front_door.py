"""A front door that answers what a test tells it to, and keeps what it got, in order."""

import asyncio
from collections.abc import Callable
from typing import Any

from bot.turn import Answer, Incoming

Json = dict[str, Any]


def reply(text: str, *buttons: tuple[str, str], **more: Any) -> Json:
    """A reply object; buttons as (title, token or link)."""
    made = [_button(title, does) for title, does in buttons]
    return {"text": text, "picture": None, "urgent": False, "buttons": made, "card": None} | more


def _button(title: str, does: str) -> Json:
    is_link = does.startswith(("tel:", "sms:", "http"))
    token, link = (None, does) if is_link else (does, None)
    return {"title": title, "token": token, "link": link, "picture": None}


def echo(incoming: Incoming) -> list[Json]:
    return [reply(f"You said {incoming.message or incoming.button or incoming.start}")]


def asks(incoming: Incoming) -> list[Json]:
    if incoming.message:
        return [reply("Who is this for?", ("Me", "token-1"), ("Someone I support", "token-2"))]
    return [reply(f"You pressed {incoming.button}")]


class FakeFrontDoor:
    """Answers with `answer(incoming)`, after `seconds[message]` and once its gate is open."""

    def __init__(self, answer: Callable[[Incoming], list[Json]] = echo) -> None:
        self.answer = answer
        self.got: list[Incoming] = []
        self.seconds: dict[str | None, float] = {}
        self.gates: dict[str | None, asyncio.Event] = {}

    async def take(self, incoming: Incoming) -> Answer:
        self.got.append(incoming)
        gate = self.gates.get(incoming.message)
        if gate:
            await gate.wait()
        await asyncio.sleep(self.seconds.get(incoming.message, 0))
        return Answer(incoming.conversation, self.answer(incoming))
