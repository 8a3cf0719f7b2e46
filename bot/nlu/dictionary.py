"""Step 2, understanding: which words are right, and how common they are.

Right are the words of a general dictionary and our own: what interests, places and kinds of
support are called.
"""

import math
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from bot.nlu.model_words import one_word_names
from bot.nlu.sounds import sound
from services_db.interests.load import english_counts, load_interests
from services_db.interests.tokens import phrase, zipf
from services_db.places.index import index

# Of the dictionary only these most frequent words are offered as what was meant.
_MOST_OFFERED = 30_000
# Rarer entries of the dictionary ("sinning", "fone") are more often a slip than meant.
_LEAST_ZIPF = 2.0
# What is not in the dictionary and yet so common is a name or a new word.
_NAME_ZIPF = 3.6


@lru_cache(maxsize=1)
def general() -> dict[str, int]:
    """The words of the dictionary that have letters only, with how often they were counted."""
    return {word: count for word, count in english_counts().items() if word.isalpha()}


@lru_cache(maxsize=1)
def own_words() -> frozenset[str]:
    """The words of all interests: everyday words and labels."""
    found: set[str] = set()
    for interest in load_interests().values():
        for name in (interest.label, *interest.words):
            found.update(word for word in phrase(name) if word.isalpha())
    return frozenset(found)


@lru_cache(maxsize=1)
def place_words() -> frozenset[str]:
    """Every word of every place's name, in lower case."""
    return frozenset(word for name in index().by_words for word in name)


@lru_cache(maxsize=50_000)
def is_right(word: str) -> bool:
    """Whether a word is one as it stands, in lower case and without apostrophes."""
    if word in own_words() or word in one_word_names() or zipf(word) >= _NAME_ZIPF:
        return True
    return word in general() and zipf(word) >= _LEAST_ZIPF


def probability(word: str) -> float:
    """Base-10 logarithm of how likely a word is in English.

    Source: wordfreq's English list, which knows spoken and online words too; Zipf 9 is certain.
    """
    return zipf(word) - 9.0


@lru_cache(maxsize=1)
def _offered() -> tuple[str, ...]:
    common = sorted(general(), key=general().__getitem__, reverse=True)[:_MOST_OFFERED]
    return tuple({*(w for w in common if zipf(w) >= 2.8), *(w for w in own_words() if len(w) > 2)})


@lru_cache(maxsize=1)
def by_sound() -> dict[str, list[str]]:
    """The words that sound the same, by their sound."""
    return _grouped((sound(word), word) for word in _offered())


@lru_cache(maxsize=1)
def by_start() -> dict[tuple[str, int], list[str]]:
    """The words that begin with the same letter and have as many, by both."""
    return _grouped(((word[0], len(word)), word) for word in _offered())


def _grouped(pairs: "Iterable[tuple[object, str]]") -> "dict":
    found = defaultdict(list)
    for key, word in pairs:
        found[key].append(word)
    return dict(found)


def log10(share: float) -> float:
    """Base-10 logarithm; of nothing, that of one in a thousand million."""
    return math.log10(max(share, 1e-9))
