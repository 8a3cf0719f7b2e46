"""Step 7, show it in a terminal: replies as lines of text, buttons with numbers."""

import textwrap
from collections.abc import Iterator
from typing import Any

WIDTH = 76


def lines_of(replies: list[dict[str, Any]]) -> Iterator[str]:
    """The lines that show one turn's replies.

    Only the buttons of the last bubble have numbers, since a number typed means one of those;
    the others are pressed by typing their words.
    """
    for number, reply in enumerate(replies, start=1):
        yield from _bubble(reply)
        yield from _buttons(reply.get("buttons") or [], numbered=number == len(replies))
        yield ""


def _bubble(reply: dict[str, Any]) -> Iterator[str]:
    # A blank line inside a card's text stays; long lines are folded.
    for paragraph in str(reply["text"]).split("\n"):
        yield from textwrap.wrap(paragraph, WIDTH) or [""]


def _buttons(buttons: list[dict[str, Any]], *, numbered: bool) -> Iterator[str]:
    number = 0
    for button in buttons:
        link = button.get("link")
        number += not link
        mark = f"{number} " if numbered and not link else ""
        yield f"   [{mark}{button['title']}]" + (f" ({link})" if link else "")
