"""The words of the interests: how many, which forms, and what they are not taken for."""

import time
from collections.abc import Iterator

import pytest
import yaml

from services_db.interests import find_interests, load_interests
from services_db.interests.forms import forms
from services_db.interests.load import FOLDER, english, misspellings, secondary
from services_db.interests.tokens import phrase
from services_db.interests.vocabulary import is_secondary, nearest, vocabulary

MOST_MILLISECONDS = 1.0
ENOUGH_WORDS = 60
ENOUGH_EXAMPLES = 14


def wanted(text: str) -> set[str]:
    return {found.slug for found in find_interests(text) if found.wanted}


@pytest.fixture(scope="module")
def examples() -> dict[str, list[str]]:
    read = yaml.safe_load((FOLDER / "examples.yml").read_text(encoding="utf-8"))
    assert isinstance(read, dict)
    return read


@pytest.mark.parametrize("slug", load_interests())
def test_every_interest_has_many_everyday_words(slug: str) -> None:
    assert len(load_interests()[slug].words) >= ENOUGH_WORDS


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("I want to have a go at watercolours", "art"),
        ("she ices cupcakes", "cooking"),
        ("he bakes a cake every Sunday", "cooking"),
        ("carving spoons and a bit of carpentry", "craft"),
        ("learning to sew on a button", "sewing"),
        ("he would like to play the steel pans", "music"),
        ("we belt out songs in the car", "singing"),
        ("kicking a ball about with the lads", "football"),
        ("new age kurling or goalball", "sport"),
        ("a walk up a munro", "walking"),
        ("we went pond dipping", "nature"),
        ("feeding the goats", "animals"),
        ("her own flat and how to use a hoover", "independent_living"),
        ("I never get the right change", "money"),
        ("I want to pack in the fags", "health"),
        ("he wants to put his point to the partnership board", "speaking_up"),
        ("somewhere for fellas to talk", "men"),
        ("planes taking off and steam engines", "transport"),
        ("on the bus by myself", "travel_skills"),
        ("serving teas at the hospice shop", "volunteering"),
    ],
)
def test_what_people_say_in_their_own_words_is_understood(text: str, slug: str) -> None:
    assert slug in wanted(text)


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("i want carryokey", "singing"),
        ("going to the pitchers", "film"),
        ("fortnight on my switch", "gaming"),
        ("i like sowing", "sewing"),
        ("botcha", "sport"),
        ("a goaly for our team", "football"),
        ("where can i do pottry", "art"),
        ("tie chee in the park", "relaxation"),
        ("getting my nales done", "fashion"),
        ("i need a brake", "carers"),
    ],
)
def test_words_that_sound_alike_are_understood(text: str, slug: str) -> None:
    assert slug in wanted(text)


@pytest.mark.parametrize(
    "text",
    [
        "detained under the Mental Health Act",
        "I work in Oxford",
        "the day centre worker",
        "could a volunteer trained by the hospice visit",
        "the social work team",
        "what is Create Health",
        "which councils have Local Area Coordination",
        "he uses Makaton",
        "she gets anxious in a crowd",
        "is it run by a charity",
        "that is not my cup of tea",
        "is there parking space",
        "do they have a facebook page",
        "walks with a frame",
        "is there public transport",
        "i have a lerning disabilty",
        "he left school in July",
    ],
)
def test_words_with_another_sense_name_no_interest(text: str) -> None:
    assert wanted(text) == set()


@pytest.mark.parametrize("text", ["hospices", "wobbly", "summarise", "contraption", "farver"])
def test_a_right_word_is_no_misspelt_interest(text: str) -> None:
    assert nearest(text) is None


def test_where_a_thing_is_taught_says_nothing_beside_what_is_taught() -> None:
    assert is_secondary(("lessons",), {"dance"})
    assert not is_secondary(("lessons",), set())
    assert not is_secondary(("maths",), {"dance"})


def test_a_singer_named_by_whoever_sings_says_nothing_more() -> None:
    assert is_secondary(("abba",), {"singing"})
    assert not is_secondary(("abba",), {"cooking"})


def test_what_may_be_secondary_names_an_interest_of_the_list() -> None:
    for words, beside in secondary().items():
        assert phrase(words) in vocabulary().slugs, words
        assert beside <= set(load_interests()), words


def test_something_that_people_do_is_known_in_all_its_forms() -> None:
    found = set(forms(phrase("bake a cake")))
    assert {("baking", "cake"), ("bakes", "a", "cake"), ("bake", "my", "cake")} <= found


def test_what_is_mine_may_be_theirs() -> None:
    assert ("his", "bike") in set(forms(("my", "bike")))


def test_a_verb_in_y_and_one_with_a_double_letter_are_spelt_right() -> None:
    assert ("tidies", "up") in set(forms(("tidy", "up")))
    assert ("digging", "holes") in set(forms(("dig", "holes")))


def test_no_misspelling_is_an_everyday_word() -> None:
    known = {phrase(word) for interest in load_interests().values() for word in interest.words}
    assert [written for written in misspellings() if phrase(written) in known] == []


def test_the_dictionary_knows_english() -> None:
    assert {"walk", "colour"} <= english()
    assert "sumfin" not in english()


def _slugs(examples: dict[str, list[str]]) -> Iterator[str]:
    return (slug for slug in examples if slug != "none")


def test_every_interest_has_examples_that_do_not_name_it(examples: dict[str, list[str]]) -> None:
    assert set(_slugs(examples)) == set(load_interests())
    for slug in _slugs(examples):
        assert len(examples[slug]) >= ENOUGH_EXAMPLES, slug
        for text in examples[slug]:
            assert slug not in {found.slug for found in find_interests(text)}, text


def test_examples_of_nothing_name_no_interest(examples: dict[str, list[str]]) -> None:
    for text in examples["none"]:
        assert find_interests(text) == [], text


def test_no_example_stands_twice(examples: dict[str, list[str]]) -> None:
    texts = [text.lower() for each in examples.values() for text in each]
    assert len(set(texts)) == len(texts)


def test_finding_known_words_takes_under_a_millisecond() -> None:
    text = "we belt out songs in the car and he bakes a cake every Sunday in Leeds"
    find_interests(text)
    begun = time.perf_counter()
    for _ in range(50):
        find_interests(text)
    assert (time.perf_counter() - begun) / 50 * 1000 < MOST_MILLISECONDS
