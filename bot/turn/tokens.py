"""Step 6 of a turn, tokens: what a button does stays here; the channel gets a short token."""

import re
import secrets
from dataclasses import dataclass
from typing import Any

# What the channel can do by itself: dial a number, or open a page.
_LINK = re.compile(r"tel:\+?[0-9][0-9 ]*|sms:\+?[0-9][0-9 ]*(\?\S*)?|https?://\S+")


@dataclass(frozen=True)
class Choice:
    """One button that can be pressed, as it is kept.

    Attributes:
        bubble: which reply of the turn it belongs to, from 0.
        position: which button of that reply it is, from 1; links have none.
    """

    token: str
    title: str
    payload: str
    bubble: int
    position: int


def with_tokens(
    replies: list[dict[str, Any]], first_bubble: int = 0
) -> tuple[list[dict[str, Any]], list[Choice]]:
    """The replies as the channel gets them, and the choices to keep.

    Args:
        replies: reply objects whose buttons carry payloads.
        first_bubble: the number of the first of them in its turn.
    """
    choices: list[Choice] = []
    shown = []
    for bubble, reply in enumerate(replies, start=first_bubble):
        buttons = []
        for button in reply["buttons"]:
            position = 1 + sum(choice.bubble == bubble for choice in choices)
            made = _choice(button, bubble, position)
            choices += [made] if made else []
            buttons.append(_shown(button, made))
        shown.append(reply | {"buttons": buttons})
    return shown, choices


def _choice(button: dict[str, Any], bubble: int, position: int) -> Choice | None:
    if _LINK.fullmatch(button["payload"]):
        return None
    token = secrets.token_urlsafe(9)  # 9 bytes are 12 characters
    return Choice(token, button["title"], button["payload"], bubble, position)


def _shown(button: dict[str, Any], choice: Choice | None) -> dict[str, Any]:
    return {
        "title": button["title"],
        "token": choice.token if choice else None,
        "picture": button.get("picture"),
        "link": None if choice else button["payload"].replace(" ", ""),
    }
