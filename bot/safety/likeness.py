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
from collections.abc import Mapping, Sequence
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
        What was learned; and (n, c), what it would say about each example had that one been left
        out, for choosing limits.

    Source: kernel ridge regression; leave-one-out by the usual shortcut, residual / diagonal of
    the inverse (Rasmussen and Williams, Gaussian Processes for Machine Learning, 5.4.2).
    """
    counts = [Counter(_grams(text)) for text in texts]
    known = Counter(gram for count in counts for gram in count)
    grams = sorted(gram for gram, seen in known.items() if seen >= _least(gram))
    seen = np.array([known[gram] for gram in grams], np.float32)
    rarity = (np.log((1 + len(texts)) / (1 + seen)) + 1).astype(np.float32)
    shared = _shared(counts, {gram: at for at, gram in enumerate(grams)}, rarity)
    said = shared @ shared.T
    inverse = _inverse(_alike(vectors, vectors) + said)
    votes = inverse @ targets
    left_out = (targets - votes / np.diag(inverse)[:, None]).astype(np.float32)
    votes = votes.astype(np.float32)
    urgent = 1 - 2 * (targets[:, -2:-1] > 0).astype(np.float32)
    quick = (shared.T @ (_inverse(said) @ urgent).astype(np.float32))[:, 0]
    return Learned(vectors, votes, np.array(grams, np.str_), rarity, shared.T @ votes, quick), left_out


def _inverse(alike: Floats) -> NDArray[np.float64]:
    return np.linalg.inv(alike.astype(np.float64) + _RIDGE * np.eye(len(alike)))


class Likeness:
    """Says of sentences how much they are like each kind of example."""

    def __init__(self, learned: Learned) -> None:
        self._learned = learned
        self._index = {str(gram): at for at, gram in enumerate(learned.grams)}

    def of(self, texts: Sequence[str], vectors: Floats) -> Floats:
        """How much m sentences are like each column's examples: (m, c).

        Args:
            texts: m sentences, as `reading` gives them.
            vectors: their sentence vectors, (m, 384), rows of length 1.
        """
        counts = [Counter(_grams(text)) for text in texts]
        shared = _shared(counts, self._index, self._learned.rarity)
        meant = _alike(vectors, self._learned.vectors) @ self._learned.votes
        said: Floats = meant + shared @ self._learned.gram_votes
        return said

    def quick(self, texts: Sequence[str]) -> Floats:
        """How suspicious the words of m sentences are, without their vectors: (m,)."""
        counts = [Counter(_grams(text)) for text in texts]
        said: Floats = _shared(counts, self._index, self._learned.rarity) @ self._learned.quick
        return said


def _alike(some: Floats, others: Floats) -> Floats:
    found: Floats = np.exp(_STEEP * (some @ others.T - 1))
    return found


def _grams(text: str) -> list[str]:
    words = re.findall(r"[a-z0-9]+", text)
    pairs = [f"{one} {two}" for one, two in pairwise(words)]
    line = f" {' '.join(words)} "
    pieces = [
        _MARK + line[at : at + length] for length in _LENGTHS for at in range(len(line) - length + 1)
    ]
    return words + pairs + pieces


def _least(gram: str) -> int:
    return _LEAST_WITH_PIECE if gram.startswith(_MARK) else _LEAST_EXAMPLES


def _shared(counts: Sequence[Counter[str]], index: Mapping[str, int], rarity: Floats) -> Floats:
    """(texts, g): rare words count more, repeated ones hardly more.

    The part of a row that is for words has the length that words count, the part for pieces
    theirs; 0 where there are none.
    """
    found = np.zeros((len(counts), len(rarity)), np.float32)
    for row, count in enumerate(counts):
        for gram, times in count.items():
            at = index.get(gram)
            if at is not None:
                found[row, at] = (1 + math.log(times)) * rarity[at]
    # The grams are sorted, and no word begins with a sign that comes as late as the mark.
    words = sum(not gram.startswith(_MARK) for gram in index)
    for part, counts_for in ((found[:, :words], _WORDS), (found[:, words:], _PIECES)):
        length = np.linalg.norm(part, axis=1, keepdims=True)
        part *= math.sqrt(counts_for) / np.where(length > 0, length, 1)
    return found
