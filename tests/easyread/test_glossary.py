"""What a hard word means."""

import pytest

from bot.easyread.glossary import entries, entry, explain, find_word
from bot.easyread.wordlists import listed

UNEXPLAINED = """mental capacity|continuing healthcare|power of attorney|appointee|deputyship
court of protection|tribunal|mediation|occupational therapist|physiotherapist
speech and language therapist|palliative care|reablement|extra care housing|neglect"""


def test_there_are_40_words_or_more_and_each_spelling_is_of_one_word() -> None:
    spellings = [spelling.lower() for item in entries() for spelling in item.spellings]
    assert len(entries()) >= 40
    assert len(spellings) == len(set(spellings))


@pytest.mark.parametrize(
    ("asked", "begins"),
    [
        ("personal budget", "A personal budget is money"),
        ("Personal Budgets", "A personal budget is money"),
        ("persnal buget", "A personal budget is money"),
        ("carers assessment", "A carer's assessment is a talk"),
        ("carer’s assessment", "A carer's assessment is a talk"),
        ("advocat", "An advocate helps"),
        ("GP", "A GP is your own doctor"),
        ("link worker", "A social prescriber works"),
        ("drop-in", "Drop in means"),
    ],
)
def test_a_word_is_explained_however_it_is_spelt(asked: str, begins: str) -> None:
    said = explain(asked)
    assert said is not None
    assert said.startswith(begins)


@pytest.mark.parametrize(
    "asked", ["", "   ", "zebra", "xx", "🎵", "the ting with the ting", "a" * 1000]
)
def test_a_word_that_we_do_not_know_is_not_guessed(asked: str) -> None:
    assert explain(asked) is None


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("what does personal budget mean?", "personal budget"),
        ("wot is a persnal budjet", "personal budget"),
        ("what is an advocate", "advocate"),
        ("What does 'GP' mean", "GP"),
        ("I do not understand social prescribing", "social prescriber"),
        ("what is a carer's assessment please", "carer's assessment"),
        ("advocat meaning", "advocate"),
        ("respite?", "respite"),
    ],
)
def test_the_word_that_is_asked_about_is_found(text: str, word: str) -> None:
    assert find_word(text) == word


@pytest.mark.parametrize("text", ["what does that mean", "what?", "", "can i live with a family"])
def test_no_word_is_found_where_none_is_asked_about(text: str) -> None:
    assert find_word(text) is None


def test_every_hard_word_is_explained_by_its_own_entry_or_must_not_be_used() -> None:
    must_not = {word for line in UNEXPLAINED.splitlines() for word in line.split("|")}
    assert {word for word in listed("hard") if entry(word) is None} == must_not
