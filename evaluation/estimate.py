"""Measuring: a figure with the range that it may really lie in."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

import numpy as np

from evaluation.measures import WITHIN_95, micro_f1, share_interval

# Drawn again so often for a range; the same draws each time.
DRAWS: Final = 1000
_SEED: Final = 0


@dataclass(frozen=True)
class Estimate:
    """One figure.

    Attributes:
        value: as measured.
        low: of its 95 % interval.
        high: of the same.
        count: on how many messages, or things named in them, it rests.
    """

    value: float
    low: float
    high: float
    count: int


def of_share(value: float, count: int) -> Estimate:
    """A share of right answers, 0 to 1, with Wilson's interval.

    Raises:
        ValueError: there was nothing to answer.
    """
    low, high = share_interval(round(value * count), count)
    return Estimate(value, low, high, count)


def of_mean(values: Sequence[float]) -> Estimate:
    """The mean of one figure a message, with the normal distribution's interval.

    Args:
        values: such as a message's share of right answers over some writings of it, or how much
            less of it is right when it is badly spelt. Messages are compared with themselves, so
            the range is narrower than that of two shares apart.

    Raises:
        ValueError: there are none.
    """
    if not values:
        raise ValueError("there is nothing to measure")
    mean = float(np.mean(values))
    spread = float(np.std(values, ddof=1)) if len(values) > 1 else 0.0
    around = WITHIN_95 * spread / len(values) ** 0.5
    return Estimate(mean, mean - around, mean + around, len(values))


def of_f1(right: Sequence[AbstractSet[str]], given: Sequence[AbstractSet[str]]) -> Estimate:
    """F1 over all members of all sets; its interval by drawing the messages again (bootstrap).

    F1 is no share, so Wilson's interval does not hold for it.

    Args:
        right: what each message says.
        given: what was found in each, in the same order.

    Raises:
        ValueError: not as many of one as of the other.

    Source: Efron and Tibshirani, An Introduction to the Bootstrap (1993), percentile interval.
    """
    score = micro_f1(right, given)
    found = np.array([len(a & b) for a, b in zip(right, given, strict=True)], dtype=float)
    named = np.array([len(a) + len(b) for a, b in zip(right, given, strict=True)], dtype=float)
    if not len(found):
        return Estimate(score.f1, score.f1, score.f1, 0)
    drawn = np.random.default_rng(_SEED).integers(0, len(found), (DRAWS, len(found)))
    scores = 2 * found[drawn].sum(axis=1) / np.maximum(named[drawn].sum(axis=1), 1.0)
    low, high = np.percentile(scores, [2.5, 97.5])
    return Estimate(score.f1, float(low), float(high), sum(map(len, right)))
