"""Step 2, understanding: the word that a badly spelt one means.

A noisy channel: of all words that may be meant, the one that is likeliest here and that needs
the fewest errors to be written so. A word that sounds right needs fewer than one that does not.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.nlu.dictionary import by_sound, by_start, is_right, log10, probability
from bot.nlu.sounds import one_letter_sounds, sound

Pair = tuple[str, str]

# What one wrong letter costs, in powers of ten, and what a letter that is not heard costs.
_LETTER = 2.6
_SOUND = 1.8
_NOT_HEARD = 0.9
# Writers seldom miss the first letter unless it sounds the same.
_START = 1.3
# How much a word that the bot's own messages use is liked, and one beside its usual neighbour.
_OWN_SHARE = 0.6
_PAIR = 1.2
# Errors say more of what is meant than how common a word is.
_PRIOR = 0.7
_SPLIT = 1.4
_WORST = -7.5
_SAME_START = {
    "k": "kcq", "c": "cksq", "q": "qck", "f": "ftpv", "t": "tf", "s": "scpw", "n": "nkg", "r": "rw",
    "w": "wrh", "h": "hwaeio", "o": "ohau", "a": "aeohiu", "e": "eaih", "i": "ieah", "j": "jg",
    "g": "gj", "v": "vft", "x": "xes", "d": "dbt", "b": "bdv", "p": "pb", "z": "zsx", "u": "uoay",
    "y": "yue",
}  # fmt: skip


@dataclass(frozen=True)
class Known:
    """What the bot's own messages teach: how often each word, and each two words together."""

    words: Mapping[str, int] = field(default_factory=dict)
    pairs: Mapping[Pair, int] = field(default_factory=dict)


def learn(sentences: Iterable[list[str]]) -> Known:
    """Count words and neighbours; only words that are right, so that no slip is learnt.

    Args:
        sentences: each a list of words in lower case.
    """
    words: Counter[str] = Counter()
    pairs: Counter[Pair] = Counter()
    for sentence in sentences:
        right = [word if is_right(word) else "" for word in sentence]
        words.update(filter(None, right))
        pairs.update(pair for pair in zip(["", *right], [*right, ""], strict=True) if any(pair))
    return Known(dict(words), {pair: count for pair, count in pairs.items() if count > 1})


class Speller:
    """Mends words."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._total = sum(known.words.values()) or 1
        self._candidates = lru_cache(maxsize=20_000)(self._find)

    def mend(self, word: str, before: str = "", after: str = "") -> str:
        """The word or the two words that a badly spelt one means; the word itself in doubt.

        Args:
            word: lower case, letters only, not right as it stands.
            before, after: its neighbours, "" at an end.
        """
        if word.endswith("in") and is_right(f"{word}g"):
            return f"{word}g"
        best, score = word, _WORST
        for meant, likely in self._candidates(word):
            here = likely + self._pair(before, meant.split()[0], meant.split()[-1], after)
            if here > score:
                best, score = meant, here
        return best

    def other_word(self, word: str, before: str, after: str) -> str:
        """The word that sounds like this right one and that alone fits here; else the word.

        "I threw a ball" stays; "go threw the door" becomes "through", if the bot's messages have
        "through the" and never "threw".
        """
        if word in self._known.words or (before, word) in self._known.pairs:
            return word
        others = [w for w in by_sound().get(sound(word), ()) if w in self._known.words]
        fits = [w for w in others if self._pair(before, w, w, after) > _PAIR and _alike(word, w)]
        return max(fits, key=self._known.words.__getitem__, default=word)

    def _pair(self, before: str, first: str, last: str, after: str) -> float:
        pairs = self._known.pairs
        # Where a message begins or ends says little of a word.
        beside = (bool(before) and (before, first) in pairs, bool(after) and (last, after) in pairs)
        return _PAIR * sum(beside)

    def _find(self, word: str) -> list[tuple[str, float]]:
        """What the word may mean with how likely, without its neighbours; likeliest first."""
        found = {near: self._likely(near) - _errors(word, near) for near in _near(word)}
        found |= {
            f"{one} {two}": self._likely(one) + self._likely(two) + _SPLIT - _LETTER
            for one, two in _splits(word)
        }
        return sorted(found.items(), key=lambda each: -each[1])[:12]

    def _likely(self, word: str) -> float:
        own = self._known.words.get(word, 0) / self._total
        general = 10 ** probability(word)
        return _PRIOR * log10(_OWN_SHARE * own + (1 - _OWN_SHARE) * general)


def _near(word: str) -> set[str]:
    found = set(by_sound().get(sound(word), ())) if len(word) > 2 else set()
    allowed = 1 if len(word) < 5 else 2 if len(word) < 8 else 3
    for start in _SAME_START.get(word[0], word[0]):
        for length in range(len(word) - allowed, len(word) + allowed + 1):
            words = by_start().get((start, length))
            if words:
                near = process.extract(
                    word, words, scorer=OSA.distance, score_cutoff=allowed, limit=15
                )
                found.update(each for each, _, _ in near)
    return {each for each in found if abs(len(each) - len(word)) < 5}


def _errors(word: str, meant: str) -> float:
    """What it costs to write one word for the other, in powers of ten."""
    heard = OSA.distance(sound(word), sound(meant))
    short, short_meant = one_letter_sounds(word), one_letter_sounds(meant)
    by_ear = _NOT_HEARD * OSA.distance(short, short_meant) + _SOUND * heard
    start = 0.0 if short[0] == short_meant[0] else _START
    return min(_LETTER * OSA.distance(word, meant), by_ear) + start


def _alike(word: str, other: str) -> bool:
    return word[0] == other[0] and OSA.distance(word, other) <= 2


def _splits(word: str) -> Iterable[Pair]:
    for at in range(1, len(word)):
        one, two = word[:at], word[at:]
        if _may_stand(one) and _may_stand(two):
            yield one, two


def _may_stand(word: str) -> bool:
    return word in ("a", "i") or (len(word) > 1 and is_right(word) and probability(word) > -4.8)
