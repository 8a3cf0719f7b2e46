"""Step 2, safety: the common word that a word sounds like, whatever way it is written.

People who spell by ear write what they hear: "thay giv me dinna". A word of which the patterns
know nothing is read as the common English word that sounds the same and looks most like it.
"""

import math
import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import Final, NamedTuple

from rapidfuzz.distance import OSA

from bot.safety import data
from bot.safety.english import frequencies

# How letters sound, longest first. "th" is said as "f" or "v" by many people.
_HEARD: Final = {
    "tion": "xn", "sion": "xn", "ssion": "xn", "shun": "xn", "cian": "xn",
    "tch": "c", "sch": "sk", "ch": "c", "sh": "x", "ph": "f", "th": "f", "v": "f",
    "aught": "t", "ought": "t", "ight": "t", "igh": "", "gh": "",
    "dge": "j", "ge": "j", "gi": "j", "dj": "j", "ould": "d", "ulk": "k", "alk": "k",
    "ck": "k", "ce": "s", "ci": "s", "cy": "s", "sce": "s", "sci": "s", "c": "k",
    "qu": "kw", "q": "k", "z": "s", "x": "ks", "mb": "m", "wh": "w", "kn": "n", "wr": "r",
    "w": "w", "y": "", "h": "",
}  # fmt: skip
_PIECES: Final = re.compile(
    "|".join(sorted(_HEARD, key=len, reverse=True)) + r"|r(?![aeiouy])|[aeiou]+|(.)\1+"
)
_START: Final = re.compile(r"^(?:kn|wr|wh(?=o)|y|h|[aeiou]+)")
_STARTS: Final = {"kn": "n", "wr": "r", "wh": "h", "y": "y", "h": "h"}
# "hurtin" is "hurting": both end in "n".
_END: Final = re.compile(r"(?:ing|in|en|on|an)$")

# How vowels sound, roughly: enough to tell "wed" from "would" where consonants do not.
_SAID: Final = {
    "eigh": "A", "ai": "A", "ay": "A", "ei": "A", "ey": "A",
    "ee": "E", "ea": "E", "ie": "E", "igh": "I", "eye": "I",
    "oo": "U", "ew": "U", "ue": "U", "ould": "Ud", "ough": "o", "augh": "o",
    "ou": "u", "ow": "O", "oa": "O", "oe": "O", "au": "o", "aw": "o", "or": "o", "ore": "o",
    "our": "a", "er": "a", "ar": "a", "ir": "a", "ur": "a", "re": "a", "a": "a",
    "tion": "shun", "sion": "shun", "ch": "k", "ck": "k", "c": "k", "th": "f", "ph": "f",
    "v": "f", "z": "s", "qu": "kw", "wh": "w", "kn": "n", "wr": "r", "tch": "k", "mb": "m",
    "y": "i",
}  # fmt: skip
_LONG: Final = re.compile(r"([aiou])([bcdfgklmnpstvz])e$")
_SYLLABLES: Final = re.compile("|".join(sorted(_SAID, key=len, reverse=True)) + r"|(.)\1+")

# Shorter words sound like too many others.
_LEAST: Final = 3
# What one more letter of difference weighs against being ten times as common.
_COMMON: Final = 0.7
_MOST_DIFFERENT: Final = 0.5
# What people write to this bot is more likely one of its own words than a name.
_OURS: Final = 1.5


class _Common(NamedTuple):
    word: str
    said: str
    weight: float


def sound(word: str) -> str:
    """The consonants of a word as they are heard, and whether it begins with a vowel."""
    start = _START.match(word)
    first = _STARTS.get(start.group(), "a") if start else ""
    rest = _END.sub("n", word[start.end() if start else 0 :])
    heard = first + _PIECES.sub(_piece, rest)
    return re.sub(r"(.)\1+", r"\1", heard)


def _piece(found: re.Match[str]) -> str:
    return _HEARD.get(found.group(), found.group(1) or "")


def said(word: str) -> str:
    """How a word is said, vowels too: "naybour" and "neighbour" are both "nAba"."""
    long = _LONG.sub(lambda found: f"{found.group(1).upper()}{found.group(2)}", word)
    return _SYLLABLES.sub(lambda found: _SAID.get(found.group(), found.group(1) or ""), long)


def common_word(word: str) -> str | None:
    """The common word that an unknown word most likely is; None where none is near."""
    if len(word) < _LEAST:
        return None
    heard = said(word)
    best, least = None, math.inf
    for each in _by_sound().get(sound(word), ()):
        away = OSA.distance(word, each.word)
        aloud = OSA.distance(heard, each.said)
        if min(away, aloud + 1) > max(1, _MOST_DIFFERENT * len(word)):
            continue
        cost = (away + aloud) / 2 + aloud / 2 - each.weight
        if cost < least:
            best, least = each.word, cost
    return best


@lru_cache(maxsize=1)
def _by_sound() -> dict[str, list[_Common]]:
    index: dict[str, list[_Common]] = defaultdict(list)
    ours = _our_words(data.read("examples.yml"))
    for word, frequency in frequencies().items():
        plain = word.replace("'", "")
        if len(plain) >= _LEAST and plain.isascii() and plain.isalpha():
            weight = _COMMON * math.log10(frequency) + (_OURS if plain in ours else 0)
            index[sound(plain)].append(_Common(plain, said(plain), weight))
    return dict(index)


def _our_words(content: object) -> frozenset[str]:
    if isinstance(content, str):
        return frozenset(re.findall(r"[a-z]+", content.lower().replace("'", "")))
    inner = content.values() if isinstance(content, dict) else content
    return frozenset(
        word for part in (inner if isinstance(inner, Iterable) else ()) for word in _our_words(part)
    )
