"""Spelling: the word that a badly spelt one means."""

import pytest

from bot.nlu.dictionary import is_right
from bot.nlu.sounds import sound
from bot.nlu.spelling import Known, Speller, learn


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("fone", "phone"), ("skwosh", "squash"), ("nite", "night"), ("wud", "would"),
        ("musik", "music"), ("fotografy", "photography"), ("tork", "talk"), ("skool", "school"),
        ("wiv", "with"), ("sining", "singin"), ("shoogar", "shugar"),
    ],
)  # fmt: skip
def test_what_sounds_the_same_has_the_same_key(one: str, other: str) -> None:
    assert sound(one) == sound(other)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("intrested", "interested"), ("difrent", "different"), ("becuase", "because"),
        ("comunity", "community"), ("fotografy", "photography"), ("lonley", "lonely"),
        ("exsasise", "exercise"), ("tothe", "to the"), ("freind", "friend"), ("colij", "college"),
        ("swimin", "swimming"), ("beleive", "believe"), ("waitin", "waiting"),
    ],
)  # fmt: skip
def test_a_badly_spelt_word_is_mended_without_any_examples(written: str, meant: str) -> None:
    assert not is_right(written)
    assert Speller(Known()).mend(written) == meant


def test_what_looks_like_no_word_is_left_alone() -> None:
    assert Speller(Known()).mend("qzxvkjw") == "qzxvkjw"


def test_neighbours_decide_between_words_that_are_as_near() -> None:
    said = [["a", "warm", "coat"]] * 4 + [["on", "the", "coast"]] * 4
    speller = Speller(learn(said))
    assert speller.mend("coaft", "warm", "") == "coat"
    assert speller.mend("coaft", "the", "") == "coast"


def test_a_right_word_gives_way_only_where_both_neighbours_want_the_other() -> None:
    speller = Speller(learn([["every", "week", "at", "two"]] * 3))
    assert speller.other_word("weak", "every", "at") == "week"
    assert speller.other_word("weak", "feel", "at") == "weak"


def test_slips_in_the_examples_are_not_learnt() -> None:
    assert "wensday" not in learn([["see", "you", "wensday"]]).words
