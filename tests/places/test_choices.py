"""The order of the places that a name may mean."""

import pytest

from services_db.places import find_places, nearest_first
from services_db.places.index import km_between
from services_db.places.load import Entry, councils, districts, more_towns
from services_db.types import Place


def place(text: str) -> Place:
    found = find_places(text).place
    assert found is not None
    return found


def areas(places: tuple[Place, ...]) -> list[str | None]:
    return [each.area for each in places]


@pytest.mark.parametrize(
    ("name", "before", "first"),
    [
        ("Wellington", "Taunton", "Somerset"),
        ("Wellington", "Telford", "Telford and Wrekin"),
        ("St Ives", "Penzance", "Cornwall"),
        ("St Ives", "Cambridge", "Huntingdonshire"),
        ("Richmond", "Darlington", "North Yorkshire"),
        ("Rainham", "Chatham", "Medway"),
        ("Newport", "Southampton", "Isle of Wight"),
        ("Whitchurch", "Shrewsbury", "Shropshire"),
    ],
)
def test_what_is_nearest_to_the_place_before_is_offered_first(
    name: str, before: str, first: str
) -> None:
    near = place(before)
    assert find_places(name, near).choices[0].area == first
    assert nearest_first(find_places(name).choices, near)[0].area == first


def test_a_village_nearby_stays_behind_a_town() -> None:
    choices = find_places("Newport", place("Tenby")).choices
    assert areas(choices)[0] == "Newport"


def test_without_a_place_before_the_largest_is_first() -> None:
    choices = find_places("Richmond").choices
    assert areas(choices) == ["Richmond upon Thames", "North Yorkshire"]
    assert nearest_first(choices, None) == choices


def test_the_nearest_of_no_choices_are_none() -> None:
    assert nearest_first((), place("Leeds")) == ()


def test_a_name_without_doubt_stays_so_wherever_they_were() -> None:
    assert find_places("leeds", place("Truro")).place == place("leeds")


@pytest.mark.parametrize(
    ("text", "named", "spelt"),
    [
        ("i live in deptfrd", "deptfrd", "Deptford"),
        ("im in glosta", "glosta", "Gloucester"),
        ("newport wales", "newport wales", ""),
        ("burnam", "burnam", "Burnham"),
        (
            "she is under the london borough of bexly",
            "london borough of bexly",
            "london borough of Bexley",
        ),
        ("in Leeds", "Leeds", ""),
        ("SE8", "SE8", ""),
    ],
)
def test_the_right_spelling_is_given_where_it_was_wrong(text: str, named: str, spelt: str) -> None:
    found = find_places(text)
    assert (found.text, found.spelt) == (named, spelt)


def test_every_town_kept_by_hand_is_in_a_council_of_its_district() -> None:
    around = {(d.lat, d.lon): d.councils for d in districts().values()}
    for entry in more_towns():
        at = (entry.place.lat, entry.place.lon)
        council = councils()[entry.place.area or ""]
        middle = Entry(Place(council.name, council.name, council.lat, council.lon, "council"), 0)
        assert entry.place.area in around[at] or km_between(entry, middle) < 15, entry.place.name
