"""Step 2, safety: reads a misspelt word as the word of the patterns that it is close to.

A word that people use (wordfreq's small English list) is left as it is, so that no innocent
word turns into an alarm; real words that people write for others ("wont" for "want") stand in
the word groups of words.yml and count only inside a pattern.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.safety import data
from bot.safety.english import frequencies
from bot.safety.sounds import common_word

_LEET = str.maketrans("013457@$", "oieastas")
# "k1ll", "d1e", "s0s": a digit among letters. What ends in one ("ls6") or begins with one ("50s",
# "2pm", "7ish") is a number, an age, a time, a price or a postcode.
_AMONG_LETTERS = re.compile(r"[a-z@$]+(?:[0-9]+[a-z@$]+)*")
# "4buse", "suicid3": at one end only where what is left is long and no word that people use.
_AT_ONE_END = re.compile(r"[0-9]?([a-z@$]{4,})[0-9]?")
# The districts whose last letter makes them look mixed: E1W, N1C, W1A, EC1V, SE1P, SW1A, WC1B.
_MIXED_DISTRICT = re.compile(r"(?:[enw]|ec|nw|se|sw|wc)[0-9][a-z]")
# Notes, examples and names of contexts: their words are no part of any pattern.
_NOT_PATTERNS = ("why", "says", "unless", "sure")

_LEAST = 4
_SAME_START = {"k": "ck", "c": "cks", "f": "fp", "p": "pf", "n": "nk", "s": "sc", "r": "rw"}


def correct(word: str) -> str:
    """The word of the patterns that this one most likely is, or the word itself."""
    if word in vocabulary() or word in _left_alone() or word.isdigit():
        return word
    for other in _written_otherwise(word):
        if other in vocabulary():
            return other
    if word in _known() or not (word.isascii() and word.isalpha()):
        return word
    near = _closest(word) or common_word(word)
    return near if near in vocabulary() else word


def read(word: str) -> str:
    """The same where the patterns have such a word; else the common word that it sounds like."""
    right = correct(word)
    if right != word or word in vocabulary() or word in _left_alone() or word in _known():
        return right
    return (word.isascii() and word.isalpha() and common_word(word)) or word


def _written_otherwise(word: str) -> Iterable[str]:
    if not word.isalpha():
        if _mixed(word):
            yield word.translate(_LEET)
        return
    # "hurtin" is written for "hurting", "diie" for "die".
    if word.endswith("in"):
        yield f"{word}g"
    if word not in _known():
        yield re.sub(r"(.)\1", r"\1", word)


def _mixed(word: str) -> bool:
    """Whether digits stand for letters in a word, and not for a number."""
    if _MIXED_DISTRICT.fullmatch(word):
        return False
    if _AMONG_LETTERS.fullmatch(word):
        return True
    ends = _AT_ONE_END.fullmatch(word)
    return ends is not None and ends.group(1) not in _known()


def _closest(word: str) -> str | None:
    if len(word) < _LEAST:
        return None
    near = process.extract(
        word, _by_start().get(word[0], ()), scorer=OSA.distance, score_cutoff=2, limit=5
    )
    for candidate, distance, _ in near:
        if distance <= _allowed(word, candidate):
            return str(candidate)
    return None


def _allowed(word: str, candidate: str) -> int:
    """How many letters may be wrong: 1, or 2 in a long word or one that sounds the same."""
    if min(len(word), len(candidate)) >= 8:
        return 2
    sounds_same = len(candidate) >= 5 and _sound(word) == _sound(candidate)
    return 2 if sounds_same else 1


def _sound(word: str) -> str:
    """The consonants as they are heard: "breeth" and "breathe" are both "brt"."""
    for written, heard in (("ph", "f"), ("ck", "k"), ("kn", "n"), ("th", "t"), ("c", "k")):
        word = word.replace(written, heard)
    word = word.replace("z", "s").replace("y", "")
    return re.sub(r"(.)\1+", r"\1", word[0] + re.sub(r"[aeiouwh]", "", word[1:]))


@lru_cache(maxsize=1)
def vocabulary() -> frozenset[str]:
    """Every single word that the word groups and patterns use."""
    return _urgent_words() | _words_in(data.read("patterns/clears.yml"))


@lru_cache(maxsize=1)
def _urgent_words() -> frozenset[str]:
    found = _words_in(data.read("patterns/words.yml")["groups"])
    for name in data.pattern_files():
        found |= _words_in(data.read(name))
    return found


def _words_in(content: object) -> frozenset[str]:
    if isinstance(content, str):
        return frozenset(re.findall(r"[a-z]+", re.sub(r"\{[^}]*\}", " ", content)))
    inner = content.items() if isinstance(content, dict) else enumerate(_listed(content))
    return frozenset(
        word for key, part in inner if key not in _NOT_PATTERNS for word in _words_in(part)
    )


def _listed(content: object) -> list[object]:
    return content if isinstance(content, list) else []


@lru_cache(maxsize=1)
def _by_start() -> dict[str, list[str]]:
    index: dict[str, list[str]] = defaultdict(list)
    for word in sorted(_urgent_words()):
        # Slips that only patterns know ("tuched") are no good targets for correction.
        if len(word) >= _LEAST and word in _known():
            for start in _SAME_START.get(word[0], word[0]):
                index[start].append(word)
    return dict(index)


@lru_cache(maxsize=1)
def _left_alone() -> frozenset[str]:
    return frozenset(data.read("patterns/words.yml")["leave_alone"])


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    return frozenset(frequencies())
