"""Step 1, read: what a message from Telegram is to the front door, or why it cannot be read."""

import re

from telegram import Message

from bot.turn import Incoming

CHANNEL = "telegram"
HELLO = "hello"
# Telegram's own limits for a start code; "@name" follows a command that is picked from a list.
_START = re.compile(r"/start(?:@\w+)?(?:\s+(?P<code>.*?))?\s*", re.DOTALL | re.IGNORECASE)
_CODE = re.compile(r"[A-Za-z0-9_-]{1,64}")

_PICTURES = ("photo", "video", "animation", "sticker", "document", "video_note", "story")
_VOICES = ("voice", "audio")
_PLACES = ("location", "venue")


def typed(chat: int, text: str) -> Incoming:
    """What somebody typed: the start of a conversation, or words as they are.

    A start code that cannot be one opens the conversation all the same: the person only
    pressed a link.

    Args:
        chat: Telegram's id of the chat.
        text: of the message, commands such as "/help" too.
    """
    start = _START.fullmatch(text)
    if start is None:
        return Incoming(CHANNEL, str(chat), message=text)
    code = start["code"] or HELLO
    return Incoming(CHANNEL, str(chat), start=code if _CODE.fullmatch(code) else HELLO)


def pressed(chat: int, token: str) -> Incoming:
    """A button that somebody pressed."""
    return Incoming(CHANNEL, str(chat), button=token)


def unread(message: Message) -> str:
    """The key in wording.yml that says why a message without words cannot be read."""
    kinds = {"picture": _PICTURES, "voice": _VOICES, "place": _PLACES}
    for key, names in kinds.items():
        if any(getattr(message, name) for name in names):
            return key
    return "only_words"
