"""Reading: a message as it was most likely meant, with the text as typed kept."""

import pytest

from bot.nlu.read_as import Reading, read_as
from bot.nlu.spelling import Speller, learn
from services_db.interests.tokens import phrase

OWN = (
    "what can i do near here",
    "i want to go to a group near me",
    "where is it and how much is it",
    "do you know any groups",
    "my son likes gardening and swimming",
    "something to do on wednesday",
    "i want to talk to a person please",
)


@pytest.fixture(scope="module")
def speller() -> Speller:
    return Speller(learn([list(phrase(text)) for text in OWN]))


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("wot can i do in deptfrd i like sining", "what can i do in Deptford i like singing"),
        ("i wont to go sumwhere near glosta", "I want to go somewhere near Gloucester"),
        ("i no wot i wont", "I know what I want"),
        ("helllooo", "hello"),
        ("tork to a purson plz", "talk to a person please"),
        ("can u help me b4 wensday", "can you help me before wednesday"),
        ("gr8 thx", "great thanks"),
        ("i lik gardning an swiming", "i like gardening and swimming"),
        ("is their a groop", "is there a group"),
        ("i want somthing tothe music", "i want something to the music"),
    ],
)
def test_what_is_badly_spelt_is_read_as_it_was_meant(
    typed: str, read: str, speller: Speller
) -> None:
    assert read_as(typed, speller).text == read


@pytest.mark.parametrize(
    "typed",
    [
        "What can I do near here?",
        "my name is Jayden",
        "SE8 4AG",
        "s e 8",
        "my daughter Kayleigh likes swimming",
        "I'd like a choir in Catford",
        "2",
        "",
        "   ",
        "早上好",
        "Привет",
        "\x00\x07",
        "they were friends",
        "I threw a ball",
        "the sum is hard",
    ],
)
def test_what_is_right_a_name_or_a_postcode_is_left_alone(typed: str, speller: Speller) -> None:
    assert read_as(typed, speller) == Reading(typed, typed)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("👍🏽", "yes"),
        ("👎", "no"),
        ("?", "I do not understand"),
        ("???", "I do not understand"),
        ("😢", "I am sad"),
        ("i like 🎸", "i like music"),
        ("🎵🎨⚽", "music art football"),
        ("i like🎵🎨 in leeds", "i like music art in leeds"),
    ],
)
def test_signs_become_words(typed: str, read: str, speller: Speller) -> None:
    assert read_as(typed, speller).text == read


def test_a_stretch_of_the_reading_leads_back_to_what_was_typed(speller: Speller) -> None:
    typed = "wot is on in deptfrd for me"
    reading = read_as(typed, speller)
    start = reading.text.index("Deptford")
    begin, end = reading.typed_span(start, start + len("Deptford"))
    assert typed[begin:end] == "deptfrd"
    begin, end = reading.typed_span(reading.text.rindex("for"), len(reading.text))
    assert typed[begin:end] == "for me"


def test_a_word_that_became_two_leads_back_to_one(speller: Speller) -> None:
    typed = "i dunno wot"
    reading = read_as(typed, speller)
    start = reading.text.index("not")
    begin, end = reading.typed_span(start, start + len("not"))
    assert typed[begin:end] == "dunno"


def test_every_change_says_why(speller: Speller) -> None:
    reading = read_as("wot is on in deptfrd i like sining purson", speller)
    assert [change.why for change in reading.changes] == [
        "text-speak", "place", "interest", "spelling",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["wot " * 3_000, "x" * 10_000, "🎸" * 5_000, "sooo" * 2_000])
def test_a_very_long_message_is_read_without_harm(text: str, speller: Speller) -> None:
    assert read_as(text, speller).typed == text
