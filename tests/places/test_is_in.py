"""What lies in what."""

import pytest

from services_db.places import find_district, find_places, is_in
from services_db.places.load import areas, councils, districts, landmarks, neighbourhoods
from services_db.places.within import members
from services_db.types import Place


def place(text: str) -> Place:
    found = find_places(text).place
    assert found is not None
    return found


def test_london_is_its_33_boroughs() -> None:
    assert len(members("London")) == 33


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("deptford", "London"),
        ("deptford", "Greater London"),
        ("deptford", "Lewisham"),
        ("deptford", "London Borough of Lewisham"),
        ("deptford", "lewisham council"),
        ("deptford", "South East London"),
        ("deptford", "England"),
        ("SE8", "UK"),
        ("worcester", "Worcestershire"),
        ("worcester", "West Midlands region"),
        ("gloucester", "Gloucestershire"),
        ("bath", "Somerset"),
        ("salford", "Greater Manchester"),
        ("kent", "England"),
        ("london", "United Kingdom"),
        ("cardiff", "Wales"),
        ("glasgow", "Scotland"),
        ("belfast", "Northern Ireland"),
        ("belfast", "UK"),
        ("bow", "Bow"),
    ],
)
def test_a_place_is_in_what_is_around_it(text: str, area: str) -> None:
    assert is_in(place(text), area)


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("deptford", "Kent"),
        ("london", "Lewisham"),
        ("england", "London"),
        ("cardiff", "England"),
        ("belfast", "England"),
        ("deptford", "Narnia"),
        ("deptford", ""),
    ],
)
def test_a_place_is_not_in_what_is_elsewhere_or_smaller(text: str, area: str) -> None:
    assert not is_in(place(text), area)


@pytest.mark.parametrize("name", areas())
def test_every_area_has_members_that_are_councils(name: str) -> None:
    assert members(name) <= set(councils())
    assert members(name) or name == "Northern Ireland"
    for part in areas()[name].made_of:
        assert part.startswith("@") or members(part), part


def test_england_scotland_and_wales_are_all_of_the_uk_that_has_councils() -> None:
    three = members("England") | members("Scotland") | members("Wales")
    assert three == members("United Kingdom") == set(councils())


def test_every_neighbourhood_lies_in_a_council_of_its_postcode_district() -> None:
    for entry in (*neighbourhoods(), *landmarks()):
        near = [
            d for d in districts().values() if (d.lat, d.lon) == (entry.place.lat, entry.place.lon)
        ]
        assert any(entry.place.area in district.councils for district in near), entry.place.name


def test_a_postcode_is_found_by_its_district() -> None:
    found = find_district("E1 6AN")
    assert found is not None
    assert found == Place("E1", "Tower Hamlets", found.lat, found.lon, "postcode")
    assert (round(found.lat, 1), round(found.lon, 1)) == (51.5, -0.1)


@pytest.mark.parametrize("text", ["", "ZZ9", "BT1 1AA", "hello", "12345", "SE", "8"])
def test_what_is_no_postcode_is_none(text: str) -> None:
    assert find_district(text) is None
