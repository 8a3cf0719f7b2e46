"""The reviewed data is whole: every rule says why, and its example is caught by its kind."""

from typing import Any

import pytest

from bot.safety import KINDS, data, look
from bot.safety.normalise import normalise
from bot.safety.patterns_reader import compile_pattern

RULES = [(kind, rule) for kind in KINDS for rule in data.read(f"patterns/{kind}.yml")]
CLEARS = data.read("patterns/clears.yml")


@pytest.mark.parametrize(("kind", "rule"), RULES)
def test_every_rule_says_why_gives_an_example_and_knows_its_contexts(
    kind: str, rule: dict[str, Any]
) -> None:
    assert set(rule) <= {"why", "says", "sure", "unless", "self", "other", "either"}
    assert rule["why"]
    assert rule["sure"] in (True, False)
    assert any(rule.get(where) for where in ("self", "other", "either"))
    assert set(rule.get("unless", ())) <= set(CLEARS["contexts"])


@pytest.mark.parametrize(("kind", "rule"), [pair for pair in RULES if "says" in pair[1]])
def test_the_example_of_a_rule_is_caught(kind: str, rule: dict[str, Any]) -> None:
    assert look(rule["says"]) is not None


def test_every_entry_is_text() -> None:
    # YAML reads a bare "no" as a truth value; a rule with that in it would never fit.
    for _, rule in RULES:
        for where in ("self", "other", "either"):
            assert all(isinstance(pattern, str) for pattern in rule.get(where, ()))
    for words in data.read("patterns/words.yml")["groups"].values():
        assert all(isinstance(word, str) for word in words)
    for wrong in data.read("patterns/words.yml")["spellings"].values():
        assert all(isinstance(word, str) for word in wrong)
    assert all(isinstance(word, str) for word in CLEARS["negations"])


def test_a_word_group_that_is_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match="nobody_wrote_this"):
        compile_pattern("{nobody_wrote_this} hits me")


def test_a_gap_does_not_reach_over_the_end_of_a_sentence() -> None:
    pattern = compile_pattern("my ~ hits me")
    near, far = " . my big carer hits me . ", " . my carer . he hits me . "
    assert pattern.search(near, frozenset(near.split()))
    assert not pattern.search(far, frozenset(far.split()))


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("I\u2019m gonna KILL my self", " . im going to kill myself . "),
        ("my suport worker hiting me", " . my support worker hitting me . "),
        ("he tuched me", " . he touched me . "),
        ("u r nice", " . you are nice . "),
        ("i like sailing in Hitchin", " . i like sailing in hitchin . "),
        ("", " . "),
    ],
)
def test_spelling_is_made_plain_and_innocent_words_stay(typed: str, plain: str) -> None:
    assert normalise(typed) == plain


@pytest.mark.parametrize("text", ["k1ll", "d1e", "su1cide", "suicid3", "4buse", "kn1fe"])
def test_digits_among_letters_are_read_as_letters(text: str) -> None:
    assert normalise(text).strip(" .").isalpha()


@pytest.mark.parametrize(
    "text", ["50s", "70s", "505", "5ish", "7pm", "50p", "1st", "year5", "ls6", "4hd", "m14", "ks3"]
)
def test_an_age_a_time_a_price_or_a_postcode_stays_a_number(text: str) -> None:
    assert normalise(text) == f" . {text} . "


@pytest.mark.parametrize("area", ["e", "n", "w", "s", "m", "b", "l", "ec", "nw", "se", "sw", "wc"])
def test_no_postcode_district_is_read_as_a_word(area: str) -> None:
    ends = (
        ["", *"abcdefghjkpstuw"] if area in ("e", "n", "w", "ec", "nw", "se", "sw", "wc") else [""]
    )
    for district in (f"{area}{digit}{end}" for digit in range(10) for end in ends):
        assert normalise(district) == f" . {district} . "


def test_a_word_group_inside_a_word_of_a_pattern_is_read_too() -> None:
    pattern = compile_pattern("hurts my_{pet}")
    line = " . he hurts my guinea pig . "
    assert pattern.search(line, frozenset(line.split()))
