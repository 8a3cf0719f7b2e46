"""A word that nobody writes so is read as the common word that it sounds like."""

import pytest

from bot.safety.normalise import normalise
from bot.safety.sentences import reading
from bot.safety.sounds import common_word


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("thay", "they"),
        ("dinna", "dinner"),
        ("naybour", "neighbour"),
        ("tusday", "tuesday"),
        ("screemin", "screaming"),
        ("hospitul", "hospital"),
        ("bruvver", "brother"),
        ("pushd", "pushed"),
        ("medisen", "medicine"),
    ],
)
def test_it_is_the_word_that_sounds_the_same(typed: str, meant: str) -> None:
    assert common_word(typed) == meant


@pytest.mark.parametrize("typed", ["", "a", "xq", "zzzzzzz", "qwrtp"])
def test_what_sounds_like_nothing_is_nothing(typed: str) -> None:
    assert common_word(typed) is None


def test_a_whole_sentence_is_read_so() -> None:
    assert reading("thay only giv me dinna") == "they only give me dinner"


def test_the_patterns_are_given_only_words_that_they_know() -> None:
    assert normalise("i live in Hitchin with thay cat") == " . i live in hitchin with they cat . "
