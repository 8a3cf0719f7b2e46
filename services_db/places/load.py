"""Reference data: every place that can be named, read from this folder's files.

districts.csv, councils.csv and towns.csv are built by scripts/build_places.py; the others, csv
and txt, are kept by hand. LICENCES.md says where the data is from.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from services_db.types import Place

FOLDER = Path(__file__).parent

# Sizes for ordering places of one name, where nobody counts the people.
NEIGHBOURHOOD_SIZE = 15_000
LANDMARK_SIZE = 5_000
# London's are larger: of two neighbourhoods of one name London's is offered first.
LONDONS_MORE = 5_000
AREA_SIZE = 10_000_000
# The file counts postcodes that are no longer in use too.
PEOPLE_A_POSTCODE = 25


@dataclass(frozen=True)
class Entry:
    """A place, how many people live there (about), and what else it is called."""

    place: Place
    size: int
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class District:
    """A postcode district: "SE8", its middle, and its councils, largest part first."""

    name: str
    lat: float
    lon: float
    councils: tuple[str, ...]


@dataclass(frozen=True)
class Council:
    """A council that people live under: its ONS code, and the council above it."""

    code: str
    name: str
    upper: str
    also: tuple[str, ...]
    lat: float
    lon: float
    postcodes: int


@dataclass(frozen=True)
class Area:
    """A county, region or country, and what it is made of: see `within.members`."""

    name: str
    kind: str
    also: tuple[str, ...]
    made_of: tuple[str, ...]


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _list(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";") if part.strip())


@lru_cache(maxsize=1)
def districts() -> dict[str, District]:
    """Every postcode district of Great Britain, by name in capitals."""
    return {
        row["district"]: District(
            row["district"], float(row["lat"]), float(row["lon"]), _list(row["councils"])
        )
        for row in _rows("districts.csv")
    }


@lru_cache(maxsize=1)
def councils() -> dict[str, Council]:
    """Every council of Great Britain, by name."""
    return {row["name"]: _council(row) for row in _rows("councils.csv")}


def _council(row: dict[str, str]) -> Council:
    return Council(
        row["code"],
        row["name"],
        row["upper"],
        _list(row["also"]),
        float(row["lat"]),
        float(row["lon"]),
        int(row["postcodes"]),
    )


@lru_cache(maxsize=1)
def areas() -> dict[str, Area]:
    """Every county, region and country, by name."""
    return {
        row["name"]: Area(row["name"], row["kind"], _list(row["also"]), _list(row["members"]))
        for row in _rows("areas.csv")
    }


@lru_cache(maxsize=1)
def aliases() -> dict[str, str]:
    """What people write for a town: "glosta" is Gloucester."""
    return {row["written"]: row["meant"] for row in _rows("aliases.csv")}


@lru_cache(maxsize=1)
def word_names() -> frozenset[str]:
    """Names of places that are also everyday words or first names, in lower case."""
    return _lines("word_names.txt")


@lru_cache(maxsize=1)
def first_names() -> frozenset[str]:
    """Names of places that people are called too, in lower case."""
    return _lines("first_names.txt")


@lru_cache(maxsize=1)
def thing_words() -> frozenset[str]:
    """What is called after places, in lower case: "puddings", "terrier", "film"."""
    return _lines("thing_words.txt")


@lru_cache(maxsize=1)
def things() -> frozenset[tuple[str, ...]]:
    """Things whose name has a place's in it, as words in lower case: "made in chelsea"."""
    return frozenset(tuple(line.split()) for line in _lines("things.txt"))


def _lines(name: str) -> frozenset[str]:
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def towns() -> Iterator[Entry]:
    """Towns and villages; those inside London are its neighbourhoods."""
    for row in _rows("towns.csv"):
        name = row["name"].replace("Saint ", "St ").replace("St. ", "St ")
        council = councils().get(row["council"])
        in_london = council is not None and council.code.startswith("E09")
        kind = "neighbourhood" if in_london and name != "London" else "town"
        point = float(row["lat"]), float(row["lon"])
        yield Entry(Place(name, row["council"] or None, *point, kind), int(row["population"]))


def more_towns() -> Iterator[Entry]:
    """The hand-kept towns that towns.csv does not have, at the middle of their district."""
    for row in _rows("more_towns.csv"):
        place = _in_district(row, "town")
        yield Entry(place, int(row["size"]), _list(row["also"]))


def neighbourhoods() -> Iterator[Entry]:
    """The hand-kept neighbourhoods, at the middle of their postcode district."""
    yield from _by_district("neighbourhoods.csv", "neighbourhood", NEIGHBOURHOOD_SIZE)


def landmarks() -> Iterator[Entry]:
    """The hand-kept landmarks, at the middle of their postcode district."""
    yield from _by_district("landmarks.csv", "landmark", LANDMARK_SIZE)


def _by_district(file: str, kind: str, size: int) -> Iterator[Entry]:
    for row in _rows(file):
        in_london = councils()[row["council"]].code.startswith("E09")
        yield Entry(_in_district(row, kind), size + in_london * LONDONS_MORE, _list(row["also"]))


def _in_district(row: dict[str, str], kind: str) -> Place:
    district = districts()[row["district"]]
    return Place(row["name"], row["council"], district.lat, district.lon, kind)
