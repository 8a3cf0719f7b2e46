"""Measuring: the figures of a report, as pure functions."""

import math
from collections.abc import Collection, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from scipy.stats import rankdata

from services_db.geo import distance_miles

KM_PER_MILE: Final = 1.609344
# Of the normal distribution: 95 % of it lies within so many standard deviations.
WITHIN_95: Final = 1.959964


@dataclass(frozen=True)
class SetScore:
    """How well sets were found, all their members counted alike; each figure from 0 to 1.

    Attributes:
        precision: share of what was found that is right.
        recall: share of what there is that was found.
        f1: their harmonic mean.
    """

    precision: float
    recall: float
    f1: float


def accuracy(right: Sequence[object], given: Sequence[object]) -> float:
    """Share of the answers that are right, 0 to 1.

    Args:
        right: the right answers.
        given: the answers given, in the same order.

    Raises:
        ValueError: there are none, or not as many of one as of the other.
    """
    if not right:
        raise ValueError("there is nothing to measure")
    return sum(a == b for a, b in zip(right, given, strict=True)) / len(right)


def micro_f1(right: Sequence[AbstractSet[str]], given: Sequence[AbstractSet[str]]) -> SetScore:
    """Precision, recall and F1 over all members of all sets together.

    Args:
        right: what each message says; may be empty.
        given: what was found in each, in the same order.

    Returns:
        1.0 for precision where nothing was found, for recall where there was nothing to find.

    Raises:
        ValueError: not as many of one as of the other.
    """
    found = sum(len(a & b) for a, b in zip(right, given, strict=True))
    precision = _share(found, sum(map(len, given)))
    recall = _share(found, sum(map(len, right)))
    both = precision + recall
    return SetScore(precision, recall, 2 * precision * recall / both if both else 0.0)


def auroc(higher: Collection[float], lower: Collection[float]) -> float:
    """Chance that one of `higher` scores above one of `lower`; equal scores count half.

    This is the area under the receiver operating characteristic, 0.5 where the scores say nothing.

    Args:
        higher: scores of what should score high, such as messages that are out of scope.
        lower: scores of the others.

    Raises:
        ValueError: one of the two is empty, or a score is no number.

    Source: Mann and Whitney's U over the number of pairs (Hanley and McNeil 1982).
    """
    scores = [*higher, *lower]
    if not higher or not lower or any(math.isnan(score) for score in scores):
        raise ValueError("both sides need scores, and each score is a number")
    ranks = rankdata(scores)
    most = len(higher)
    above = float(ranks[:most].sum()) - most * (most + 1) / 2
    return above / (most * len(lower))


def share_interval(right: int, of: int) -> tuple[float, float]:
    """Wilson's 95 % interval for a share: low and high, 0 to 1.

    Unlike the textbook's interval it holds for small counts and for shares near 0 and 1.

    Args:
        right: how many were right.
        of: how many there were.

    Raises:
        ValueError: there were none, or more were right than there were.

    Source: Wilson, JASA 22 (1927).
    """
    if of <= 0 or not 0 <= right <= of:
        raise ValueError("a share is of at least one, and of no more than there are")
    share, z = right / of, WITHIN_95
    middle = share + z * z / (2 * of)
    around = z * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    whole = 1 + z * z / of
    return max(0.0, (middle - around) / whole), min(1.0, (middle + around) / whole)


def kilometres(lat_a: float, lon_a: float, lat_b: float, lon_b: float) -> float:
    """Great-circle distance between two points, in kilometres.

    Args:
        lat_a: WGS 84 degrees of the first point, like the others.
        lon_a: its longitude.
        lat_b: of the second point.
        lon_b: its longitude.

    Raises:
        ValueError: a coordinate is out of range.
    """
    return distance_miles(lat_a, lon_a, lat_b, lon_b) * KM_PER_MILE


def percentile(values: Collection[float], percent: float) -> float:
    """The value that so many per cent of the values do not exceed; 50 is the median.

    Between two values it is as far along as the per cent lie between theirs (numpy's and
    spreadsheets' way).

    Args:
        values: in any order and unit.
        percent: 0 to 100.

    Raises:
        ValueError: there are no values, or the per cent are out of range.
    """
    if not values or not 0 <= percent <= 100:
        raise ValueError("a percentile is of values, from 0 to 100")
    ordered = sorted(values)
    at = (len(ordered) - 1) * percent / 100
    below, along = int(at), at - int(at)
    above = ordered[min(below + 1, len(ordered) - 1)]
    return ordered[below] + (above - ordered[below]) * along


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0
