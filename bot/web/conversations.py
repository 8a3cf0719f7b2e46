"""Step 1, which conversation: its id is the secret of whoever holds the conversation.

Whoever knows it can go on with the conversation, so it is in no address, log or error, and one
that anybody would guess is not used.
"""

import re
import secrets

from bot.turn import BadRequest

CHANNEL = "web"
_CONVERSATION = re.compile(r"[A-Za-z0-9_-]{16,64}")
# An id made by chance has 8 different characters or more, as good as always.
_FEWEST = 4
_ROWS = ("0123456789", "abcdefghijklmnopqrstuvwxyz")


def new_conversation() -> str:
    """An id that nobody can guess: 24 random bytes, 32 characters."""
    return secrets.token_urlsafe(24)


def conversation_of(given: str | None) -> str:
    """The id that a client sent, or a new one: where it sent none, or one that can be guessed.

    The answer carries the id, so that a client that goes on with it keeps its conversation.

    Raises:
        BadRequest: it is not 16 to 64 of A-Z a-z 0-9 - _.
    """
    if given is None:
        return new_conversation()
    if not _CONVERSATION.fullmatch(given):
        raise BadRequest
    return new_conversation() if is_guessable(given) else given


def is_guessable(conversation: str) -> bool:
    """Whether anybody would think of it: nearly one letter, or letters or digits in their row."""
    plain = re.sub(r"[_-]", "", conversation.lower())
    if len(set(plain)) < _FEWEST:
        return True
    rows = (row * (1 + len(plain) // len(row)) + row for row in _ROWS)
    return any(plain in row or plain[::-1] in row for row in rows)
