"""What comes out of a message before anybody keeps it: all that could say who somebody is."""

import re

import pytest

from bot.nlu.taken_out import taken_out

FIRST_NAMES = ("kyle", "Kayleigh", "mohammed", "Siobhan", "priya", "oluwaseun", "agnieszka", "wei")
PLACES = ("Leeds", "deptfrd", "se8 4ag", "SE84AG", "s e 8", "newcastel", "Catford", "near glosta")


@pytest.mark.parametrize("name", FIRST_NAMES)
@pytest.mark.parametrize(
    "sentence",
    [
        "my name is {}",
        "hi im {} and i like art",
        "my son {} likes swimming",
        "{} wants to go dancing",
        "can i bring {} with me",
        "is that {}'s group",
        "MY BROTHER {} CANT COME",
    ],
)
def test_a_first_name_goes_wherever_it_stands(name: str, sentence: str) -> None:
    left = taken_out(sentence.format(name))
    assert name.lower() not in left.lower()
    assert "[name]" in left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("my name is john smith and i like art", "my name is [name] and i like art"),
        ("its me dave from bolton", "its me [name] from [place]"),
        ("my friend rocky likes bowling", "my friend [name] likes bowling"),
        ("my son jak wants to go", "my son [name] wants to go"),
        ("can i go with will and grace", "can i go with [name] and [name]"),
        ("Will likes dancing", "[name] likes dancing"),
        ("tell Mr Brown", "tell Mr [name]"),
        ("my sister's name is dawn", "my sister's name is [name]"),
        ("Can you ask Star about it", "Can you ask [name] about it"),
        ("i asked Obafemisola-Grant", "i asked [name]"),
        ("jean-paul said hi", "[name] said hi"),
        ("my daughter zoë and O'Brien", "my daughter [name] and [name]"),
    ],
)
def test_names_go_in_many_writings(text: str, left: str) -> None:
    assert taken_out(text) == left


@pytest.mark.parametrize(
    "text",
    [
        "will you help me",
        "may i come in",
        "my mum will take me",
        "i miss my mum",
        "Art please",
        "help me with art",
        "what time does it open on Monday",
        "i am bored and lonely",
        "my brother and sister like it",
        "my friend really likes it",
        "i like reading",
        "can you book me a taxi to the airport",
    ],
)
def test_what_names_nobody_stays(text: str) -> None:
    assert taken_out(text) == text


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    "sentence", ["i live in {}", "art in {} please", "we are from {} and bored"]
)
def test_a_place_goes_in_any_writing(place: str, sentence: str) -> None:
    left = taken_out(sentence.format(place))
    assert place.lower().removeprefix("near ") not in left.lower()
    assert "[place]" in left


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("not London and not Hull", ["london", "hull"]),
        ("i live at 12 acacia road leeds", ["acacia", "leeds", "12"]),
        ("my house is 4a oak lane", ["oak", "4"]),
        ("from leeds or bradford or halifax or york", ["leeds", "bradford", "halifax", "york"]),
        ("belfast bt12 4ab", ["belfast", "bt12", "4ab"]),
    ],
)
def test_every_place_of_a_message_goes(text: str, hidden: list[str]) -> None:
    left = taken_out(text).lower()
    assert [word for word in hidden if word in left] == []


@pytest.mark.parametrize(
    "text",
    [
        "ring 07700 900123",
        "ring 0 7 7 0 0 9 0 0 1 2 3",
        "ring +44 (0)20 7946 0000",
        "ring 07700-900-123 pls",
        "i was born 3/4/1990",
        "born on 3rd of april 1990",
        "April 3rd 1990",
        "third of april nineteen ninety",
        "oh seven seven double oh nine hundred",
        "im forty two",
        "NHS number 943 476 5919",
        "my number is 1️⃣2️⃣3️⃣",
        "my number is ①②③",
        "my number is ٠١٢٣",
    ],
)
def test_a_number_goes_in_any_writing(text: str) -> None:
    left = taken_out(text)
    assert "[number]" in left
    assert not re.search(r"\d|seven|ninety|forty|april|①|1990", left.lower())


@pytest.mark.parametrize(
    "text",
    [
        "sam.patel@example.com",
        "sam at gmail dot com",
        "sam dot patel at example dot co dot uk",
        "www.example.org/sam",
        "look on example.org/sam?x=patel",
        "https://example.org/sam",
        "@sam_patel",
        "my user name is bluesam",
        "my insta is sampatel",
        "ig: sam.patel",
        "sam_patel_99",
    ],
)
def test_an_address_and_a_user_name_go(text: str) -> None:
    left = taken_out(text)
    assert "[address]" in left
    assert "sam" not in left
    assert "patel" not in left


@pytest.mark.parametrize(
    "text",
    [
        "Куlе",
        "किरण",
        "محمد",
        "小明",
        "𝗞𝘆𝗹𝗲",
        "🅚🅨🅛🅔",
        "🇰🇾🇱🇪",
        "k y l e",
        "K.Y.L.E",
        "ky\u200ble",
        "Ｋｙｌｅ",
    ],
)
def test_a_name_in_another_script_or_in_disguise_goes(text: str) -> None:
    left = taken_out(f"{text} likes art 😀")
    assert "art 😀" in left
    assert left.replace("[name]", "").replace("[word]", "").strip() in ("likes art 😀",)


def test_a_word_that_no_dictionary_knows_goes() -> None:
    assert taken_out("i like flibblewok") == "i like [word]"


def test_the_only_brackets_are_those_of_what_was_taken_out() -> None:
    assert taken_out("[art](interest) {x} <art>") == "art interest x art"
    assert taken_out("[name](art)") == "[name] art"


def test_a_line_never_begins_with_a_sign_that_a_table_or_rasa_reads() -> None:
    for text in ("=1+1", "+art", "-art", "/forget", "@art art"):
        assert taken_out(text)[:1] not in tuple("=+-@/")


@pytest.mark.parametrize(
    "text", ["", " ", "\n\t", "?", "😀", "\x00", "[", "a" * 10_000, "é " * 5_000]
)
def test_odd_messages_give_one_line(text: str) -> None:
    assert "\n" not in taken_out(text)


@pytest.mark.parametrize(
    "text", ["my son kyle is 12", "in leeds at 12 oak road", "kyle@example.com or Flibble, Bath"]
)
def test_taking_out_twice_changes_nothing_more(text: str) -> None:
    assert taken_out(taken_out(text)) == taken_out(text)
