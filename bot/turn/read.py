"""Step 1 of a turn, read: what was typed, without what nobody meant to type."""

import re
import unicodedata

from bot.turn.messages import TooLong

LONGEST = 1000
# Invisible spaces would hide words from the urgent look. The joiners (200C, 200D) stay:
# emoji and some scripts need them.
_INVISIBLE = {"\u200b", "\u2060", "\ufeff", "\u00ad"}
_BROKEN = {"Cc", "Cs", "Cn", "Co"}


def read(message: str) -> str:
    """The message as clean text; empty where nothing can be seen.

    Args:
        message: as the channel gave it.

    Raises:
        TooLong: the message as given has more than 1,000 characters.
    """
    if len(message) > LONGEST:
        raise TooLong
    kept = "".join(_kept(character) for character in unicodedata.normalize("NFC", message))
    text = re.sub(r"\s+", " ", kept).strip()
    return text if any(_is_seen(character) for character in text) else ""


def as_words(text: str) -> str:
    """The text without the slashes at its start, which would make it a command for Rasa."""
    return re.sub(r"^[\s/]+", "", text)


def _kept(character: str) -> str:
    if character in _INVISIBLE or character == "\x00":
        return ""
    return " " if unicodedata.category(character) in _BROKEN else character


def _is_seen(character: str) -> bool:
    return not character.isspace() and unicodedata.category(character) != "Cf"
