"""Plain, detached forms of what the services database knows: what search takes and gives.

Everything here is immutable and knows nothing of SQL, so that wording, actions and tests can
hold it without a database at hand.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Kind = Literal["session", "support"]
HowNear = Literal["here", "near", "serves_area", "online", "everywhere", "unknown"]


@dataclass(frozen=True)
class Place:
    """Somewhere in the United Kingdom that a person can name.

    Attributes:
        name: as people say it, "Deptford" or "SE8".
        area: the council whose area it lies in, or None for what is larger than one council.
        lat, lon: WGS 84 degrees of its centre.
        kind: postcode, neighbourhood, town, council, county, region or landmark.
    """

    name: str
    area: str | None
    lat: float
    lon: float
    kind: str


@dataclass(frozen=True)
class Wanted:
    """What a person asked for; everything is optional.

    Attributes:
        interests: slugs of interests.csv, any of which is welcome.
        not_interests: slugs that the person does not want.
        place: where they live or would go.
        age: in years.
        within_miles: how far a session may be; None is any distance.
        online: only what can be joined from home.
        kind: session (something to go to), support (a kind of support), or both where None.
        skip: ids already shown or refused.
    """

    interests: tuple[str, ...] = ()
    not_interests: tuple[str, ...] = ()
    place: Place | None = None
    age: int | None = None
    within_miles: float | None = 10.0
    online: bool = False
    kind: Kind | None = "session"
    skip: frozenset[str] = frozenset()


@dataclass(frozen=True)
class EasyRead:
    """A listing in easy-read words, line by line. None is "we do not know"."""

    what: tuple[str, ...]
    who_for: str | None = None
    when: str | None = None
    where: str | None = None
    cost: str | None = None
    how_to_join: str | None = None


@dataclass(frozen=True)
class Heading:
    """One heading of the directory of models, with the source its text rests on."""

    name: str
    text: str
    source: str


@dataclass(frozen=True)
class Listing:
    """One session or kind of support, as it is shown. None is unknown, everywhere."""

    id: str
    kind: Kind
    title: str
    organisation: str | None
    model: str | None
    interests: tuple[str, ...]
    easy_read: EasyRead
    venue: str | None = None
    town: str | None = None
    postcode: str | None = None
    lat: float | None = None
    lon: float | None = None
    area_served: tuple[str, ...] = ()
    online: bool | None = None
    age_from: int | None = None
    age_to: int | None = None
    free: bool | None = None
    phone: str | None = None
    website: str | None = None
    checked_on: date | None = None
    next_date: date | None = None
    headings: tuple[Heading, ...] = ()


@dataclass(frozen=True)
class Match:
    """A listing that fits, and why.

    Attributes:
        liked: the interests that the person named and this listing serves, as they named them.
        how_near: here (same neighbourhood or district), near (distance_miles is known),
            serves_area (for people who live there, no one spot), online, everywhere, unknown.
        parts: each part of the score by name, 0 to 1, for `--explain`.
    """

    listing: Listing
    score: float
    liked: tuple[str, ...] = ()
    how_near: HowNear = "unknown"
    distance_miles: float | None = None
    parts: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Offer:
    """One way to find something after all, with a real count of what it would find."""

    kind: Literal["further", "online", "other_interests", "support"]
    count: int
    miles: float | None = None


@dataclass(frozen=True)
class Results:
    """What was found, best first, and what else would find something."""

    matches: tuple[Match, ...]
    total: int
    offers: tuple[Offer, ...] = ()


class ServicesUnavailable(Exception):
    """The services database cannot be reached or read just now."""
