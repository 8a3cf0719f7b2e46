"""Step 6b, leaving Rasa: the REST channel, with each reply whole in one object.

Rasa's own REST channel sends a reply's text, buttons and custom part as separate messages. Here
each item has its `text`, its `buttons`, and the reply object of the chat interface under
`custom`, so that any client of Rasa can read the conversation and ours needs no guessing.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.core.channels.rest import RestInput
from sanic import Blueprint
from sanic.request import Request

from bot import safety
from bot.dialogue.quick_checks import check_the_schema_once
from bot.dialogue.quiet_logs import quieten_logs
from bot.easyread.pictures import picture
from bot.easyread.reply import BUBBLE_BREAK, Button, Reply

logger = logging.getLogger(__name__)

# Tells the front door to delete what is stored of the conversation.
FORGET = "forget"
# Set by the pipeline on a message that people are asked about before one is kept.
UNCLEAR = "unclear"


def whole_replies(message: dict[str, Any]) -> list[dict[str, Any]]:
    """Turn one Rasa message into reply objects, one for each bubble; the last has the buttons.

    Args:
        message: what Rasa sends: `text`, `buttons` (title, payload, maybe picture) and
            `custom`, which is a whole reply object (it then has a `text`), or the extras of a
            response of the domain: `picture` (a code point), `urgent` and `forget`.
    """
    custom = message.get("custom") or {}
    if "text" in custom:
        return [custom]
    bubbles = [part.strip() for part in (message.get("text") or "").split(BUBBLE_BREAK)]
    bubbles = [bubble for bubble in bubbles if bubble]
    code = custom.get("picture")
    replies = [Reply(text=bubble, urgent=bool(custom.get("urgent"))) for bubble in bubbles]
    objects = [reply.as_dict() for reply in replies]
    if objects and code:
        objects[0]["picture"] = Reply("", picture=picture(code)).as_dict()["picture"]
    if objects and custom.get(FORGET):
        objects[-1][FORGET] = True
    if objects:
        objects[-1]["buttons"] = [_button(button) for button in message.get("buttons") or []]
    return objects


def _button(button: dict[str, Any]) -> dict[str, Any]:
    plain = Reply("", buttons=(Button(button["title"], button["payload"]),)).as_dict()
    return {**plain["buttons"][0], "picture": button.get("picture")}


class WholeReplies(CollectingOutputChannel):
    """Collects reply objects instead of loose texts, buttons and custom parts."""

    def __init__(self, messages: list[dict[str, Any]]) -> None:
        super().__init__()
        self.messages = messages

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Keep one Rasa message as one item for each bubble."""
        for reply in whole_replies(message):
            buttons = [
                {"title": button["title"], "payload": button["payload"]}
                for button in reply["buttons"]
            ]
            item = {"recipient_id": recipient_id, "text": reply["text"], "custom": reply}
            await self._persist_message({**item, "buttons": buttons} if buttons else item)


class EasyReadRest(RestInput):
    """Rasa's REST channel at its usual address, `/webhooks/rest/webhook`."""

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """The channel's endpoints, collecting whole replies."""
        # The one place of ours that Rasa calls while its server starts, its logs set up by then.
        check_the_schema_once()
        quieten_logs()

        async def receive(message: UserMessage) -> None:
            # A streamed answer collects into a queue; only lists are ours to fill.
            if isinstance(message.output_channel.messages, list):
                message.output_channel = WholeReplies(message.output_channel.messages)
            try:
                if not await _answered_as_urgent(message):
                    await on_new_message(message)
                _mark_unclear(message)
            except asyncio.CancelledError:
                # The front door had waited long enough. Rasa would write the words to the log.
                logger.error("a turn was cut off")
            except Exception as error:
                # Here too.
                logger.error("a turn failed: %s", type(error).__name__)

        return super().blueprint(receive)

    def get_metadata(self, request: Request) -> dict[str, Any] | None:
        """What a client says of its message: `looked` where it has looked for danger itself."""
        given = (request.json or {}).get("metadata")
        return given if isinstance(given, dict) else None


def _mark_unclear(message: UserMessage) -> None:
    """Tell the front door that this message would be kept, if the person said yes to that."""
    sent = getattr(message.output_channel, "messages", None)
    if (message.metadata or {}).get(UNCLEAR) and isinstance(sent, list) and sent:
        sent[-1]["custom"] = {**sent[-1]["custom"], UNCLEAR: True}


async def _answered_as_urgent(message: UserMessage) -> bool:
    """Answer a message of somebody in danger here, where no front door has looked at it."""
    if (message.metadata or {}).get("looked"):
        return False
    text = message.text or ""
    concern = safety.from_payload(text) or safety.look(text)
    if concern is None:
        return False
    say = safety.answer if concern.sure else safety.are_you_safe
    for reply in say(concern):
        shown = reply.as_dict()
        await message.output_channel.send_response(
            message.sender_id, {"text": reply.text, "custom": shown}
        )
    return True
