"""Whom a message is for, how old they are, and which one is meant."""

import pytest

from bot.nlu.people_words import find_people


def said(text: str) -> dict[str, str | int]:
    return {each.name: each.value for each in find_people(text)}


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("my daughter likes music, we live in SE8", "your daughter"),
        ("My daughter is 24 and loves baking", "your daughter"),
        ("for my son", "your son"),
        ("my dauter", "your daughter"),
        ("its for my nan", "your nan"),
        ("i care for my husband", "your husband"),
        ("my brother dave is 30 and likes football", "your brother"),
        ("something for my grown up autistic son", "your son"),
        ("a man i support likes trains", "the person you support"),
        ("i suport a man with autism", "the person you support"),
        ("for someone i support", "the person you support"),
        ("my client likes art", "the person you support"),
        ("i support someone who likes art", "the person you support"),
        ("i support my brother he likes drama", "your brother"),
        ("my brother supports liverpool", "your brother"),
        ("my son Preston", "your son"),
    ],
)
def test_the_person_supported_is_named_as_the_bot_will_say_it(text: str, relation: str) -> None:
    assert said(text)["relation"] == relation
    assert said(text)["who"] in ("supporter", "professional")


@pytest.mark.parametrize(
    "text", ["i live with my mum", "my mum died", "my mum hits me", "can i bring my friend"]
)
def test_a_relative_who_is_only_mentioned_is_not_whom_it_is_for(text: str) -> None:
    assert said(text) == {}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("me", "me"),
        ("its for me", "me"),
        ("just me please", "me"),
        ("me i like sining", "me"),
        ("for my son", "supporter"),
        ("im his mum", "supporter"),
        ("someone i support", "supporter"),
        ("im a social worker", "professional"),
        ("i work with people", "professional"),
        ("link worker", "professional"),
        ("my client is 45", "professional"),
    ],
)
def test_who_asks_is_heard(text: str, who: str) -> None:
    assert said(text)["who"] == who


@pytest.mark.parametrize("text", ["is it for me", "not for me", "my social worker said", "tell me"])
def test_who_asks_is_not_guessed(text: str) -> None:
    assert "who" not in said(text)


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("im 19", 19),
        ("she's 24", 24),
        ("My daughter is 24, has Down's syndrome", 24),
        ("24 years old", 24),
        ("24 yr old", 24),
        ("aged 30", 30),
        ("my son, 19, likes art", 19),
    ],
)
def test_an_age_is_heard(text: str, age: int) -> None:
    assert said(text)["age"] == age


@pytest.mark.parametrize(
    "text",
    [
        "it is 10 pounds",
        "£24",
        "24 miles",
        "is 2pm ok",
        "im 24 hours late",
        "we are 5 minutes away",
        "i live at 24 high street",
        "there are 12 of us",
        "im 500",
    ],
)
def test_prices_times_counts_and_house_numbers_are_no_age(text: str) -> None:
    assert "age" not in said(text)


@pytest.mark.parametrize(
    ("text", "which"),
    [
        ("the first one", 1),
        ("2nd", 2),
        ("number 2", 2),
        ("tell me about the last one", -1),
        ("last one", -1),
        ("2", 2),
        ("the third one please", 3),
    ],
)
def test_which_one_is_heard(text: str, which: int) -> None:
    assert said(text)["which"] == which


@pytest.mark.parametrize("text", ["first aid", "wait a second", "last week", "2 friends", "im 24"])
def test_other_numbers_choose_nothing(text: str) -> None:
    assert "which" not in said(text)


def test_the_words_are_where_the_message_has_them() -> None:
    text = "hello, its for my son, he is 19"
    spans = {each.name: text[each.start : each.end] for each in find_people(text)}
    assert spans == {"relation": "my son", "who": "my son", "age": "19"}


@pytest.mark.parametrize("text", ["", " ", "👎", "?" * 1000, "my " * 333])
def test_nothing_is_found_in_nothing(text: str) -> None:
    assert said(text) == {}
