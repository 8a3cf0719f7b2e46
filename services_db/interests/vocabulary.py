"""Reference data: every way to write an interest, ready for spaCy's phrase matcher."""

from collections.abc import Set
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from services_db.interests.clubs import FOOTBALL, club_phrases
from services_db.interests.forms import forms
from services_db.interests.load import (
    emoji,
    english,
    fixed_phrases,
    known_words,
    load_interests,
    misspellings,
    secondary,
)
from services_db.interests.tokens import common_misspelt, is_common, phrase, word_set, zipf

if TYPE_CHECKING:
    from spacy.matcher import PhraseMatcher
    from spacy.vocab import Vocab

Words = tuple[str, ...]

# Rarer entries of a dictionary ("sinning", "fone") are more often a slip than meant.
LEAST_ZIPF = 2.0
# Not an interest: the words of a fixed phrase.
FIXED = "-"
# Words that name an interest only where they are all that is said, or follow "like".
WEAK = word_set(
    "advocate advocates anxiety anxious app apps band bank bass bi black boats cafe calm "
    "campaign cash charity class clothes code company course dads digital dive drag "
    "email emails english facebook food forest girls god hair health instagram kitchen ladies "
    "lads learn letters love magic mass meetings men money mums outside park parks pc plays "
    "pool records rights rock school script singles snapchat social space splash stars stress "
    "stressed style tablet tiktok trans transport travel travelling twitter videos volunteer "
    "volunteers war weights wellbeing whatsapp women work working worries worry worrying "
    "write youtube zoom"
)


@dataclass(frozen=True)
class Vocabulary:
    """What the finder looks for.

    Attributes:
        slugs: the slug of every known way to write an interest, or FIXED.
        singles: the ways that are one word of 4 letters and more, for fuzzy comparison.
    """

    slugs: dict[Words, str]
    singles: tuple[str, ...]


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """Every way to write an interest, from the files of this folder."""
    slugs = {words: FIXED for words in map(phrase, fixed_phrases())}
    for interest in load_interests().values():
        for name in (interest.label, *interest.words):
            slugs[phrase(name)] = interest.slug
    for words, slug in list(slugs.items()):
        # "Tablets" may be medicine: weak words have no other forms.
        if slug != FIXED and not (len(words) == 1 and words[0] in WEAK):
            for form in forms(words):
                slugs.setdefault(form, slug)
    for written, meant in misspellings().items():
        slugs.setdefault(phrase(written), slugs[phrase(meant)])
    slugs.update(dict.fromkeys(club_phrases(), FOOTBALL))
    slugs.update({(sign,): slug for sign, slug in emoji().items()})
    singles = tuple(w[0] for w, slug in slugs.items() if _fit_for_fuzzy(w, slug))
    return Vocabulary(slugs, singles)


@lru_cache(maxsize=1)
def _secondary() -> dict[Words, frozenset[str]]:
    return {phrase(words): beside for words, beside in secondary().items()}


def may_be_secondary(words: Words) -> bool:
    """Whether some words name an interest only in some company: "lessons", "Abba".

    Args:
        words: in lower case and without apostrophes, as tokens have them.
    """
    return words in _secondary()


def is_secondary(words: Words, others: Set[str]) -> bool:
    """Whether some words name no interest beside the others that a message names.

    "Ballroom lessons" is dancing, "a place at college" is learning; who belts out Abba sings.

    Args:
        words: in lower case and without apostrophes, as tokens have them.
        others: the slugs that the message names by words that are never secondary.
    """
    beside = _secondary().get(words)
    return beside is not None and bool(others & beside if beside else others)


def _fit_for_fuzzy(words: Words, slug: str) -> bool:
    return slug != FIXED and len(words) == 1 and len(words[0]) > 4 and words[0] not in WEAK


@lru_cache(maxsize=1)
def matcher() -> "tuple[Vocab, PhraseMatcher]":
    """SpaCy's phrase matcher over the vocabulary, and the vocabulary of words that it reads."""
    # Imported here: only what reads messages pays for spaCy.
    import spacy
    from spacy.matcher import PhraseMatcher
    from spacy.tokens import Doc

    vocab = spacy.blank("en").vocab
    finder = PhraseMatcher(vocab, attr="ORTH")
    for words, slug in vocabulary().slugs.items():
        finder.add(slug, [Doc(vocab, words=list(words))])
    return vocab, finder


@lru_cache(maxsize=5_000)
def nearest(word: str) -> str | None:
    """The interest word that a badly spelt word means, or None.

    The word must be rare, and begin with the same letter: real writers seldom miss that one,
    and "dorking" is not "working".
    """
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    allowed = _errors_allowed(len(word))
    if not allowed or _is_right(word):
        return None
    known = _singles_like(word[0], len(word), allowed)
    near = process.extract(word, known, scorer=OSA.distance, score_cutoff=allowed)
    if not near:
        return None
    best, errors, _ = min(near, key=lambda found: (found[1], -zipf(found[0])))
    other = common_misspelt(word)
    # "suport" is support and not sport: of words equally near the commoner is meant.
    if other and other[0] != best and (other[1], -zipf(other[0])) < (errors, -zipf(best)):
        return None
    return str(best)


@lru_cache(maxsize=1_000)
def _singles_like(letter: str, length: int, allowed: int) -> tuple[str, ...]:
    """The ways of one word that begin with a letter and are about as long."""
    return tuple(
        single
        for single in vocabulary().singles
        if single[0] == letter and abs(len(single) - length) <= allowed
    )


def _is_right(word: str) -> bool:
    """Whether a word is surely meant as it stands; very rare ones are more often a slip."""
    if is_common(word) or word in known_words():
        return True
    return zipf(word) >= LEAST_ZIPF and word in english()


def _errors_allowed(length: int) -> int:
    """Wrong letters that a word of this length may have."""
    if length < 5:
        return 0
    return 1 if length < 8 else 2
