"""Step 2, understanding: which words of a message name a person or a place, or are no known word.

Pure functions; `taken_out.py` replaces the words. In doubt a word is taken.
"""

import re
import unicodedata
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Dict, List, Sequence

from bot.nlu.dictionary import general, own_words, place_words
from bot.nlu.names_out_words import (
    AS_WRITTEN,
    CALLED,
    DOES,
    DOES_ONLY_PEOPLE,
    IN,
    KINDS,
    LETTERS,
    ME,
    MISSES,
    MODALS,
    MORE_PEOPLE,
    NEVER,
    NOT_A_PLACE_IN,
    PRONOUNS,
    RATHER_WORDS,
    SHORT_FORMS,
    TITLES,
    WHOSE,
)
from bot.nlu.people_patterns import BY_WRITTEN
from services_db.interests.tokens import Token, zipf
from services_db.interests.vocabulary import vocabulary
from services_db.places.index import index
from services_db.places.load import word_names

FOLDER = Path(__file__).parent

# What is more common than this is a word, also with a capital letter.
_MOST_COMMON = 5.5
_COMMON = 5.2
_COMMON_WITH_S = 4.3
_LEAST = 2.0


def taken(text: str, words: Sequence[Token]) -> List[str]:
    """What is taken out, for each word.

    Args:
        text: a message; what was taken out of it before is no word.
        words: its words.

    Returns:
        For each word "name", "place", "word", or "" where it may stay.
    """
    capitals = _Capitals(text, words)
    words = [_without_s(text, word) for word in words]
    found: List[str] = []
    for at in range(len(words)):
        found.append(_what(words, at, found, capitals))
    return found


def _without_s(text: str, word: Token) -> Token:
    """Read "Kyle's" as Kyle; "it's" stays."""
    typed = text[word.start : word.end].lower()
    norm = re.sub(r"['’`]s$", "", typed)
    is_whose = norm != typed and norm.isalpha() and norm not in NEVER
    return replace(word, norm=norm) if is_whose else word


class _Capitals:
    """Which words have a capital letter that says something."""

    def __init__(self, text: str, words: Sequence[Token]) -> None:
        typed = [text[word.start : word.end] for word in words]
        letters = "".join(typed)
        # Who writes all in capitals says nothing with them.
        self._shouted = len(letters) > 1 and sum(map(str.isupper, letters)) * 2 > len(letters)
        self._has = [bool(word) and word[0].isupper() for word in typed]

    def has(self, at: int) -> bool:
        """Whether a word begins with one, in a text that is not all in capitals."""
        return self._has[at] and not self._shouted


def _what(words: Sequence[Token], at: int, found: List[str], capitals: _Capitals) -> str:
    norm = _plain(words[at].norm)
    if not norm.isalpha():
        return ""
    capital = capitals.has(at)
    if _is_called(words, at, norm) or _goes_on(words, at, norm, found, capital):
        return "name"
    if _is_a_name(words, at, norm, found, capital):
        return "name"
    if _is_a_place(words, at, norm, capital):
        return "place"
    if capital and not _begins(words, at) and not _is_a_word_with_capital(norm):
        return "name"
    return "" if _is_known(norm) else "word"


def _is_called(words: Sequence[Token], at: int, norm: str) -> bool:
    """After "called", "my name is" and "Mrs" any word is a name."""
    before = _before(words, at)
    if norm in NEVER or not before:
        return False
    if before[-1] in TITLES:
        return len(before) < 2 or before[-1] != "miss" or before[-2] not in MISSES
    if before[-1] in ("is", "s", "its") and len(before) > 1:
        return before[-2] in CALLED
    return before[-1] in CALLED


def _goes_on(words: Sequence[Token], at: int, norm: str, found: List[str], capital: bool) -> bool:
    """Whether a word is the next part of a name: "john baker"."""
    if not at or found[-1] != "name" or _before(words, at) == []:
        return False
    if norm in NEVER | DOES | AS_WRITTEN:
        return False
    if capital or norm in _last_names():
        return True
    return norm not in own_words() and zipf(norm) < 4.2 and not norm.endswith(("ing", "ed"))


def _is_a_name(words: Sequence[Token], at: int, norm: str, found: List[str], capital: bool) -> bool:
    for names in (_first_names(), _last_names()):
        if names.get(norm) is False or _are_many(norm, names):
            return True
    everyday = norm in _first_names() or norm in _last_names()
    if _is_somebodys(words, at, norm, everyday) or (everyday and _is_half(words, at)):
        return True
    if capital and _begins(words, at):
        return _begins_with_a_name(norm, _after(words, at))
    return norm in _first_names() and _is_introduced(_before(words, at), norm, found)


def _are_many(norm: str, names: Dict[str, bool]) -> bool:
    """Whether it is "kyles" without its apostrophe; "marks" and "wills" are words."""
    name = norm[:-1]
    if not norm.endswith("s") or name not in names:
        return False
    return not _is_known(norm) or (not names[name] and zipf(norm) < _COMMON_WITH_S)


def _is_half(words: Sequence[Token], at: int) -> bool:
    """Whether a name follows behind a hyphen: "jean-paul"."""
    return (
        at + 1 < len(words) and words[at + 1].stop == "-" and words[at + 1].norm in _first_names()
    )


