"""Step 4, match: where a listing is as seen from where a person is."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt
from typing import Final

from services_db.types import HowNear, Listing, Place, Wanted

EARTH_RADIUS_MILES: Final = 6371.0 / 1.609344
_MILES_PER_DEGREE: Final = 69.0

# A 20-minute walk: people call this "here".
HERE_MILES: Final = 1.0

# A person may name these; their centre says little about how far somebody in them has to go.
_LARGE_KINDS: Final = frozenset({"council", "county", "region", "country"})
_LARGE_NAMES: Final = frozenset({"london", "greater london"})

_NATIONWIDE: Final = frozenset(
    {"uk", "united kingdom", "great britain", "england", "scotland", "wales", "northern ireland"}
)

IsIn = Callable[[Place, str], bool]
# From a postcode, whole or half, and a town, either of which may be unknown.
FindSpot = Callable[[str | None, str | None], Place | None]


@dataclass(frozen=True)
class Nearness:
    """How near something is; miles where a distance means something."""

    how: HowNear
    miles: float | None = None


def distance_miles(lat_a: float, lon_a: float, lat_b: float, lon_b: float) -> float:
    """Great-circle distance between two points, in miles.

    Args:
        lat_a: WGS 84 degrees of the first point, like the others.
        lon_a: its longitude.
        lat_b: of the second point.
        lon_b: its longitude.

    Raises:
        ValueError: a coordinate is out of range.

    Source: haversine formula, mean Earth radius 6,371.0 km (IUGG).
    """
    if max(abs(lat_a), abs(lat_b)) > 90 or max(abs(lon_a), abs(lon_b)) > 180:
        raise ValueError("a latitude is at most 90 degrees and a longitude at most 180")
    north, east = radians(lat_b - lat_a), radians(lon_b - lon_a)
    half = sin(north / 2) ** 2 + cos(radians(lat_a)) * cos(radians(lat_b)) * sin(east / 2) ** 2
    return 2 * EARTH_RADIUS_MILES * asin(min(1.0, sqrt(half)))


def box(place: Place, miles: float) -> tuple[float, float, float, float]:
    """A box that surely holds all within so many miles: south, north, west, east in degrees.

    For an index to cut down on; the true distance is measured afterwards.
    """
    north = miles / _MILES_PER_DEGREE * 1.01
    east = north / max(0.1, cos(radians(place.lat)))
    return place.lat - north, place.lat + north, place.lon - east, place.lon + east


def district(postcode: str | None) -> str | None:
    """The first half of a postcode, "SE8" of "se8 4ag" and of "SE8"; None where there is none."""
    tight = re.sub(r"\s", "", postcode or "").upper()
    found = re.fullmatch(r"([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][A-Z]{2})?", tight)
    return found[1] if found else None


def is_large(place: Place) -> bool:
    """Whether a person named somewhere too large to measure from its centre."""
    return place.kind in _LARGE_KINDS or place.name.lower() in _LARGE_NAMES


def nearness(listing: Listing, wanted: Wanted, is_in: IsIn, find_spot: FindSpot) -> Nearness | None:
    """How near a listing is to what a person asked for; None where it is surely out of reach.

    What is not known never counts as no: a listing without a place or an area is "unknown".

    Args:
        listing: any listing.
        wanted: its place, how far, and whether only from home.
        is_in: whether a place lies in a named area.
        find_spot: the place of a postcode or town.
    """
    if wanted.online and not listing.online:
        return None
    if wanted.place is None:
        return Nearness("online" if wanted.online else "unknown")
    inside = _inside_named_area(listing, wanted.place, is_in, find_spot)
    served = _served_as(listing, wanted.place, is_in)
    if listing.area_served and served is None and not inside:
        return None
    if wanted.online:
        return Nearness("online")
    if inside:
        return Nearness("here")
    if listing.lat is not None and listing.lon is not None:
        return _by_distance(listing, wanted.place, wanted.within_miles)
    return Nearness(served or ("online" if listing.online else "unknown"))


def _inside_named_area(listing: Listing, place: Place, is_in: IsIn, find_spot: FindSpot) -> bool:
    """Whether the person named a large area and the listing happens in it.

    Somebody who says "Worcestershire" may live anywhere in it; so a listing in it is not ruled
    out by distance from the county's centre, nor because it serves one of its towns.
    """
    if not is_large(place):
        return False
    spot = find_spot(listing.postcode, listing.town)
    return spot is not None and is_in(spot, place.name)


def _served_as(listing: Listing, place: Place, is_in: IsIn) -> HowNear | None:
    """serves_area or everywhere, where an area served holds the place; None where none does."""
    holding = [
        area.lower()
        for area in listing.area_served
        if area.lower() == place.name.lower() or is_in(place, area)
    ]
    if not holding:
        return None
    return "everywhere" if all(area in _NATIONWIDE for area in holding) else "serves_area"


def _by_distance(listing: Listing, place: Place, within: float | None) -> Nearness | None:
    if listing.lat is None or listing.lon is None:
        return None
    miles = distance_miles(place.lat, place.lon, listing.lat, listing.lon)
    same = place.kind == "postcode" and district(place.name) == district(listing.postcode)
    if miles < HERE_MILES or (same and district(place.name) is not None):
        return Nearness("here", miles)
    if within is None or miles <= within:
        return Nearness("near", miles)
    return Nearness("online") if listing.online else None


@lru_cache(maxsize=1024)
def shipped_spot(postcode: str | None, town: str | None) -> Place | None:
    """The place of a postcode, or else of a town, from the places that ship with Come Along.

    A town's name that means several places gives None: it is not known which.
    """
    from services_db.places import find_district, find_places

    spot = find_district(postcode) if postcode else None
    if spot is None and town:
        spot = find_places(town).place
    return spot
