"""What a "not" belongs to, in sentences as people write them."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from services_db.interests import find, find_interests, parsed_negation
from services_db.interests.negation import by_phrases
from services_db.interests.parsed_negation import by_grammar
from services_db.interests.tokens import tokens

SENTENCES = yaml.safe_load(Path(__file__).with_name("negations.yml").read_text(encoding="utf-8"))


def _case(sentence: dict[str, Any]) -> Any:
    known_miss = pytest.mark.xfail(strict=True, reason="known miss")
    marks = [known_miss] if sentence.get("known_miss") else []
    return pytest.param(sentence, id=sentence["text"], marks=marks)


@pytest.mark.parametrize("sentence", [_case(each) for each in SENTENCES])
def test_what_is_refused_is_told_from_what_is_wanted(sentence: dict[str, Any]) -> None:
    wanted, refused = set(sentence.get("interests", [])), set(sentence.get("not_interests", []))
    found = find_interests(sentence["text"])
    found_wanted = {each.slug for each in found if each.wanted}
    found_refused = {each.slug for each in found} - found_wanted
    # Other words of the sentence may name more; what is asked is who the "not" belongs to.
    named = wanted | refused
    assert (found_wanted & named, found_refused & named) == (wanted, refused)


@pytest.mark.parametrize(
    "text",
    ["I love football and art", "is there a choir in Leeds", "anything with horses please"],
)
def test_a_message_without_a_refusal_never_pays_for_the_parser(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parsed_negation, "parser", _no_parser)
    assert all(each.wanted for each in find_interests(text))


def test_a_refusal_right_beside_its_interest_needs_no_parser(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(parsed_negation, "parser", _no_parser)
    assert [each.wanted for each in find_interests("I hate football")] == [False]


def test_a_very_long_message_is_read_by_phrases_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsed_negation, "parser", _no_parser)
    text = "I like art and dogs. No football. " * 50
    assert len(text) > find.LONGEST_PARSED
    refused = {each.slug for each in find_interests(text) if not each.wanted}
    assert refused == {"football"}


def _no_parser() -> None:
    raise AssertionError("the parser was opened")


def _said(text: str, word: str) -> bool | None:
    start = text.index(word)
    said = by_grammar(text, [(start, start + len(word))])[0]
    return None if said is None else said.refused


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("I do not want to go to any football", "football"),
        ("he refuses to go near horses", "horses"),
        ("football is not something that he enjoys", "football"),
        ("I don't think he would want to play rugby", "rugby"),
        ("I want something other than art", "art"),
    ],
)
def test_grammar_says_what_is_refused_far_from_the_not(text: str, word: str) -> None:
    assert _said(text, word) is True


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("he doesn't do football these days mum takes him swimming", "swimming"),
        ("she cannot stand the gym her friends all go dancing", "dancing"),
    ],
)
def test_grammar_says_what_has_a_clause_of_its_own(text: str, word: str) -> None:
    assert _said(text, word) is False


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("I do not want to stop swimming", "swimming"),
        ("he does not want to miss football", "football"),
        ("there is no choir near me", "choir"),
        ("she hates not having a choir", "choir"),
        ("not football, art", "art"),
        ("I said art not football", "art"),
    ],
)
def test_grammar_refuses_nothing_that_is_wanted(text: str, word: str) -> None:
    assert _said(text, word) is not True


def test_grammar_of_no_words_says_nothing() -> None:
    assert by_grammar("", []) == []


def test_a_refusal_far_into_a_long_message_is_found() -> None:
    words = tokens("art " * 500 + ". not football")
    assert by_phrases(words, set()).refused == {len(words) - 1}


def test_a_hyphen_inside_a_word_ends_no_clause() -> None:
    words = tokens("not into make-up and nails")
    assert by_phrases(words, set()).refused == {2, 3, 4, 5}
