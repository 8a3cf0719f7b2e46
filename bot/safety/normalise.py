"""Step 2, safety: one plain form for the many ways in which people write the same words.

The plain form is a line of lower-case words between spaces; " . " is the end of a sentence and
stands at both ends. It is for the patterns only; nobody is shown it.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from bot.safety import data, spelling

# Messages are at most 1,000 characters long at the door. What gets here longer is looked at from
# both ends, because the urgent part may be the last, and time has to stay short.
_END = 2000

# People press return between words, and "I want to... die" is one sentence.
_NO_END = re.compile(r"\.{2,}(?=\s*[a-z])|[\n\r]+")
_SENTENCE_END = re.compile(r"[.!?;:]+")
_NO_LETTER = re.compile(r"[^a-z0-9@$. ]+")
_LONG_RUN = re.compile(r"([a-z])\1{2,}")


class _Tables(NamedTuple):
    emoji: re.Pattern[str]
    emoji_words: dict[str, str]
    joins: re.Pattern[str]
    joined: dict[str, str]
    spellings: dict[str, str]
    fillers: frozenset[str]


def normalise(text: str) -> str:
    """The plain form of a message, " . " at both ends; " . " alone where no word is in it."""
    tables = _tables()
    words: list[str] = []
    for word in _letters(text, tables).split():
        words.extend(_plain_words(word, tables))
    line = _join(" ".join(words), tables)
    kept = [word for word in line.split() if word not in tables.fillers]
    return re.sub(r"(?: \.)+ ", " . ", " ".join(["", ".", *kept, ".", ""]))


def _letters(text: str, tables: _Tables) -> str:
    if len(text) > 2 * _END:
        text = f"{text[:_END]} . {text[-_END:]}"
    text = unicodedata.normalize("NFKC", text).lower()
    text = tables.emoji.sub(lambda found: f" {tables.emoji_words[found.group()]} ", text)
    text = "".join(
        character
        for character in unicodedata.normalize("NFD", text)
        if unicodedata.category(character) not in ("Mn", "Cf", "Cc") or character in "\n\r\t"
    )
    text = re.sub(r"['\u2018\u2019\u02bc`\u00b4]", "", text)
    text = _SENTENCE_END.sub(" . ", _NO_END.sub(" ", text))
    return _NO_LETTER.sub(" ", text)


def _plain_words(word: str, tables: _Tables) -> list[str]:
    """The word as the patterns spell it; "gonna" is two words."""
    if word == ".":
        return [word]
    word = _LONG_RUN.sub(r"\1\1", word)
    if word in tables.spellings:
        return tables.spellings[word].split()
    corrected = spelling.correct(word)
    return tables.spellings.get(corrected, corrected).split()


def _join(line: str, tables: _Tables) -> str:
    padded = f" {line} "
    return tables.joins.sub(lambda found: tables.joined[found.group()], padded)


@lru_cache(maxsize=1)
def _tables() -> _Tables:
    words = data.read("patterns/words.yml")
    emoji: dict[str, str] = words["emoji"]
    joined = {two: one for one, many in words["joins"].items() for two in many}
    spellings = {str(wrong): right for right, many in words["spellings"].items() for wrong in many}
    return _Tables(
        emoji=_any_of(emoji),
        emoji_words=emoji,
        joins=re.compile(rf"(?<= )(?:{_alternatives(joined)})(?= )"),
        joined=joined,
        spellings=spellings,
        fillers=frozenset(words["fillers"]),
    )


def _any_of(words: dict[str, str]) -> re.Pattern[str]:
    return re.compile(_alternatives(words))


def _alternatives(words: dict[str, str]) -> str:
    # Longest first, so that "have not got" is not read as "have not" and "got".
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
