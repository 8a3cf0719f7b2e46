"""Links that people who refer make: they open a conversation with some answers already given."""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Final

from sqlalchemy import Engine

from services_db.database import session_scope, speaking_plainly
from services_db.models import LinkRow
from services_db.types import Place

# Without what looks or sounds alike (0 o, 1 i l, 2 z, 5 s, 8 b, u v): codes get read out.
ALPHABET: Final = "34679acdefghjkmnpqrtwxy"
LENGTH: Final = 10


@dataclass(frozen=True)
class Link:
    """What a link says. Each part may be absent, and the person can change each.

    Attributes:
        code: ten letters and digits, safe in an address and in Telegram's start parameter.
        interests: slugs.
        place_text: the place as the sender wrote it.
        place: that place, where it is known.
        sender: who sends the person, in their own words.
        created_on: the day.
    """

    code: str
    interests: tuple[str, ...]
    place_text: str | None
    place: Place | None
    sender: str | None
    created_on: date


class Links:
    """The links that are kept."""

    def __init__(self, engine: Engine, today: Callable[[], date]) -> None:
        self._engine = engine
        self._today = today

    def make(
        self,
        interests: Sequence[str] = (),
        place: Place | str | None = None,
        sender: str | None = None,
    ) -> str:
        """Keeps a new link and gives its code.

        Args:
            interests: slugs of interests.csv.
            place: a known place, or only the words for it.
            sender: such as "Your GP surgery".

        Raises:
            ServicesUnavailable: the database cannot be written.
        """
        code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
        row = LinkRow(
            code=code,
            interests=list(interests),
            place_text=place.name if isinstance(place, Place) else place,
            place=asdict(place) if isinstance(place, Place) else None,
            sender=sender,
            created_on=self._today(),
        )
        with speaking_plainly(), session_scope(self._engine) as session:
            session.add(row)
        return code

    def open(self, code: str) -> Link | None:
        """What a link says, or None where no such link was made.

        Raises:
            ServicesUnavailable: the database cannot be read.
        """
        clean = code.strip().lower()
        # PostgreSQL refuses to look for a null byte; no code ever had one.
        if len(clean) != LENGTH or not set(clean) <= set(ALPHABET):
            return None
        with speaking_plainly(), session_scope(self._engine) as session:
            row = session.get(LinkRow, clean)
            return _as_link(row) if row else None


def _as_link(row: LinkRow) -> Link:
    return Link(
        code=row.code,
        interests=tuple(row.interests),
        place_text=row.place_text,
        place=Place(**row.place) if row.place else None,
        sender=row.sender,
        created_on=row.created_on,
    )
