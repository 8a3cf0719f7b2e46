"""Reference data: every way to write an interest, ready for spaCy's phrase matcher."""

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from services_db.interests.clubs import FOOTBALL, club_phrases
from services_db.interests.load import (
    emoji,
    fixed_phrases,
    known_words,
    load_interests,
    misspellings,
)
from services_db.interests.tokens import common_misspelt, is_common, phrase, word_set, zipf

if TYPE_CHECKING:
    from spacy.matcher import PhraseMatcher
    from spacy.vocab import Vocab

Words = tuple[str, ...]

# Not an interest: the words of a fixed phrase.
FIXED = "-"
# Words that name an interest only where they are all that is said, or follow "like".
WEAK = word_set(
    "love company style splash mass pool learn cash bi trans letters boats outside school class "
    "course help lads make up rights god meetings park"
)
_NO_PLURAL = ("ing", "s", "y", "ed")


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
        if slug != FIXED:
            for form in _other_forms(words):
                slugs.setdefault(form, slug)
    for written, meant in misspellings().items():
        slugs.setdefault(phrase(written), slugs[phrase(meant)])
    slugs.update(dict.fromkeys(club_phrases(), FOOTBALL))
    slugs.update({(sign,): slug for sign, slug in emoji().items()})
    singles = tuple(w[0] for w, slug in slugs.items() if _fit_for_fuzzy(w, slug))
    return Vocabulary(slugs, singles)


def _other_forms(words: Words) -> list[Words]:
    """A plural, and "swimmin" for swimming, where that is no other word."""
    *before, last = words
    forms = []
    if last not in WEAK and not last.endswith(_NO_PLURAL):
        forms.append(last + "s")
    if last.endswith("ing") and len(last) > 5:
        forms.append(last[:-1])
    return [(*before, form) for form in forms]


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
    if not allowed or is_common(word) or word in known_words():
        return None
    known = [
        single
        for single in vocabulary().singles
        if single[0] == word[0] and abs(len(single) - len(word)) <= allowed
    ]
    near = process.extract(word, known, scorer=OSA.distance, score_cutoff=allowed)
    if not near:
        return None
    best, errors, _ = min(near, key=lambda found: (found[1], -zipf(found[0])))
    other = common_misspelt(word)
    # "suport" is support and not sport: of words equally near the commoner is meant.
    if other and other[0] != best and (other[1], -zipf(other[0])) < (errors, -zipf(best)):
        return None
    return str(best)


def _errors_allowed(length: int) -> int:
    """Wrong letters that a word of this length may have."""
    if length < 5:
        return 0
    return 1 if length < 8 else 2
