"""Step 6, say it: why this one fits: what the person likes, and how near it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from bot.easyread.distance import miles_from
from bot.easyread.joined import liked_sentences
from bot.easyread.wording import say

if TYPE_CHECKING:
    # Types alone, so that a channel that only renders loads no database.
    from services_db.types import HowNear, Match, Place

_WITH_THE = frozenset({"UK", "United Kingdom", "Forest of Dean"})


def why(match: Match, who: Mapping[str, str], place: Place | None) -> tuple[str, ...]:
    """The reasons for a match, a sentence or two each.

    Args:
        match: as search gave it.
        who: from `grammar`.
        place: where the person said they are, None where they did not.
    """
    liked = liked_sentences(match.liked, who)
    # Somebody who did not say where they live need not hear that we cannot say how near it is.
    unsaid = place is None and match.how_near == "unknown"
    return tuple(liked) if unsaid else (*liked, how_near(match, place))


def how_near(match: Match, place: Place | None) -> str:
    """One sentence on how near it is, in whole miles."""
    return _SAYS[match.how_near](match, place)


def _here(match: Match, place: Place | None) -> str:
    name = place.name if place else match.listing.town
    return say("near", "here", place=name) if name else say("near", "unknown")


def _near(match: Match, place: Place | None) -> str:
    if match.distance_miles is None or place is None:
        return _here(match, None)
    return miles_from(match.distance_miles, place.name)


def _serves(match: Match, place: Place | None) -> str:
    areas = match.listing.area_served
    if not areas:
        return say("near", "unknown")
    # The person's own council is the most useful of several areas.
    area = place.area if place and place.area in areas else areas[0]
    return say("near", "serves", area=f"the {area}" if area in _WITH_THE else area)


def _always(case: str) -> Callable[[Match, Place | None], str]:
    return lambda match, place: say("near", case)


_SAYS: dict[HowNear, Callable[[Match, Place | None], str]] = {
    "here": _here,
    "near": _near,
    "serves_area": _serves,
    "online": _always("online"),
    "everywhere": _always("everywhere"),
    "unknown": _always("unknown"),
}
