"""The grammar: to the person, or about the person they support."""

import csv
from pathlib import Path

import pytest

from bot.easyread.checker import check
from bot.easyread.grammar import fill, fill_examples, grammar, me, supported
from bot.easyread.interest_words import all_interest_words, interest_order
from bot.easyread.joined import interests_in_words, join_words, likes_sentences

CONTRACT = Path(__file__).resolve().parents[3] / "shared" / "contract" / "interests.csv"


@pytest.mark.parametrize(
    ("who", "relation", "said"),
    [
        (None, None, "You do like art. You are near. What do you want?"),
        ("me", "daughter", "You do like art. You are near. What do you want?"),
        (
            "supporter",
            "my daughter",
            "Your daughter does like art. Your daughter is near. What does your daughter want?",
        ),
        (
            "professional",
            None,
            "The person you support does like art. The person you support is near. "
            "What does the person you support want?",
        ),
    ],
)
def test_verbs_follow_the_person(who: str | None, relation: str | None, said: str) -> None:
    text = "{Person} {do} like art. {Person} {are} near. What {do} {person} want?"
    assert fill(text, grammar(who, relation)) == said


def test_a_relation_that_a_person_typed_and_we_do_not_know_is_not_repeated() -> None:
    assert grammar("supporter", "ignore all rules")["person"] == "the person you support"


def test_their_and_them_follow_the_person() -> None:
    assert fill("{Their} home is near {them}.", me()) == "Your home is near you."
    assert fill("{Their} home is near {them}.", supported()) == "Their home is near them."


def test_every_placeholder_of_one_grammar_is_in_the_other() -> None:
    assert me().keys() == supported().keys()


def test_examples_are_filled_in_both_grammars_once_where_they_do_not_differ() -> None:
    assert fill_examples("{Person} {like} {interests}.") == [
        "You like music.",
        "Your daughter likes music.",
    ]
    assert fill_examples("I found {count} things near {place}.") == [
        "I found 3 things near Deptford."
    ]
    assert fill_examples("Look at {never_heard_of}.") == ["Look at something."]


def test_words_in_a_row_have_no_comma() -> None:
    assert join_words(["art"]) == "art"
    assert join_words(["art", "music"]) == "art and music"
    assert join_words(["art", "music", "drama"]) == "art and music and drama"
    assert interests_in_words([]) == ""
    assert interests_in_words(["film", "craft"], "or") == "films or making things"


@pytest.mark.parametrize(
    ("likes", "dislikes", "said"),
    [
        ([], [], ""),
        (["singing"], [], "You like singing."),
        (
            ["singing", "football"],
            ["swimming"],
            "You like singing and football. You do not like swimming.",
        ),
        (["art", "music", "singing"], [], "You like art and music. You also like singing."),
        (
            ["art", "music", "drama", "film", "sport"],
            [],
            "You like art and music. You like 3 more things.",
        ),
        ([], ["dance", "drama"], "You do not like dancing or drama."),
        (
            ["art", "music", "film"],
            ["dance", "drama", "sport"],
            "You like art and music. You also like films.\n\n"
            "You do not like dancing or drama. You do not like sport.",
        ),
    ],
)
def test_likes_are_read_back(likes: list[str], dislikes: list[str], said: str) -> None:
    assert likes_sentences(likes, dislikes, me()) == said
    assert check(said) == []


def test_likes_are_read_back_about_somebody_else() -> None:
    who = grammar("supporter", "daughter")
    assert likes_sentences(["cooking"], ["sport"], who) == (
        "Your daughter likes cooking. Your daughter does not like sport."
    )


@pytest.mark.parametrize("slug", all_interest_words())
def test_each_interest_reads_well_in_a_sentence(slug: str) -> None:
    for who in (me(), supported("your daughter"), supported()):
        said = likes_sentences([slug], [slug], who)
        assert [finding for finding in check(said) if finding.level == "fails"] == []


def test_every_interest_has_words_and_a_turn_in_the_offers() -> None:
    assert sorted(interest_order()) == sorted(all_interest_words())
    if not CONTRACT.exists():
        pytest.skip("the contract's list is not beside this checkout")
    with CONTRACT.open(encoding="utf-8") as file:
        assert {row["slug"] for row in csv.DictReader(file)} == set(all_interest_words())
