"""Step 2, understanding: a message cut into words, each with where it stands in the message.

Interests, places and the bot's own word finders all read the same words, so that their spans
can be compared.
"""

import re
import warnings
from dataclasses import dataclass
from functools import lru_cache

from services_db.interests.load import emoji

# A word keeps its apostrophe while it is cut ("don't") and loses it when compared ("dont").
_LETTERS = r"[^\W_]+(?:['’`][^\W_]+)*"
# What may follow an emoji and be part of it: its colour of skin, "woman" and "man", "as emoji".
_EMOJI_ENDS = "(?:[\ufe0f\U0001f3fb-\U0001f3ff]|\u200d[\u2640\u2642]\ufe0f?)*"

# Zipf 3 is one word in a million: rarer ones may well be a misspelling.
COMMON_ZIPF = 3.0


@dataclass(frozen=True)
class Token:
    """One word of a message.

    Attributes:
        norm: lower case, without apostrophes; what is compared.
        start, end: character offsets in the message, end exclusive.
        stop: punctuation that stands between this word and the one before, "" where none.
    """

    norm: str
    start: int
    end: int
    stop: str = ""


def tokens(text: str) -> list[Token]:
    """Cut a message into words.

    Args:
        text: the message as typed; any length and script.

    Returns:
        Its words in order, an emoji that stands for an interest being one; punctuation is kept
        only as the `stop` of the word after it.
    """
    found = []
    last = 0
    for match in _word().finditer(text):
        stop = text[last : match.start()].strip()
        norm = match["emoji"] or normal(match.group())
        found.append(Token(norm, match.start(), match.end(), stop))
        last = match.end()
    return found


@lru_cache(maxsize=1)
def _word() -> re.Pattern[str]:
    signs = "".join(map(re.escape, emoji()))
    return re.compile(f"(?P<emoji>[{signs}]){_EMOJI_ENDS}|{_LETTERS}")


def normal(word: str) -> str:
    """Lower case and without apostrophes: "Women's" is "womens"."""
    return re.sub(r"['’`]", "", word.lower())


def word_set(text: str) -> frozenset[str]:
    """A set of words, written as one text."""
    return frozenset(text.split())


def phrase(text: str) -> tuple[str, ...]:
    """The compared form of every word of a text: "Make-up" is ("make", "up")."""
    return tuple(token.norm for token in tokens(text))


@lru_cache(maxsize=20_000)
def zipf(word: str) -> float:
    """How common a word is in English: 3 is once in a million words, 6 once in a thousand.

    Source: wordfreq's English list.
    """
    with warnings.catch_warnings():
        # wordfreq 3.0 reads its files through pkg_resources, which warns that it is old.
        warnings.simplefilter("ignore")
        from wordfreq import zipf_frequency
    return float(zipf_frequency(word, "en"))


@lru_cache(maxsize=1)
def _common_words() -> dict[str, list[str]]:
    """English's 10,000 most frequent words of 4 letters and more, by first letter."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from wordfreq import top_n_list
    found: dict[str, list[str]] = {}
    for word in top_n_list("en", 10_000):
        if len(word) > 3:
            found.setdefault(word[0], []).append(word)
    return found


@lru_cache(maxsize=5_000)
def common_misspelt(word: str) -> tuple[str, int] | None:
    """The commonest word that a rare one may be a misspelling of, and how many letters differ.

    Only words with the same first letter and at most 2 wrong letters are looked at.
    """
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    words = [w for w in _common_words().get(word[:1], []) if abs(len(w) - len(word)) < 3]
    near = process.extract(word, words, scorer=OSA.distance, score_cutoff=2, limit=20)
    if not near:
        return None
    best = min(near, key=lambda found: (found[1], -zipf(found[0])))
    return best[0], int(best[1])


def is_common(word: str) -> bool:
    """Whether a word is so common that it is surely meant as it stands."""
    return zipf(word) >= COMMON_ZIPF
