"""The hand-kept neighbourhoods and landmarks: each is known, once, and where it should be."""

from collections import Counter
from collections.abc import Iterator

import pytest
import yaml

from services_db.interests.tokens import phrase, zipf
from services_db.places import find_places
from services_db.places.cues import COMMON_NAME_ZIPF, LARGE_TOWN
from services_db.places.index import index, km_between
from services_db.places.load import (
    FOLDER,
    Council,
    Entry,
    councils,
    districts,
    landmarks,
    neighbourhoods,
    word_names,
)
from services_db.types import Place

NEAR_COUNCIL_KM = 8.0
LONDON = "E09"
LARGEST_CITIES = [
    "Birmingham",
    "Leeds",
    "Glasgow",
    "Sheffield",
    "Manchester",
    "Bradford",
    "Liverpool",
    "Edinburgh",
    "Bristol",
    "Cardiff",
    "Leicester",
    "Coventry",
    "Nottingham",
    "Newcastle upon Tyne",
    "Sunderland",
    "Kingston upon Hull",
    "Plymouth",
    "Stoke-on-Trent",
    "Wolverhampton",
    "Derby",
    "Southampton",
    "Portsmouth",
    "Brighton and Hove",
    "Swansea",
    "Aberdeen",
    "Reading",
    "West Northamptonshire",
    "Luton",
    "Milton Keynes",
    "York",
    "Norwich",
    "Oxford",
]


def hand_kept() -> tuple[Entry, ...]:
    return (*neighbourhoods(), *landmarks())


def council_of(entry: Entry) -> Council:
    assert entry.place.area is not None
    return councils()[entry.place.area]


def middle_of(council: Council) -> Entry:
    return Entry(Place(council.name, council.name, council.lat, council.lon, "council"), 0)


def councils_around(entry: Entry) -> set[str]:
    """The councils of every district whose middle is the place's."""
    here = (entry.place.lat, entry.place.lon)
    around = [each.councils for each in districts().values() if (each.lat, each.lon) == here]
    return {name for names in around for name in names}


def venues(part: object) -> Iterator[str]:
    """Every "venue" anywhere in what a listing's file says."""
    if isinstance(part, dict):
        if isinstance(part.get("venue"), str):
            yield part["venue"]
        part = list(part.values())
    if isinstance(part, list):
        for each in part:
            yield from venues(each)


def test_there_are_at_least_1260_neighbourhoods() -> None:
    assert len(list(neighbourhoods())) >= 1260


def test_every_london_borough_and_large_city_has_several() -> None:
    rows = Counter(entry.place.area for entry in neighbourhoods())
    boroughs = [council.name for council in councils().values() if council.code.startswith(LONDON)]
    assert len(boroughs) == 33
    assert {name for name in (*boroughs, *LARGEST_CITIES) if rows[name] < 7} == set()


def test_every_district_is_known() -> None:
    # A district that is not there would have stopped the loading: say which file is meant.
    assert all(councils_around(entry) for entry in hand_kept())


def test_every_place_lies_near_its_council_or_in_a_district_of_it() -> None:
    far = [
        entry.place.name
        for entry in hand_kept()
        if entry.place.area not in councils_around(entry)
        and km_between(entry, middle_of(council_of(entry))) > NEAR_COUNCIL_KM
    ]
    assert far == []


def test_no_name_is_there_twice_in_one_council() -> None:
    names = Counter((phrase(entry.place.name), entry.place.area) for entry in hand_kept())
    assert [name for name, count in names.items() if count > 1] == []


def test_whoever_lives_there_is_understood_or_asked_which_is_meant() -> None:
    lost = []
    for entry in hand_kept():
        found = find_places(f"i live in {entry.place.name}")
        if entry.place not in (found.place, *found.choices):
            lost.append(entry.place)
    assert lost == []


def test_an_everyday_word_is_in_the_list_of_such_words() -> None:
    missing = set()
    for entry in hand_kept():
        for words in map(phrase, (entry.place.name, *entry.also)):
            common = len(words) == 1 and zipf(words[0]) >= COMMON_NAME_ZIPF
            if common and index().by_words[words][0].size < LARGE_TOWN:
                missing |= {words[0]} - word_names()
    assert missing == set()


def test_the_everyday_words_are_in_lower_case_and_once() -> None:
    lines = (FOLDER / "word_names.txt").read_text(encoding="utf-8").splitlines()
    words = [line for line in lines if line and not line.startswith("#")]
    assert [word for word in words if phrase(word) != (word,)] == []
    assert [word for word, count in Counter(words).items() if count > 1] == []


def test_every_venue_of_a_listing_is_a_landmark() -> None:
    known = {entry.place.name for entry in landmarks()}
    named: set[str] = set()
    for file in (FOLDER.parent / "listings").glob("*.yml"):
        named |= set(venues(yaml.safe_load(file.read_text(encoding="utf-8"))))
    assert named
    assert named <= known


@pytest.mark.parametrize(
    ("text", "name", "area"),
    [
        ("tuebrook", "Tuebrook", "Liverpool"),
        ("i live in broadwater farm", "Broadwater Farm", "Haringey"),
        ("honicknowle", "Honicknowle", "Plymouth"),
        ("blackbird leys pls", "Blackbird Leys", "Oxford"),
        ("footscray", "Foots Cray", "Bexley"),
        ("near kings cross station", "King's Cross Station", "Camden"),
        ("handsworth sheffield", "Handsworth", "Sheffield"),
        ("clifton york", "Clifton", "York"),
        ("kings heath", "Kings Heath", "Birmingham"),
        ("i live in woodlands glasgow", "Woodlands", "Glasgow"),
        ("we are in mastrik", "Mastrick", "Aberdeen"),
    ],
)
def test_a_neighbourhood_of_a_large_city_is_found(text: str, name: str, area: str) -> None:
    place = find_places(text).place
    assert place is not None
    assert (place.name, place.area) == (name, area)


@pytest.mark.parametrize(
    "text",
    [
        "my friend hartley likes art",
        "i play a battlefield game",
        "we can meet halfway",
        "i want to dance the charleston",
        "my flat is called woodlands",
        "i want more please",
    ],
)
def test_a_word_or_a_first_name_is_no_neighbourhood(text: str) -> None:
    found = find_places(text)
    assert (found.place, found.choices) == (None, ())
