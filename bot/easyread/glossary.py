"""Step 6, say it: what a hard word means (`glossary.yml`)."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml
from rapidfuzz import fuzz, process

GLOSSARY = Path(__file__).with_name("glossary.yml")
# Out of 100. "persnal buget" is 90 to "personal budget"; "carer" is 77 to "career".
CLOSE_ENOUGH = 82
# In a whole message a wrong guess is worse than none.
CLOSE_IN_A_MESSAGE = 86
# Words shorter than this are as close to any other short word.
SHORTEST_GUESS = 5
# Everybody knows it and no one asks, so it needs no entry.
KNOWN_ABBREVIATIONS = frozenset({"OK"})
_ASKS = re.compile(
    r"^.*?\b(?:what(?:'s| is| are| does| do)?|wot(?: is| does)?|explain|meaning of|tell me about"
    r"|understand|define)\s+(?:the word\s+|word\s+|an?\s+|the\s+|is\s+|does\s+)*",
    re.IGNORECASE,
)
_TRAILS = re.compile(r"\s*\b(?:means?|meen|meaning|stands? for|please|plz|pls)\b.*$|[?.!\"]+")


@dataclass(frozen=True)
class Entry:
    """One hard word.

    Attributes:
        word: as we write it.
        also: other spellings and words for the same thing.
        text: 1 to 3 easy-read sentences.
        explained_by: beginnings of words by which a sentence beside it explains it.
    """

    word: str
    also: tuple[str, ...]
    text: str
    explained_by: tuple[str, ...] = ()

    @property
    def spellings(self) -> tuple[str, ...]:
        """All that it may be called."""
        return (self.word, *self.also)


@lru_cache(maxsize=1)
def entries() -> tuple[Entry, ...]:
    """The whole glossary, in the order of the file."""
    listed = yaml.safe_load(GLOSSARY.read_text(encoding="utf-8"))
    return tuple(
        Entry(
            word=item["word"],
            also=tuple(item.get("also", ())),
            text=item["text"],
            explained_by=tuple(item.get("explained_by", ())),
        )
        for item in listed
    )


@lru_cache(maxsize=1)
def _by_spelling() -> dict[str, Entry]:
    return {_plain(spelling): item for item in entries() for spelling in item.spellings}


@lru_cache(maxsize=1)
def abbreviations() -> frozenset[str]:
    """The abbreviations that may stand in a text: those that the glossary explains."""
    capitals = (item.word for item in entries() if item.word.rstrip("+").isupper())
    return frozenset(capitals) | KNOWN_ABBREVIATIONS


def entry(word: str) -> Entry | None:
    """The entry of a word in any of its listed spellings, or None. Guesses at nothing."""
    return _by_spelling().get(_plain(word))


def explain(word: str) -> str | None:
    """What a word means, in easy read; near spellings are taken. None where we do not know.

    Args:
        word: the word alone, "personl buget", in any case.
    """
    known = entry(word) or _closest(_plain(word), CLOSE_ENOUGH)
    return known.text if known else None


def find_word(text: str) -> str | None:
    """The glossary's word that a message names or asks about, or None.

    "what does persnal budget mean?" gives "personal budget". The longest word that stands in
    the message wins; else what is asked about is matched by near spelling.
    """
    plain = f" {_plain(text)} "
    named = [spelling for spelling in _by_spelling() if f" {spelling} " in plain]
    if named:
        return _by_spelling()[max(named, key=len)].word
    asked = _plain(_TRAILS.sub("", _ASKS.sub("", text, count=1)))
    known = _closest(asked, CLOSE_IN_A_MESSAGE)
    return known.word if known else None


def _closest(plain: str, at_least: float) -> Entry | None:
    if len(plain) < SHORTEST_GUESS:
        return None
    found = process.extractOne(
        plain, list(_by_spelling()), scorer=fuzz.ratio, score_cutoff=at_least
    )
    return _by_spelling()[found[0]] if found else None


def _plain(text: str) -> str:
    letters = re.sub(r"[^\w+'-]+", " ", text.replace("’", "'").lower())
    return letters.replace("'", "").strip()
