"""Places that a message names."""

import pytest

from services_db.places import PlaceFinding, find_places


def named(text: str) -> tuple[str, str | None] | None:
    place = find_places(text).place
    return (place.name, place.area) if place else None


@pytest.mark.parametrize(
    "text", ["SE8", "se8", "se84ag", "SE8 4AG", "SE8 4", "s e 8", "se 8", "i live in se8 4ag pls"]
)
def test_a_postcode_is_understood_in_any_writing(text: str) -> None:
    assert named(text) == ("SE8", "Lewisham")


def test_the_longest_district_wins() -> None:
    assert named("SE18") == ("SE18", "Greenwich")


@pytest.mark.parametrize("text", ["me 2", "i need 2 go", "at 10", "im 24", "see you b4 tea", "m8"])
def test_figures_and_text_words_are_no_postcodes(text: str) -> None:
    assert find_places("ok " + text).place is None


def test_northern_irelands_postcodes_are_left_out() -> None:
    assert find_places("BT1 5GS").place is None


@pytest.mark.parametrize(
    ("text", "name", "area"),
    [
        ("deptfrd", "Deptford", "Lewisham"),
        ("wot can i do in deptfrd i like sining", "Deptford", "Lewisham"),
        ("newcastel", "Newcastle upon Tyne", "Newcastle upon Tyne"),
        ("newcastle", "Newcastle upon Tyne", "Newcastle upon Tyne"),
        ("glosta", "Gloucester", "Gloucester"),
        ("worcester", "Worcester", "Worcester"),
        ("hackny", "Hackney", "Hackney"),
        ("forresthill", "Forest Hill", "Lewisham"),
        ("elefant and castle", "Elephant and Castle", "Southwark"),
        ("birmingam", "Birmingham", "Birmingham"),
        ("near the albany", "The Albany", "Lewisham"),
        ("catford lewisham", "Catford", "Lewisham"),
        ("st pauls bristol", "St Pauls", "Bristol"),
    ],
)
def test_a_badly_spelt_place_is_found(text: str, name: str, area: str) -> None:
    assert named(text) == (name, area)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("London", "London", "region"),
        ("somersit", "Somerset", "county"),
        ("wales", "Wales", "region"),
        ("south east london", "South East London", "region"),
        ("tower hamlets", "Tower Hamlets", "council"),
    ],
)
def test_what_is_larger_than_a_town_has_its_kind(text: str, name: str, kind: str) -> None:
    place = find_places(text).place
    assert place is not None
    assert (place.name, place.kind) == (name, kind)


def test_a_larger_place_than_one_council_has_no_area() -> None:
    place = find_places("Kent").place
    assert place is not None
    assert place.area is None


@pytest.mark.parametrize("text", ["Bow", "bow", "i live in bow", "bow, london", "near bow"])
def test_bow_is_a_place_where_the_sentence_makes_it_one(text: str) -> None:
    assert named(text) == ("Bow", "Tower Hamlets")


@pytest.mark.parametrize(
    "text",
    [
        "take a bow",
        "i want a bath",
        "i had a sandwich",
        "is there a sale",
        "my name is shirley",
        "hi my name is lee",
        "my dog is barking",
        "reading",
        "rugby",
        "i like reading",
        "i am interested in reading",
        "i go to church",
        "i hope so",
        "big deal",
        "what is over there",
        "yes",
        "help me please",
        "social worker",
        "footbal",
        "",
        "👎",
        "/find",
    ],
)
def test_a_word_that_is_meant_as_a_word_is_no_place(text: str) -> None:
    found = find_places(text)
    assert found.place is None
    assert found.choices == ()
    assert (found.start, found.end, found.text) == (0, 0, "")


@pytest.mark.parametrize("text", ["i live in reading", "things to do in reading", "near reading"])
def test_reading_is_a_town_after_in(text: str) -> None:
    assert named(text) == ("Reading", "Reading")


@pytest.mark.parametrize("text", ["not london, leeds", "leeds not london", "Leeds, not in London"])
def test_of_two_places_the_one_that_is_not_refused_is_taken(text: str) -> None:
    assert named(text) == ("Leeds", "Leeds")


def test_a_refused_place_alone_is_no_place() -> None:
    assert find_places("not london").place is None


