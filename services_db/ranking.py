"""Step 4, match: how well a listing fits, as one number from parts that can be read.

Each part is from 0 (does not fit) to 1 (fits); the score is their weighted mean.
"""

from collections.abc import Collection, Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from services_db.geo import Nearness
from services_db.types import Listing, Match, Wanted

WEIGHTS: Final[Mapping[str, float]] = MappingProxyType(
    {
        # What somebody likes to do is the reason to go at all.
        "interest": 0.50,
        # Most of the people do not drive: what is far is often what cannot be reached. Large
        # enough that a spot within reach beats something area-wide, whatever else is known.
        "distance": 0.35,
        # Unknown is not no, but a card full of "We do not know" asks a lot of its reader.
        "certainty": 0.10,
        # Groups stop without telling anybody; what was checked lately is likelier to be on.
        "freshness": 0.05,
    }
)

# A singing group for who likes music: surely music, though perhaps not the kind they mean.
NARROWER: Final = 0.9
# A music group for who likes singing: there may be no singing.
BROADER: Final = 0.4
# Something named that the person does not want is a part of it.
_UNWANTED: Final = 0.5

# Without one spot, less certain to be reachable than any spot within reach (0.6 and more).
_WITHOUT_DISTANCE: Final = MappingProxyType(
    {"here": 1.0, "serves_area": 0.25, "everywhere": 0.2, "online": 0.15, "unknown": 0.1}
)
_REACH_MILES: Final = 10.0
_HALF_YEAR: Final = 183


def rank(
    listing: Listing,
    wanted: Wanted,
    near: Nearness,
    fits: Mapping[str, Mapping[str, float]],
    unwanted: Collection[str],
    today: date,
) -> Match:
    """The match of a listing that passed every filter, with its score and parts.

    Args:
        listing: what was found.
        wanted: what the person asked for.
        near: from `services_db.geo.nearness`.
        fits: for each interest that the person named, the interests that serve it and how
            well, 0 to 1.
        unwanted: every interest that the person does not want, narrower ones included.
        today: the day on which the person asks.
    """
    served = {
        named: max(serving.get(interest, 0.0) for interest in listing.interests)
        for named, serving in fits.items()
        if listing.interests
    }
    parts = {
        "interest": _interest(listing, served, unwanted),
        "distance": _distance(near),
        "certainty": _certainty(listing, wanted),
        "freshness": _freshness(listing.checked_on, today),
    }
    return Match(
        listing=listing,
        score=sum(WEIGHTS[name] * part for name, part in parts.items()),
        liked=tuple(named for named in wanted.interests if served.get(named, 0.0) > 0),
        how_near=near.how,
        distance_miles=near.miles,
        parts=parts,
    )


def best_first(match: Match) -> tuple[bool, float, str, str]:
    """A sort key: sessions before kinds of support, then by score; ties by title, always alike."""
    return (
        match.listing.kind != "session",
        -round(match.score, 6),
        match.listing.title.casefold(),
        match.listing.id,
    )


def _interest(listing: Listing, served: Mapping[str, float], unwanted: Collection[str]) -> float:
    part = 1.0
    if served:
        # One thing that fits well is worth more than two that half fit; both count.
        part = 0.8 * max(served.values()) + 0.2 * sum(served.values()) / len(served)
    return part * _UNWANTED if set(listing.interests) & set(unwanted) else part


def _distance(near: Nearness) -> float:
    if near.miles is None or near.how == "here":
        return _WITHOUT_DISTANCE.get(near.how, 0.0)
    part = 0.6 + 0.4 / (1 + near.miles / 3)
    return part * min(1.0, _REACH_MILES / max(near.miles, 0.1))


def _certainty(listing: Listing, wanted: Wanted) -> float:
    read = listing.easy_read
    known = [
        read.who_for is not None,
        read.when is not None,
        read.where is not None,
        read.cost is not None,
        read.how_to_join is not None,
        listing.phone is not None or listing.website is not None,
    ]
    if wanted.age is not None:
        known.append(listing.age_from is not None or listing.age_to is not None)
    return sum(known) / len(known)


def _freshness(checked_on: date | None, today: date) -> float:
    if checked_on is None:
        return 0.0
    days = (today - checked_on).days
    if days <= _HALF_YEAR:
        return 1.0
    return 0.5 if days <= 2 * _HALF_YEAR else 0.1
