"""Step 4, match: what else would find something, each with a real count of what it would find."""

from collections.abc import Callable
from dataclasses import replace
from math import ceil

from services_db.types import Match, Offer, Wanted

Find = Callable[[Wanted], tuple[Match, ...]]


def offers_for(wanted: Wanted, found: tuple[Match, ...], find: Find) -> tuple[Offer, ...]:
    """Ways to find something after all; those that would find nothing new are left out.

    Args:
        wanted: what was asked for.
        found: what that found.
        find: searches; asked at most once for each kind of offer.
    """
    seen = {match.listing.id for match in found}
    tried = (_further, _online, _other_interests, _support)
    offers = (offer(wanted, seen, find) for offer in tried)
    return tuple(offer for offer in offers if offer is not None and offer.count > 0)


def _further(wanted: Wanted, seen: set[str], find: Find) -> Offer | None:
    """What is further away than the person said, and how many miles off the nearest is."""
    if wanted.place is None or wanted.within_miles is None or wanted.online:
        return None
    miles = [
        match.distance_miles
        for match in find(replace(wanted, within_miles=None))
        if match.listing.id not in seen and match.distance_miles is not None
    ]
    return Offer("further", len(miles), float(ceil(min(miles)))) if miles else None


def _online(wanted: Wanted, seen: set[str], find: Find) -> Offer | None:
    """What fits and can be joined from home."""
    if wanted.online:
        return None
    return Offer("online", _new(find(replace(wanted, online=True)), seen))


def _other_interests(wanted: Wanted, seen: set[str], find: Find) -> Offer | None:
    """What is near, or for people who live there, of any interest; what is refused stays so."""
    if not wanted.interests:
        return None
    matches = find(replace(wanted, interests=()))
    if wanted.place is not None and not wanted.online:
        matches = tuple(
            match for match in matches if match.how_near in ("here", "near", "serves_area")
        )
    return Offer("other_interests", _new(matches, seen))


def _support(wanted: Wanted, seen: set[str], find: Find) -> Offer | None:
    """Kinds of support that could be for somebody who lives there, whatever their interests."""
    if wanted.kind != "session":
        return None
    could_be = replace(wanted, kind="support", interests=(), not_interests=(), online=False)
    return Offer("support", _new(find(could_be), seen))


def _new(matches: tuple[Match, ...], seen: set[str]) -> int:
    return sum(match.listing.id not in seen for match in matches)
