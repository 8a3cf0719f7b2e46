"""Step 2, understanding: the name of a place that a badly spelt one means."""

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from math import log10

from rapidfuzz import process
from rapidfuzz.distance import OSA

from services_db.interests.tokens import zipf
from services_db.places.index import Words, index
from services_db.places.rough import roughly_named
from services_db.places.sounds import sound

# Names shorter than this are like too many words; of 4 letters only those of towns are compared.
_SHORTEST = 5
_TOWN = 20_000
# "new cars" is no New Cross: of two words the right one must say something.
_VERY_COMMON_ZIPF = 4.8
# A name that is heard in fewer sounds is like too many words.
_FEWEST_SOUNDS = 4
# One wrong letter costs as much as a name being 5,000 times smaller.
_LETTER = 1.5
_LARGEST = 200_000
_SIZE = 0.4
# Of a name that sounds right, wrong letters count less.
_HEARD = 0.5
_ROUGHLY = 0.6
_FAR = 99.0


@lru_cache(maxsize=1)
def _spellings() -> dict[tuple[str, int], list[str]]:
    """Names by first letter and length, for fuzzy comparison."""
    found: dict[tuple[str, int], list[str]] = defaultdict(list)
    for words, entries in index().by_words.items():
        name = " ".join(words)
        if len(name) >= _SHORTEST or (len(name) == _SHORTEST - 1 and entries[0].size > _TOWN):
            found[name[0], len(name)].append(name)
    return dict(found)


@lru_cache(maxsize=5_000)
def nearest_name(written: str, errors: int) -> Words | None:
    """The name of a place that a badly spelt one means, or None.

    Args:
        written: one or more words in lower case, with single spaces.
        errors: how many letters may be wrong, missing, added or swapped.

    Returns:
        The words of the nearest name that begins with the same letter, or that sounds the same;
        of names equally near, that of the largest place.
    """
    found: dict[str, float] = {}
    for length in range(len(written) - errors, len(written) + errors + 1):
        names = _spellings().get((written[0], length), [])
        near = process.extract(written, names, scorer=OSA.distance, score_cutoff=errors, limit=8)
        found.update((name, float(wrong)) for name, wrong, _ in near)
    if errors:
        found.update((name, _HEARD * wrong) for name, wrong in _heard(written))
    for name, wrong in roughly_named(written):
        found[name] = min(found.get(name, _FAR), _ROUGHLY * wrong)
    if not found:
        return None
    best = min(found, key=lambda name: found[name] * _LETTER - _SIZE * log10(_size(name) + 10))
    return tuple(best.split())


def _heard(written: str) -> list[tuple[str, int]]:
    """Names that sound like it, with how many letters differ: at most half of them."""
    heard = sound(written)
    fewest = 0 if len(heard) < _FEWEST_SOUNDS else 1
    names = map(" ".join, index().by_sound.get(heard, ())[:8])
    pairs = [(name, int(OSA.distance(written, name))) for name in names]
    return [(name, wrong) for name, wrong in pairs if wrong <= (len(name) // 2 if fewest else 1)]


def sounds_like(word: str, least: int) -> Words | None:
    """The name of a place of at least so many people that a word sounds like, or None."""
    heard = sound(word)
    if len(heard) < _FEWEST_SOUNDS:
        return None
    for name in index().by_sound.get(heard, ()):
        if index().by_words[name][0].size >= least and name != (word,):
            return name
    return None


def _size(name: str) -> int:
    # A county is no likelier than a city.
    return min(index().by_words[tuple(name.split())][0].size, _LARGEST)


@lru_cache(maxsize=1)
def _of_two_words() -> dict[str, list[str]]:
    """The first words of names of two, by the second: "park" → "regents", "finsbury"."""
    found: dict[str, list[str]] = defaultdict(list)
    for words in index().by_words:
        if len(words) == 2:
            found[words[1]].append(words[0])
    return dict(found)


@lru_cache(maxsize=1)
def _by_first_of_two() -> dict[str, list[str]]:
    """The second words of names of two, by the first: "kings" → "lynn", "heath"."""
    found: dict[str, list[str]] = defaultdict(list)
    for words in index().by_words:
        if len(words) == 2:
            found[words[0]].append(words[1])
    return dict(found)


def nearly_named(first: str, second: str) -> Words | None:
    """A name of two words of which one is right and the other has one wrong letter."""
    if len(first) > 3:
        near = _one_letter_off(first, _of_two_words().get(second, ()))
        if near:
            return near, second
    if len(second) > 3 and zipf(first) < _VERY_COMMON_ZIPF:
        near = _one_letter_off(second, _by_first_of_two().get(first, ()))
        return (first, near) if near else None
    return None


def _one_letter_off(word: str, others: Sequence[str]) -> str:
    near = process.extractOne(word, others, scorer=OSA.distance, score_cutoff=1)
    return near[0] if near and near[0][0] == word[0] else ""
