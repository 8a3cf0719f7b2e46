"""Step 2, understanding: the kinds of support that a message names, badly spelt too.

Pure functions; `models.py` makes Rasa's entities of them. What a person needs ("I want to live
with a family") is not looked for here: the classifier learns that from examples.
"""

import csv
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Dict, FrozenSet, List, Optional, Tuple

from services_db.interests.tokens import Token, phrase, tokens

NAMES = Path(__file__).with_name("model_names.csv")
# Of 100, how alike a misspelt name must be; lower takes "home care" for Homeshare.
ALIKE = 86.0
_SHORTEST = 9
_MOST_WORDS = 60
# "community support" is shorter than Community Led Support by a word that matters.
_MOST_LETTERS_MORE = 2
_ALL_SORTS = ("all", "sorts")
# "small support group" and "allsorts of music" are no names.
_NOT_BEFORE = frozenset(["of", "group", "groups", "worker", "workers"])


@dataclass(frozen=True)
class Named:
    """A kind of support that is named: its slug and character offsets, end exclusive."""

    slug: str
    start: int
    end: int


@lru_cache(maxsize=1)
def _names() -> Dict[Tuple[str, ...], str]:
    with NAMES.open(encoding="utf-8", newline="") as file:
        return {phrase(row["name"]): row["slug"] for row in csv.DictReader(file)}


@lru_cache(maxsize=1)
def _joined() -> Dict[str, str]:
    return {"".join(words): slug for words, slug in _names().items()}


@lru_cache(maxsize=1)
def one_word_names() -> FrozenSet[str]:
    """Names of one word, in lower case: "allsorts", "homeshare"."""
    return frozenset(words[0] for words in _names() if len(words) == 1)


def find_models(text: str) -> List[Named]:
    """The kinds of support that a message names, in order.

    Args:
        text: the message as typed.

    Returns:
        One for each mention, longest names first where they overlap.
    """
    words = tokens(text)[:_MOST_WORDS]
    longest = max(map(len, _names()))
    found: List[Named] = []
    at = 0
    while at < len(words):
        length, slug = _longest_at(words, at, longest)
        if slug:
            found.append(Named(slug, words[at].start, words[at + length - 1].end))
        at += max(length, 1)
    return found or _all_sorts(text)


def _longest_at(words: List[Token], at: int, longest: int) -> Tuple[int, Optional[str]]:
    for length in range(min(longest, len(words) - at), 0, -1):
        last = at + length
        if last < len(words) and words[last].norm in _NOT_BEFORE and not words[last].stop:
            continue
        norms = tuple(word.norm for word in words[at:last])
        slug = _names().get(norms) or (None if norms[:2] == _ALL_SORTS else _like("".join(norms)))
        if slug:
            return length, slug
    return 0, None


@lru_cache(maxsize=5_000)
def _like(written: str) -> Optional[str]:
    """The slug of the name that is written so or nearly so."""
    from rapidfuzz import fuzz, process

    if len(written) < _SHORTEST or len(written) > 45:
        return _joined().get(written)
    near = _about_as_long(len(written))
    best = process.extractOne(written, near, scorer=fuzz.ratio, score_cutoff=ALIKE)
    # Long names are like longer ones in most letters; the first letter holds them apart.
    return _joined()[best[0]] if best and best[0][0] == written[0] else None


@lru_cache(maxsize=64)
def _about_as_long(letters: int) -> List[str]:
    return [name for name in _joined() if abs(len(name) - letters) <= _MOST_LETTERS_MORE]


def _all_sorts(text: str) -> List[Named]:
    """Allsorts in two words is a name only with its capitals: "I like all sorts" is not."""
    start = text.find("All Sorts")
    return [Named("heart_n_soul_allsorts", start, start + 9)] if start >= 0 else []
