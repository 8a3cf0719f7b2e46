"""Step 6, say it: what one bubble holds, the same in every channel.

The dictionaries that `as_dict` gives are the reply object of the chat interface, with one
difference: inside, a button carries a `payload` for Rasa; the front door swaps it for a token.
"""

from dataclasses import asdict, dataclass
from typing import Any

# In a text of several bubbles, what parts them.
BUBBLE_BREAK = "\n\n"


@dataclass(frozen=True)
class Picture:
    """A picture beside words: its address on the web app, and what it shows in words."""

    url: str
    alt: str


@dataclass(frozen=True)
class Button:
    """Something to press. The payload stays on the server."""

    title: str
    payload: str
    picture: Picture | None = None


@dataclass(frozen=True)
class Line:
    """One labelled line of a card: When, Where, How much."""

    label: str
    text: str
    picture: Picture | None = None


@dataclass(frozen=True)
class Card:
    """Something found, for a person to read. None is unknown, never guessed.

    Attributes:
        id: of the listing.
        kind: session or support.
        model: the slug of models.csv, for a kind of support that is one of them.
        next_date, checked_on: ISO dates, for programs; the words are in `lines`.
    """

    id: str
    kind: str
    model: str | None
    title: str
    lines: tuple[Line, ...]
    why: tuple[str, ...]
    distance_miles: float | None = None
    next_date: str | None = None
    checked_on: str | None = None
    phone: str | None = None
    website: str | None = None
    page: str | None = None
    calendar: str | None = None
    map: str | None = None


@dataclass(frozen=True)
class Reply:
    """One bubble."""

    text: str
    buttons: tuple[Button, ...] = ()
    picture: Picture | None = None
    card: Card | None = None
    urgent: bool = False

    def as_dict(self) -> dict[str, Any]:
        """The reply object, ready for JSON; lists where the dataclass has tuples."""
        plain: dict[str, Any] = _plain(asdict(self))
        return plain


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(inner) for inner in value]
    return value
