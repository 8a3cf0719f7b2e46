"""Measuring: what bad spelling costs, and how much of it is mended."""

import csv
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from statistics import fmean
from typing import Final

from rapidfuzz.distance import Levenshtein

from evaluation.estimate import Estimate, of_mean, of_share
from evaluation.noise import badly_spelt
from evaluation.own import Message

SEEDS: Final = (0, 1, 2)
RATE: Final = 0.3
ALIKE: Final = Path(__file__).with_name("alike.csv")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


@dataclass(frozen=True)
class Drop:
    """How much worse the topic is known where messages are badly spelt; shares from 0 to 1.

    Attributes:
        clean: share of topics that are right, rightly spelt.
        noisy: the same messages, badly spelt.
        drop: clean less noisy.
        wrong_words: share of the words that are wrong in the badly spelt ones.
    """

    clean: Estimate
    noisy: Estimate
    drop: Estimate
    wrong_words: Estimate


@dataclass(frozen=True)
class Mended:
    """How well the reading step mends spelling.

    Attributes:
        before: share of words that are wrong in badly spelt messages, as typed.
        after: the same, as read.
        spoilt: share of rightly spelt messages of which a word was changed all the same.
    """

    before: Estimate
    after: Estimate
    spoilt: Estimate


def by_model(
    messages: Sequence[Message],
    topic_of: Callable[[str], str],
    seeds: Sequence[int] = SEEDS,
    rate: float = RATE,
) -> Drop:
    """The drop where the model of spelling errors writes the messages; the mean of its seeds.

    Args:
        messages: of each its rightly spelt text is taken.
        topic_of: the topic that a text is understood as.
        seeds: each writes every message in another way.
        rate: of errors, 0 to 1.
    """
    writings = [[badly_spelt(m.clean, seed, rate) for seed in seeds] for m in messages]
    return _drop(messages, writings, topic_of)


def by_hand(messages: Sequence[Message], topic_of: Callable[[str], str]) -> Drop | None:
    """The drop where people wrote the messages badly; None where no message is badly spelt."""
    badly = [message for message in messages if message.badly_spelt]
    return _drop(badly, [[message.text] for message in badly], topic_of) if badly else None


def mended(messages: Sequence[Message], read: Callable[[str], str]) -> Mended | None:
    """How much of the spelling the reading step mends, and how much it spoils.

    Args:
        messages: badly and rightly spelt ones.
        read: a text as the bot reads it.

    Returns:
        None where there are no messages of the one or the other kind.
    """
    badly = [m for m in messages if m.badly_spelt and words(m.clean)]
    rightly = [m for m in messages if not m.badly_spelt and words(m.clean)]
    if not badly or not rightly:
        return None
    spoilt = [spoils(message, read) for message in rightly]
    return Mended(
        _wrong_words([(m.text, m.clean) for m in badly]),
        _wrong_words([(read(m.text), m.clean) for m in badly]),
        of_share(fmean(spoilt), len(spoilt)),
    )


def spoils(message: Message, read: Callable[[str], str]) -> bool:
    """Whether the reading changes a word of a rightly spelt message."""
    # A message of signs only is to be changed: into what the signs mean.
    return bool(words(message.clean)) and wrong(read(message.text), message.clean) > 0


def words(text: str) -> list[str]:
    """The words of a text; case, punctuation, short forms and contractions make no difference."""
    plain = text.lower().replace("’", "'")
    return [
        word
        for written in _WORD.findall(plain)
        for word in _alike().get(written, written.replace("'", "")).split()
    ]


def wrong(text: str, right: str) -> int:
    """How many words are wrong, too many or missing: the least number of changes, in words."""
    return Levenshtein.distance(words(text), words(right))


def _drop(
    messages: Sequence[Message],
    writings: Sequence[Sequence[str]],
    topic_of: Callable[[str], str],
) -> Drop:
    clean = [float(topic_of(message.clean) == message.topic) for message in messages]
    noisy = [
        fmean(topic_of(text) == message.topic for text in texts)
        for message, texts in zip(messages, writings, strict=True)
    ]
    return Drop(
        of_share(fmean(clean), len(clean)),
        of_mean(noisy),
        of_mean([a - b for a, b in zip(clean, noisy, strict=True)]),
        _wrong_words(
            [(text, m.clean) for m, texts in zip(messages, writings, strict=True) for text in texts]
        ),
    )


def _wrong_words(pairs: Sequence[tuple[str, str]]) -> Estimate:
    """The share of words that are wrong, over all texts together."""
    errors = sum(wrong(text, right) for text, right in pairs)
    count = sum(len(words(right)) for _, right in pairs)
    return of_share(min(1.0, errors / count), count)


@lru_cache(maxsize=1)
def _alike() -> dict[str, str]:
    """Short forms and contractions, and the words that they stand for."""
    with ALIKE.open(encoding="utf-8", newline="") as lines:
        return {row["written"]: row["meant"] for row in csv.DictReader(lines)}
