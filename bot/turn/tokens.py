"""Step 6 of a turn, tokens: what a button does stays here; the channel gets a short token."""

import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

# What the channel can do by itself: dial a number, or open a page.
_LINK = re.compile(r"tel:\+?[0-9][0-9 ]*|sms:\+?[0-9][0-9 ]*(\?\S*)?|https?://\S+")


_TOKEN = re.compile(r"[A-Za-z0-9_-]{12}")


@dataclass(frozen=True)
class Choice:
    """One button that can be pressed, as it is kept.

    Attributes:
        bubble: which reply of the turn it belongs to, from 0.
        position: which button of that reply it is, from 1; a link is 0, no number picks it.
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
        made = list(_choices(reply["buttons"], bubble))
        buttons = [_shown(*each) for each in zip(reply["buttons"], made, strict=True)]
        choices += made
        shown.append(reply | {"buttons": buttons})
    return shown, choices


def is_token(text: str) -> bool:
    """Whether a token can be so; no database has to look for anything else."""
    return bool(_TOKEN.fullmatch(text))


def is_link(payload: str) -> bool:
    """Whether a channel can do this by itself: dial, write a text message, open a page."""
    return bool(_LINK.fullmatch(payload))


def links_only(shown: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The replies without the buttons that need a token, for when none can be kept.

    A button that does nothing is worse than none: what it says can be typed.
    """
    return [
        reply | {"buttons": [button for button in reply["buttons"] if button["link"]]}
        for reply in shown
    ]


def _choices(buttons: list[dict[str, Any]], bubble: int) -> Iterator[Choice]:
    position = 0
    for button in buttons:
        link = is_link(button["payload"])
        position += not link
        token = secrets.token_urlsafe(9)  # 9 bytes are 12 characters
        number = 0 if link else position
        yield Choice(token, button["title"], button["payload"], bubble, number)


def _shown(button: dict[str, Any], choice: Choice) -> dict[str, Any]:
    """The button for a channel; `link` is what it can do by itself, for who cannot the token."""
    return {
        "title": button["title"],
        "token": choice.token,
        "picture": button.get("picture"),
        "link": button["payload"].replace(" ", "") if is_link(button["payload"]) else None,
    }