@pytest.mark.parametrize("text", ["Newport", "Richmond", "ashford"])
def test_a_name_of_several_places_gives_choices_the_largest_first(text: str) -> None:
    found = find_places(text)
    assert found.place is None
    assert 2 <= len(found.choices) <= 5
    assert len({choice.area for choice in found.choices}) == len(found.choices)


def test_the_city_is_offered_first() -> None:
    assert find_places("Newport").choices[0].area == "Newport"


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("newport wales", "Newport"),
        ("Newport, Shropshire", "Telford and Wrekin"),
        ("newport isle of wight", "Isle of Wight"),
        ("Ashford Kent", "Ashford"),
    ],
)
def test_a_second_name_says_which_is_meant(text: str, area: str) -> None:
    assert (named(text) or ("", None))[1] == area


def test_the_words_are_where_the_message_has_them() -> None:
    text = "I live in New Cross, I like art"
    found = find_places(text)
    assert text[found.start : found.end] == found.text == "New Cross"


def test_a_thousand_characters_of_nonsense_name_no_place() -> None:
    assert find_places("qwrty zxcvb " * 84).place is None


@pytest.mark.parametrize(
    "text",
    [
        "my son Preston",
        "my son preston likes art",
        "my friend Chelsea",
        "our daughter London loves music",
        "im called Preston",
        "my name is Chelsea",
        "a man named lincoln",
    ],
)
def test_the_name_of_a_person_is_no_place(text: str) -> None:
    assert find_places(text) == PlaceFinding()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("my son Preston lives in Leeds", "Leeds"),
        ("something for my son hull", "Kingston upon Hull"),
        ("my son, Preston", "Preston"),
        ("a town called bow", "Bow"),
        ("my friend lives in Preston", "Preston"),
    ],
)
def test_a_place_beside_a_person_is_still_a_place(text: str, name: str) -> None:
    assert (named(text) or ("", None))[0] == name


@pytest.mark.parametrize(
    "text",
    [
        "we live in leeds but go to day centre in york",
        "he goes to day centre in york but i live in leeds",
        "my carer lives in york but i live near leeds",
        "i used to live in york, now i live in leeds",
        "york is nice but im based in leeds",
    ],
)
def test_where_they_live_comes_before_any_other_place(text: str) -> None:
    assert named(text) == ("Leeds", "Leeds")


def test_where_they_live_may_be_said_in_two_steps() -> None:
    assert named("i live in london, in hackney") == ("Hackney", "Hackney")
    assert named("i live in london but go to college in hackney") == ("London", None)


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("ashford kent", "Ashford"),
        ("ashford near canterbury", "Ashford"),
        ("ashford close to heathrow, staines", "Spelthorne"),
        ("newport near cardiff", "Newport"),
        ("i live in newport near cardiff", "Newport"),
        ("richmond yorkshire", "North Yorkshire"),
        ("newport, isle of wight", "Isle of Wight"),
        ("newcastle upon tyne", "Newcastle upon Tyne"),
    ],
)
def test_a_town_or_county_beside_it_says_which_is_meant(text: str, area: str) -> None:
    assert (named(text) or ("", None))[1] == area


def test_the_county_that_stands_after_a_name_belongs_to_its_words() -> None:
    assert find_places("i like art in ashford kent").text == "ashford kent"


@pytest.mark.parametrize(
    ("text", "name", "area"),
    [
        ("sw1", "SW1", "Westminster"),
        ("i live in WC1", "WC1", "Camden"),
        ("ec1", "EC1", "Islington"),
        ("W1", "W1", "Westminster"),
        ("SW1A 1AA", "SW1A", "Westminster"),
    ],
)
def test_a_district_without_its_letter_is_its_area(text: str, name: str, area: str) -> None:
    assert named(text) == (name, area)


@pytest.mark.parametrize("text", ["i support west ham", "arsenal fan", "support newcastle"])
def test_a_football_club_is_no_place(text: str) -> None:
    assert find_places(text) == PlaceFinding()


def test_whoever_supports_a_club_may_live_anywhere() -> None:
    assert named("i support west ham and live in barking") == ("Barking", "Barking and Dagenham")


def test_football_beside_a_town_leaves_it_a_town() -> None:
    assert named("football liverpool") == ("Liverpool", "Liverpool")
