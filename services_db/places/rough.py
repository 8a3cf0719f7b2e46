"""Step 2, understanding: names of well-known places by their consonants, and words like them.

Who spells by ear keeps the consonants: "wulveramtun", "midulsbra". Only places that many people
live in are looked for so, and an English word that has the same consonants is weighed against
them.
"""

import warnings
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from services_db.interests.load import english
from services_db.interests.tokens import zipf
from services_db.places.index import index
from services_db.places.sounds import rough_sound

WELL_KNOWN = 10_000
# Fewer consonants than this are like too many words.
FEWEST = 3
# In so many letters one consonant may be missing or another: "wolvahamton".
_LONG = 8
_WORDS = 20_000
_USUAL_ZIPF = 4.8


def roughly_named(written: str) -> list[tuple[str, int]]:
    """Names of well-known places with the consonants of a badly spelt one.

    Args:
        written: one or more words in lower case, with single spaces.

    Returns:
        Each with how many letters differ: at most half of them.
    """
    key = rough_sound(written)
    words = written.split()
    if len(key) < FEWEST or (words[1:] and _has_a_usual_word(words)):
        return []
    names = _names().get(key, ())
    if not names and len(written) >= _LONG:
        keys = _keys().get(key[0], ())
        near = process.extract(key, keys, scorer=OSA.distance, score_cutoff=1, limit=8)
        names = tuple(name for found, _, _ in near for name in _names()[found])
    return _alike(written, names)


def _has_a_usual_word(words: list[str]) -> bool:
    """Whether such a word is at an end: "in the evenins", but not "forest of deen"."""
    return max(zipf(words[0]), zipf(words[-1])) >= _USUAL_ZIPF


@lru_cache(maxsize=5_000)
def word_like(written: str) -> tuple[str, int] | None:
    """The usual English word with the same consonants, and how many letters differ, or None."""
    return min(_alike(written, _words().get(rough_sound(written), ())), key=_wrong, default=None)


def _alike(written: str, names: Iterable[str]) -> list[tuple[str, int]]:
    joined = written.replace(" ", "")
    pairs = [(name, int(OSA.distance(joined, name.replace(" ", "")))) for name in names]
    # Of several words more must be right: "bak sum shoos" is no Bakers Arms.
    share = 3 if " " in written else 2
    return [(name, wrong) for name, wrong in pairs if wrong <= (len(name) + 1) // share]


def _wrong(pair: tuple[str, int]) -> int:
    return pair[1]


@lru_cache(maxsize=1)
def _names() -> dict[str, tuple[str, ...]]:
    """Names of well-known places by their consonants."""
    known = index().by_words.items()
    return _by_sound(" ".join(words) for words, entries in known if entries[0].size > WELL_KNOWN)


@lru_cache(maxsize=1)
def _keys() -> dict[str, list[str]]:
    """The consonants of names by the first of them."""
    found: dict[str, list[str]] = defaultdict(list)
    for key in _names():
        if len(key) > FEWEST:
            found[key[0]].append(key)
    return dict(found)


@lru_cache(maxsize=1)
def _words() -> dict[str, tuple[str, ...]]:
    """English's most frequent words that name no place, by their consonants.

    Source: wordfreq's English list.
    """
    with warnings.catch_warnings():
        # wordfreq 3.0 reads its files through pkg_resources, which warns that it is old.
        warnings.simplefilter("ignore")
        from wordfreq import top_n_list
    # Without people's names, which the list has too.
    words = (w for w in top_n_list("en", _WORDS) if len(w) > 3 and w in english())
    return _by_sound(word for word in words if (word,) not in index().by_words)


def _by_sound(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for name in names:
        found[rough_sound(name)].append(name)
    return {key: tuple(alike) for key, alike in found.items()}
