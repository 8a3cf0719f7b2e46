"""Interests that a message names."""

import pytest

from services_db.interests import find_interests, load_interests


def wanted(text: str) -> list[str]:
    return [found.slug for found in find_interests(text) if found.wanted]


def refused(text: str) -> list[str]:
    return [found.slug for found in find_interests(text) if not found.wanted]


@pytest.mark.parametrize("slug", load_interests())
def test_every_everyday_word_alone_names_its_interest(slug: str) -> None:
    for word in load_interests()[slug].words:
        assert slug in [found.slug for found in find_interests(word)], word


@pytest.mark.parametrize("slug", load_interests())
def test_every_label_alone_names_its_interest(slug: str) -> None:
    assert slug in wanted(load_interests()[slug].label)


def test_several_interests_in_one_message_are_all_found() -> None:
    assert wanted("singing n football and a bit of art") == ["singing", "football", "art"]


def test_the_words_that_name_an_interest_are_where_the_message_has_them() -> None:
    text = "I like horse riding."
    found = find_interests(text)[0]
    assert (found.slug, text[found.start : found.end]) == ("animals", "horse riding")


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("sining", "singing"),
        ("gardning", "gardening"),
        ("footy", "football"),
        ("swimmin", "swimming"),
        ("potterry", "art"),
        ("dinosours", "science"),
        ("knittting", "craft"),
        ("fotografy", "photography"),
        ("quire", "singing"),
        ("excersise", "fitness"),
    ],
)
def test_bad_spelling_is_understood(text: str, slug: str) -> None:
    assert wanted(text) == [slug]


@pytest.mark.parametrize(
    ("text", "likes", "dislikes"),
    [
        ("not swiming", [], ["swimming"]),
        ("i hate football", [], ["football"]),
        ("dont like bingo", [], ["board_games"]),
        ("anything but bingo", [], ["board_games"]),
        ("no gardening", [], ["gardening"]),
        ("not football or swimming", [], ["football", "swimming"]),
        ("like singing but not football", ["singing"], ["football"]),
        ("me i like sining n football not swiming", ["singing", "football"], ["swimming"]),
        ("I don't really like football but I love art", ["art"], ["football"]),
        ("i dont like football i like art", ["art"], ["football"]),
        ("hate football love music", ["music"], ["football"]),
        ("not football, art", ["art"], ["football"]),
        ("not football, swimming or bingo", [], ["football", "swimming", "board_games"]),
        ("i hate football, swimming, bingo", [], ["football", "swimming", "board_games"]),
        ("not just football", ["football"], []),
        ("cant wait for karaoke", ["singing"], []),
        ("i dont mind gardening", ["gardening"], []),
        ("no i like music", ["music"], []),
        ("actually no its art i like", ["art"], []),
        ("not football its art", ["art"], ["football"]),
        ("i got no friends", ["friends"], []),
    ],
)
def test_a_not_belongs_to_its_clause(text: str, likes: list[str], dislikes: list[str]) -> None:
    assert wanted(text) == likes
    assert refused(text) == dislikes


@pytest.mark.parametrize(
    "text",
    [
        "start again",
        "talk to a person",
        "where do you live",
        "my social worker said",
        "I work with people",
        "care home",
        "how does it work",
        "what bus do i get",
        "are you a computer",
        "i love this",
        "of course",
        "my girlfriend said",
        "",
        "?!",
        "👎",
    ],
)
def test_words_of_fixed_phrases_are_no_interests(text: str) -> None:
    assert find_interests(text) == []


def test_looking_for_work_is_work() -> None:
    assert wanted("i am looking for work") == ["work"]


def test_loving_football_is_not_dating() -> None:
    assert wanted("he loves football") == ["football"]


def test_a_thousand_characters_are_read_too() -> None:
    assert len(find_interests("football " * 111)) == 111


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ("🎵", ["music"]),
        ("⚽️🏊🏽‍♀️", ["football", "swimming"]),
        ("i like 🎨 and 💻", ["art", "computers"]),
        ("🏋️‍♂️", ["fitness"]),
    ],
)
def test_an_emoji_names_an_interest_in_any_colour(text: str, slugs: list[str]) -> None:
    assert wanted(text) == slugs


def test_a_not_belongs_to_an_emoji_too() -> None:
    assert (wanted("🎵 not ⚽"), refused("🎵 not ⚽")) == (["music"], ["football"])


@pytest.mark.parametrize("text", ["👍", "❌", "😀", "\ufe0f"])
def test_an_emoji_of_nothing_that_people_do_names_no_interest(text: str) -> None:
    assert find_interests(text) == []


def test_the_words_after_an_emoji_are_where_the_message_has_them() -> None:
    text = "🏊🏽‍♀️ football"
    spans = [text[found.start : found.end] for found in find_interests(text)]
    assert spans == ["🏊🏽‍♀️", "football"]


@pytest.mark.parametrize(
    "text", ["i support west ham", "big arsenal fan", "fan of man u", "he supports spurs"]
)
def test_whoever_supports_a_football_club_likes_football(text: str) -> None:
    assert wanted(text) == ["football"]


@pytest.mark.parametrize("text", ["west ham", "i live in chelsea", "i support a man in liverpool"])
def test_the_name_of_a_club_alone_is_no_interest(text: str) -> None:
    assert wanted(text) == []


def test_reading_is_an_interest() -> None:
    assert wanted("reading") == wanted("i like reading") == ["reading"]
