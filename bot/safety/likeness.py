"""Step 2, safety: learns from examples what an urgent sentence is like; knows numbers only.

Each example votes for its own kind on a sentence, more the more alike the two are: by their
sentence vectors (meaning), by the words and pairs of words that they share, and by the pieces of
words, which stay the same where spelling does not. How much each
example's vote counts is solved for at once (kernel ridge regression), so that what would have
been said about an example without itself follows exactly, with no second training.

The words alone, without the sentence model, give a quick look: too coarse to decide by, good
enough to say which sentences of a long message are worth reading.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

# Chosen by leaving one out on examples.yml: figures change little from half to twice of each.
_STEEP = 2.0  # how fast likeness of meaning falls off
_WORDS = 0.6  # how much shared words count beside meaning
_PIECES = 0.3  # how much shared pieces of words count
_RIDGE = 0.2  # how little one odd example may change
# A word that only one example has says nothing about the others; pieces are many.
_LEAST_EXAMPLES = 2
_LEAST_WITH_PIECE = 3
# What a piece begins with, so that it is not taken for a word.
_MARK = "~"
_LENGTHS = (3, 4)


class Learned(NamedTuple):
    """What was learned, as arrays: for n examples, g words and pairs of words, c columns.

    Attributes:
        vectors: (n, 384), rows of length 1.
        votes: (n, c), how much each example counts for each column.
        grams: (g,) words, pairs of words, and pieces of words, which begin with "~".
        rarity: (g,) what sharing each is worth.
        gram_votes: (g, c).
        quick: (g,) how much each counts where only words are looked at.
    """

    vectors: Floats
    votes: Floats
    grams: NDArray[np.str_]
    rarity: Floats
    gram_votes: Floats
    quick: Floats


def learn(texts: Sequence[str], vectors: Floats, targets: Floats) -> tuple[Learned, Floats]:
    """What examples teach.

    Args:
        texts: n examples, as `reading` gives them.
        vectors: their sentence vectors, (n, 384), rows of length 1.
        targets: (n, c), what is wanted of each column for each example; the last but one is
            over 0 for an innocent one.

    Returns:
        What was learned; and (n, c + 1), what it would say about each example had that one been
        left out, for choosing limits; last, what its words alone would say.

    Source: kernel ridge regression; leave-one-out by the usual shortcut, residual / diagonal of
    the inverse (Rasmussen and Williams, Gaussian Processes for Machine Learning, 5.4.2).
    """
    known = Counter(gram for text in texts for part in _grams(text) for gram in set(part))
    grams = sorted(gram for gram, seen in known.items() if seen >= _least(gram))
    seen = np.array([known[gram] for gram in grams], np.float32)
    rarity = (np.log((1 + len(texts)) / (1 + seen)) + 1).astype(np.float32)
    shared = _Grams(grams, rarity).rows(texts)
    said = shared @ shared.T
    inverse = _inverse(_alike(vectors, vectors) + said)
    votes = inverse @ targets
    left_out = (targets - votes / np.diag(inverse)[:, None]).astype(np.float32)
    votes = votes.astype(np.float32)
    quick, quick_left_out = _by_words_alone(said, targets[:, -2:-1])
    learned = Learned(
        vectors, votes, np.array(grams, np.str_), rarity, shared.T @ votes, (shared.T @ quick)[:, 0]
    )
    return learned, np.hstack([left_out, quick_left_out])


def _by_words_alone(said: Floats, innocent: Floats) -> tuple[Floats, Floats]:
    urgent = np.where(innocent > 0, -1.0, 1.0)
    inverse = _inverse(said)
    votes = inverse @ urgent
    left_out = urgent - votes / np.diag(inverse)[:, None]
    return votes.astype(np.float32), left_out.astype(np.float32)


def _inverse(alike: Floats) -> Floats:
    # In 32 bits: with this ridge it is right to 3 places, in half the time and room.
    inverse = np.linalg.inv(alike + _RIDGE * np.eye(len(alike), dtype=np.float32))
    return inverse.astype(np.float32, copy=False)


class Likeness:
    """Says of sentences how much they are like each kind of example."""

    def __init__(self, learned: Learned) -> None:
        self._learned = learned
        self._grams = _Grams([str(gram) for gram in learned.grams], learned.rarity)

    def of(self, texts: Sequence[str], vectors: Floats) -> Floats:
        """How much m sentences are like each column's examples: (m, c).

        Args:
            texts: m sentences, as `reading` gives them.
            vectors: their sentence vectors, (m, 384), rows of length 1.
        """
        meant: Floats = _alike(vectors, self._learned.vectors) @ self._learned.votes
        return meant + np.array([self._said(text, self._learned.gram_votes) for text in texts])

    def quick(self, texts: Sequence[str]) -> Floats:
        """How suspicious the words of m sentences are, without their vectors: (m,)."""
        return np.array([self._said(text, self._learned.quick) for text in texts], np.float32)

    def _said(self, text: str, votes: Floats) -> Floats:
        places, values = self._grams.of(text)
        said: Floats = values @ votes[places]
        return said


def _alike(some: Floats, others: Floats) -> Floats:
    found: Floats = np.exp(_STEEP * (some @ others.T - 1))
    return found


def _grams(text: str) -> tuple[list[str], list[str]]:
    """The words and pairs of words of a text; and the pieces of its words."""
    words = re.findall(r"[a-z0-9]+", text)
    line = f" {' '.join(words)} "
    pieces = [
        _MARK + line[at : at + length]
        for length in _LENGTHS
        for at in range(len(line) - length + 1)
    ]
    return words + [f"{one} {two}" for one, two in pairwise(words)], pieces


def _least(gram: str) -> int:
    return _LEAST_WITH_PIECE if gram.startswith(_MARK) else _LEAST_EXAMPLES


class _Grams:
    """Knows the words, pairs and pieces that were learned, and what sharing each is worth."""

    def __init__(self, grams: Sequence[str], rarity: Floats) -> None:
        self._index = {gram: at for at, gram in enumerate(grams)}
        self._rarity = rarity.tolist()

    def of(self, text: str) -> tuple[list[int], Floats]:
        """Which of them a text has, and how much each counts: rare ones more, often hardly more.

        Together the words have the length that words count, and the pieces theirs.
        """
        places: list[int] = []
        values: list[float] = []
        for counted, weight in zip(_grams(text), (_WORDS, _PIECES), strict=True):
            found = [
                (at, (1 + math.log(times)) * self._rarity[at])
                for gram, times in Counter(counted).items()
                if (at := self._index.get(gram)) is not None
            ]
            length = math.sqrt(sum(value * value for _, value in found)) or 1.0
            places.extend(at for at, _ in found)
            values.extend(value * math.sqrt(weight) / length for _, value in found)
        return places, np.array(values, np.float32)

    def rows(self, texts: Sequence[str]) -> Floats:
        """The same of many texts, as one array: (texts, g)."""
        made = np.zeros((len(texts), len(self._rarity)), np.float32)
        for row, text in enumerate(texts):
            places, values = self.of(text)
            made[row, places] = values
        return made
