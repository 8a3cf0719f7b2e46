"""About 200 everyday words as people write them by ear, none of which is a place."""

from pathlib import Path

import pytest

from services_db.places import find_places

WORDS = Path(__file__).with_name("words_by_ear.txt").read_text(encoding="utf-8").split()


@pytest.mark.parametrize("sentence", ["i like {}", "i am {} today", "what about {}"])
def test_an_everyday_word_that_is_badly_spelt_is_no_place(sentence: str) -> None:
    wrong = {}
    for word in WORDS:
        found = find_places(sentence.format(word))
        if found.place or found.choices:
            wrong[word] = found.place or found.choices
    assert wrong == {}
