"""POST /api/chat: the conversation as JSON, for the chat page and for other programs."""

import json
from typing import Any

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, ValidationError

from bot.turn import BadRequest, Incoming
from bot.web.body import read_body
from bot.web.callers import asked_by
from bot.web.conversations import CHANNEL, conversation_of
from bot.web.described import CHAT_BODY, CHAT_ERRORS
from bot.web.errors import UnsupportedType
from bot.web.hanging_up import while_there

router = APIRouter()


class ChatIn(BaseModel):
    """Exactly one of message, button and start. Other keys are ignored."""

    model_config = ConfigDict(extra="ignore", strict=True)

    conversation: str | None = None
    message: str | None = None
    button: str | None = None
    start: str | None = None


class ChatOut(BaseModel):
    """The replies, in order."""

    conversation: str
    replies: list[dict[str, Any]]


@router.post("/api/chat", response_model=ChatOut, openapi_extra=CHAT_BODY, responses=CHAT_ERRORS)
async def chat(request: Request) -> dict[str, Any]:
    """Answer one message, button or link."""
    asked = await _asked(request)
    conversation = conversation_of(asked.conversation)
    incoming = Incoming(CHANNEL, conversation, asked.message, asked.button, asked.start)
    take = request.app.state.front_door.take
    answer = await while_there(request, take(asked_by(request, incoming)))
    return {"conversation": answer.conversation, "replies": answer.replies}


async def _asked(request: Request) -> ChatIn:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise UnsupportedType
    body = await read_body(request)
    try:
        # Deeply nested brackets end in RecursionError, bad bytes and bad JSON in ValueError.
        return ChatIn.model_validate(json.loads(body))
    except (ValueError, ValidationError, RecursionError):
        raise BadRequest from None
