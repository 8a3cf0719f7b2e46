"""Distances and postcodes."""

import pytest

from services_db.geo import box, distance_miles, district
from tests.services_db.services_catalogue import CATFORD


def test_london_to_cardiff_is_131_miles() -> None:
    assert distance_miles(51.5074, -0.1278, 51.4816, -3.1791) == pytest.approx(131, abs=1)


def test_nowhere_is_refused() -> None:
    with pytest.raises(ValueError, match="90 degrees"):
        distance_miles(91, 0, 0, 0)


@pytest.mark.parametrize(
    ("postcode", "half"),
    [
        ("SE8 4AG", "SE8"),
        ("se84ag", "SE8"),
        (" SE8 ", "SE8"),
        ("EC1A 1BB", "EC1A"),
        ("E8", "E8"),
        ("Deptford", None),
        ("", None),
        (None, None),
    ],
)
def test_the_first_half_of_a_postcode(postcode: str | None, half: str | None) -> None:
    assert district(postcode) == half


@pytest.mark.parametrize(("north", "east"), [(1, 0), (-1, 0), (0, 1), (0, -1)])
def test_the_box_holds_all_that_is_within_reach(north: int, east: int) -> None:
    low, high, west, east_edge = box(CATFORD, 10)
    lat = high if north > 0 else low if north < 0 else CATFORD.lat
    lon = east_edge if east > 0 else west if east < 0 else CATFORD.lon
    assert distance_miles(CATFORD.lat, CATFORD.lon, lat, lon) >= 10
