"""What a message must be before a turn begins."""

import json
import re

from bot.turn.messages import BadRequest, Incoming

HELLO = "hello"
_CODE = re.compile(r"[A-Za-z0-9_-]{1,64}")


def check(incoming: Incoming) -> None:
    """Refuse what cannot be answered.

    Raises:
        BadRequest: not exactly one of message, button and start, or a code that cannot be one.
    """
    given = (incoming.message, incoming.button, incoming.start)
    if sum(part is not None for part in given) != 1:
        raise BadRequest
    if incoming.start and not is_code(incoming.start):
        raise BadRequest


def is_code(text: str) -> bool:
    """Whether a link could have this code, known or not."""
    return bool(_CODE.fullmatch(text))


def opening(start: str) -> str:
    """The payload that opens a conversation: a hello, or what a link's code stands for."""
    if start in ("", HELLO):
        return "/greet"
    return "/open_link" + json.dumps({"code": start})
