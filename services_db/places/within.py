"""Reference data: which council lies in which county, region and country."""

import re
from functools import lru_cache
from statistics import fmean

from services_db.places.load import (
    AREA_SIZE,
    PEOPLE_A_POSTCODE,
    Area,
    Entry,
    areas,
    councils,
    towns,
)
from services_db.types import Place

LARGE = ("county", "region")
NORTHERN_IRELAND = "Northern Ireland"
_WHOLE = (NORTHERN_IRELAND, "United Kingdom")
_TITLES = re.compile(
    r"^(the )?(london borough of|royal borough of|city of|county of|borough of|the) "
    r"|( county| city| borough| district)? council$"
)


def is_in(place: Place, area_name: str) -> bool:
    """Whether a place lies wholly in an area.

    Args:
        place: any place of this package.
        area_name: a country, region, county, council or neighbourhood, as listings write it:
            "London", "Greater Manchester", "Lewisham Council", "UK".

    Returns:
        False too where no such area is known.
    """
    if area_name.strip().lower() == place.name.lower():
        return True
    whole = _named(area_name)
    if whole is None:
        return False
    if place.kind in LARGE or place.area is None:
        return _large_is_in(place, whole)
    return place.area in members(whole)


def _large_is_in(place: Place, whole: str) -> bool:
    if place.kind not in LARGE or place.name == NORTHERN_IRELAND:
        # Northern Ireland's towns have no council here: its postcode data is left out.
        return whole in _WHOLE
    part = members(place.name)
    return bool(part) and part <= members(whole)


@lru_cache(maxsize=512)
def _named(area_name: str) -> str | None:
    """The area or council that a listing means, by its name here."""
    name = area_name.strip().lower()
    names = _names()
    return names.get(name) or names.get(_TITLES.sub("", name))


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    found = {}
    for council in councils().values():
        for name in (council.name, *council.also):
            found[name.lower()] = council.name
    # A county wins over the council of its name: Somerset is the county.
    for area in areas().values():
        for name in (area.name, *area.also):
            found[name.lower()] = area.name
    return found


@lru_cache(maxsize=512)
def members(name: str) -> frozenset[str]:
    """The councils that an area is made of; a council is made of itself.

    Args:
        name: a name of areas.csv or councils.csv. In areas.csv "@E09" means every council whose
            code begins so, "@Kent" every council under that county council.

    Returns:
        Names of councils; empty where the name is not known.
    """
    area = areas().get(name)
    if area is None:
        return frozenset([name]) & frozenset(councils())
    found: set[str] = set()
    for part in area.made_of:
        found |= _part(part, name)
    return frozenset(found)


def _part(part: str, of: str) -> frozenset[str]:
    if part.startswith("@"):
        sign = part[1:]
        return frozenset(
            c.name for c in councils().values() if c.code.startswith(sign) or c.upper == sign
        )
    # "Somerset" in Somerset is the council; elsewhere it is the county.
    return frozenset([part]) if part == of else members(part)


def large_places() -> list[Entry]:
    """Every county, region and country, and every council, as places with a middle."""
    found = [_area_entry(area) for area in areas().values()]
    for council in councils().values():
        place = Place(council.name, council.name, council.lat, council.lon, "council")
        found.append(Entry(place, council.postcodes * PEOPLE_A_POSTCODE, council.also))
    return found


def _area_entry(area: Area) -> Entry:
    names = members(area.name)
    parts = [council for council in councils().values() if council.name in names]
    if parts:
        total = sum(council.postcodes for council in parts)
        lat = sum(council.lat * council.postcodes for council in parts) / total
        lon = sum(council.lon * council.postcodes for council in parts) / total
    else:
        here = [entry.place for entry in towns() if entry.place.area is None]
        lat, lon = fmean(p.lat for p in here), fmean(p.lon for p in here)
    only = next(iter(names)) if len(names) == 1 else None
    place = Place(area.name, only, round(lat, 4), round(lon, 4), area.kind)
    return Entry(place, AREA_SIZE, area.also)
