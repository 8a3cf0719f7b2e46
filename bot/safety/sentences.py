"""Step 2, safety: what of a message the second look compares, and how it reads it."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from bot.safety import data, spelling

# A long sentence is also looked at in windows, for what is said between other things.
_WINDOW = 12
_STEP = 6
LONGEST_WHOLE = 18
# Fewer words of a longer message, taken by themselves, mean too little.
_SHORTEST_PART = 4
# The door lets 1,000 characters in; of more, the end is looked at.
_END = 1000
_SENTENCE_END = re.compile(r"[.!?;\n\r]+")
_APOSTROPHE = re.compile(r"['\u2018\u2019\u02bc`\u00b4]")
_LONG_RUN = re.compile(r"([a-z])\1{2,}")
_WORD = re.compile(r"[a-z0-9]+")


def sentences(text: str) -> tuple[list[str], list[str]]:
    """What is compared of a message, read: the whole where it is short, and its parts.

    Returns:
        The whole message, as a list of one or none; and the sentences and windows of it that are
        something else. No two are the same, and none is empty.
    """
    lines = [reading(line) for line in _SENTENCE_END.split(text[-_END:])]
    words = " ".join(lines).split()
    whole = [" ".join(words)] if 0 < len(words) <= LONGEST_WHOLE else []
    parts = [part for line in lines for part in _parts(line.split())]
    return whole, [part for part in dict.fromkeys(parts) if part not in whole]


def reading(text: str) -> str:
    """A sentence in small letters, without marks, its spelling mended as for the patterns.

    Unlike `normalise` it keeps every word, because the sentence model knows whole sentences.
    """
    emoji, spellings = _tables()
    text = _APOSTROPHE.sub("", unicodedata.normalize("NFKC", text).lower())
    for sign, meaning in emoji.items():
        text = text.replace(sign, f" {meaning} ")
    words = _WORD.findall(_LONG_RUN.sub(r"\1\1", text))
    return " ".join(_mended(word, spellings) for word in words)


def _mended(word: str, spellings: dict[str, str]) -> str:
    right = word if word in spellings else spelling.read(word)
    return spellings.get(right, right)


def _parts(words: list[str]) -> Iterator[str]:
    if len(words) < _SHORTEST_PART:
        return
    if len(words) <= LONGEST_WHOLE:
        yield " ".join(words)
        return
    for begin in range(0, len(words) - _WINDOW + _STEP, _STEP):
        yield " ".join(words[begin : begin + _WINDOW])


@lru_cache(maxsize=1)
def _tables() -> tuple[dict[str, str], dict[str, str]]:
    words = data.read("patterns/words.yml")
    spellings = {str(wrong): right for right, many in words["spellings"].items() for wrong in many}
    return words["emoji"], spellings
