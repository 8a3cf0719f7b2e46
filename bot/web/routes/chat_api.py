"""POST /api/chat: the conversation as JSON, for the chat page and for other programs."""

import json
from typing import Any

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.turn import BadRequest, Incoming
from bot.web.body import read_body
from bot.web.callers import asked_by
from bot.web.conversations import CHANNEL, conversation_of
from bot.web.errors import UnsupportedType
from bot.web.hanging_up import while_there

router = APIRouter()


class ChatIn(BaseModel):
    """Exactly one of message, button and start. Other keys are ignored."""

    model_config = ConfigDict(extra="ignore", strict=True)

    conversation: str | None = Field(None, description="16 to 64 of A-Z a-z 0-9 - _")
    message: str | None = Field(None, description="what the person typed, up to 1,000 characters")
    button: str | None = Field(None, description="token of the button they pressed")
    start: str | None = Field(None, description="code of the link they opened, or hello")


class ChatOut(BaseModel):
    """The replies, in order."""

    conversation: str
    replies: list[dict[str, Any]]


_REQUEST = {
    "requestBody": {
        "required": True,
        "content": {"application/json": {"schema": ChatIn.model_json_schema()}},
    }
}


@router.post("/api/chat", response_model=ChatOut, openapi_extra=_REQUEST)
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