def _begins_with_a_name(norm: str, after: str) -> bool:
    """Whether the first word of a sentence, which any has a capital, is a name: "Rocky likes"."""
    if after in DOES_ONLY_PEOPLE:
        return norm in _first_names() or (zipf(norm) < _COMMON and norm not in own_words())
    if norm in _first_names():
        return after not in PRONOUNS and not _is_an_interest(norm)
    return norm in _last_names() and after in DOES and not _is_an_interest(norm)


def _is_introduced(before: List[str], norm: str, found: List[str]) -> bool:
    """Whether the words before say that a name comes: "im grace", "hi will"."""
    if not before:
        return False
    if before[-1] == "and":
        both = found[-2:-1] == ["name"] or before[-2:-1] in (["me"], ["i"], ["him"], ["her"])
        return both and not _is_an_interest(norm)
    if before[-1] == "is":
        return len(before) > 1 and before[-2] in ("this", "it", "that")
    if before[-1] in ("im", "iam", "am"):
        return True
    return before[-1] in ME and not _is_an_interest(norm)


def _is_an_interest(norm: str) -> bool:
    return (norm,) in vocabulary().slugs


def _is_somebodys(words: Sequence[Token], at: int, norm: str, everyday: bool) -> bool:
    """Whether a word is the name of a relation: "my son kyle", "my friend rocky likes"."""
    before = _before(words, at)
    if not before or norm in NEVER:
        return False
    if before[-1] not in BY_WRITTEN and before[-1] not in MORE_PEOPLE:
        return False
    after = _after(words, at)
    if norm in MODALS:
        # "my mum will take me" and "my son will likes art".
        return not after or after in DOES_ONLY_PEOPLE
    if everyday or not _is_known(norm):
        return True
    does = after in DOES
    whose = bool(set(before[-4:-1]) & WHOSE)
    alone = not after and norm not in own_words()
    return whose and (does or alone) and zipf(norm) < _COMMON and norm not in DOES


def _is_a_place(words: Sequence[Token], at: int, norm: str, capital: bool) -> bool:
    is_name = (norm,) in index().by_words
    if is_name and norm not in word_names() | own_words() | RATHER_WORDS:
        return True
    if len(norm) > 1 and norm in place_words() and not _is_known(norm):
        return True
    if not is_name and norm not in place_words():
        return False
    before = _before(words, at)
    if is_name and before and before[-1] in IN and norm not in NEVER:
        return not set(before[-2:]) & NOT_A_PLACE_IN
    inside = capital and not _begins(words, at)
    return inside and norm not in AS_WRITTEN and zipf(norm) < _MOST_COMMON


def _is_a_word_with_capital(norm: str) -> bool:
    if norm in AS_WRITTEN | KINDS:
        return True
    if norm in _first_names() or norm in _last_names():
        return False
    return norm in own_words() or zipf(norm) >= _MOST_COMMON


@lru_cache(maxsize=20_000)
def _is_known(norm: str) -> bool:
    """Whether a word is an everyday one; of our dictionary, names have to be known as such."""
    if len(norm) == 1:
        return norm in LETTERS
    if norm in SHORT_FORMS | AS_WRITTEN or norm in own_words():
        return True
    return norm in general() and zipf(norm) >= _LEAST


def _before(words: Sequence[Token], at: int) -> List[str]:
    """Up to 4 words before, of the same sentence, nearest last."""
    found: List[str] = []
    for word in reversed(words[max(0, at - 3) : at + 1]):
        if re.search(r"[.!?\ue000-\ue004]", word.stop):
            break
        found.append(word.norm)
    # The walk began at the word itself; each step asks what stands between it and the one before.
    return [word.norm for word in words[max(0, at - len(found)) : at]]


def _after(words: Sequence[Token], at: int) -> str:
    """The next word of the same sentence, "" at its end, "?" where it was taken out before."""
    if at + 1 == len(words) or re.search(r"[.!?]", words[at + 1].stop):
        return ""
    if re.search(r"[\ue000-\ue004]", words[at + 1].stop):
        return "?"
    return words[at + 1].norm


def _begins(words: Sequence[Token], at: int) -> bool:
    return at == 0 or any(mark in words[at].stop for mark in ".!?")


@lru_cache(maxsize=20_000)
def _plain(norm: str) -> str:
    """Without accents and apostrophes' remains: "zoë" is zoe."""
    apart = unicodedata.normalize("NFD", norm)
    return "".join(sign for sign in apart if unicodedata.category(sign) != "Mn")


@lru_cache(maxsize=1)
def _first_names() -> Dict[str, bool]:
    return _read("first_names.txt")


@lru_cache(maxsize=1)
def _last_names() -> Dict[str, bool]:
    return _read("last_names.txt")


def _read(file: str) -> Dict[str, bool]:
    """Names of a list, and whether each is an everyday word too."""
    lines = (FOLDER / file).read_text(encoding="utf-8").splitlines()
    names = (line.strip() for line in lines if line.strip() and not line.startswith("#"))
    return {name.rstrip("*"): name.endswith("*") for name in names}
