"""What the web app says of itself in /openapi.json, for people who write other clients."""

from typing import Any

from pydantic import BaseModel

from bot.turn.read import LONGEST

_NULL = {"type": "null"}
_CONVERSATION = {
    "description": "the client's own secret: 16 to 64 of A-Z a-z 0-9 - _, that nobody can guess; "
    "one that can be guessed is not used, and the answer carries a new one",
    "anyOf": [{"type": "string", "pattern": "^[A-Za-z0-9_-]{16,64}$"}, _NULL],
}
_KINDS: dict[str, dict[str, Any]] = {
    "message": {
        "type": "string",
        "maxLength": LONGEST,
        "description": "what the person typed",
    },
    "button": {"type": "string", "description": "token of the button they pressed"},
    "start": {
        "type": "string",
        "pattern": "^[A-Za-z0-9_-]{0,64}$",
        "description": "code of the link they opened, or hello",
    },
}


class Fault(BaseModel):
    """What went wrong: a code for programs, a plain sentence for people."""

    code: str
    message: str


class ErrorOut(BaseModel):
    """The form of every error."""

    error: Fault


def _asks(kind: str) -> dict[str, Any]:
    others: dict[str, Any] = {name: _NULL for name in _KINDS if name != kind}
    return {
        "type": "object",
        "required": [kind],
        "properties": {"conversation": _CONVERSATION, kind: _KINDS[kind], **others},
    }


# Exactly one of message, button and start; null is the same as absent, other keys are ignored.
CHAT_BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {"application/json": {"schema": {"oneOf": [_asks(kind) for kind in _KINDS]}}},
    }
}


def errors(**meanings: str) -> dict[int | str, dict[str, Any]]:
    """The errors of an operation.

    Args:
        meanings: `_400="what it means"`, and so on.
    """
    return {
        int(status[1:]): {"model": ErrorOut, "description": meaning}
        for status, meaning in meanings.items()
    }


CHAT_ERRORS = errors(
    _400="no message, or more than one, or none that can be read",
    _408="the message took too long to come",
    _413="more than 1,000 characters, or 32 KB in all",
    _415="no JSON by its content type",
    _429="too many; Retry-After says when to try again. An urgent message is answered all the same",
    _503="the bot is starting or busy; an urgent message is answered all the same",
)
TOO_MANY: dict[int | str, dict[str, Any]] = {
    429: {"description": "too many; Retry-After says when to try again"}
}
