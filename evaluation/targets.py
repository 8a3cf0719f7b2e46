"""Measuring: what was aimed at, and whether it was met."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import yaml

from evaluation.asked import Measured
from evaluation.clinc import OURS
from evaluation.compared import Compared
from evaluation.costs import Costs
from evaluation.estimate import Estimate

REASONS: Final = Path(__file__).with_name("reasons.yml")
NO_REASON: Final = "No reason is written yet."


@dataclass(frozen=True)
class Unit:
    """How a figure is shown.

    Attributes:
        scale: what it is multiplied with.
        places: after the decimal point.
        sign: what stands after it, with the space before.
        gap: the same for how far it is from its target.
    """

    scale: float
    places: int
    sign: str
    gap: str

    def show(self, value: float) -> str:
        """A figure as people read it."""
        return f"{self.scale * value:.{self.places}f}{self.sign}"

    def show_gap(self, value: float) -> str:
        """How far a figure is from its target, never as nothing."""
        least = 10**-self.places
        gap = self.scale * abs(value)
        shown = f"{gap:.{self.places}f}" if gap >= least / 2 else f"less than {least / 2:g}"
        return f"{shown}{self.gap}"


SHARE: Final = Unit(100, 1, " %", " points")
POINTS: Final = Unit(100, 1, " points", " points")
NUMBER: Final = Unit(1, 3, "", "")
MILLISECONDS: Final = Unit(1, 1, " ms", " ms")
SMALL_TIME: Final = Unit(1, 2, " ms", " ms")
SECONDS: Final = Unit(1, 0, " s", " s")


@dataclass(frozen=True)
class Target:
    """What a figure should be.

    Attributes:
        key: its name in reasons.yml.
        what: for people.
        aim: the figure that is still met.
        unit: how it is shown.
        at_most: whether less is better.
    """

    key: str
    what: str
    aim: float
    unit: Unit
    at_most: bool = False

    @property
    def wanted(self) -> str:
        """The aim in words."""
        return f"at {'most' if self.at_most else 'least'} {self.unit.show(self.aim)}"


@dataclass(frozen=True)
class Judged:
    """A target and what was measured.

    Attributes:
        target: what was aimed at.
        value: as measured; None where it was not.
        low: of its range; None where there is no range.
        high: of the same.
        count: messages, or things named in them; None where it rests on none.
        reason: why it is missed; "" where it is not.
    """

    target: Target
    value: float | None
    low: float | None = None
    high: float | None = None
    count: int | None = None
    reason: str = ""

    @property
    def met(self) -> bool | None:
        """Whether it is; None where nothing was measured."""
        if self.value is None:
            return None
        if self.target.at_most:
            return self.value <= self.target.aim
        return self.value >= self.target.aim

    @property
    def verdict(self) -> str:
        """In words: met, missed by how much, or not measured."""
        if self.value is None:
            return "not measured"
        if self.met:
            return "met"
        return f"missed by {self.target.unit.show_gap(self.value - self.target.aim)}"


# Key → target and the figure of `own.measure`.
_OF_MESSAGES: Final = {
    "topic": (Target("topic", "Topic is right", 0.95, SHARE), "topic"),
    "interests": (Target("interests", "Interests, F1", 0.96, NUMBER), "interests F1"),
    "places": (
        Target("places", "Place is right: within 3 km, or among those offered", 0.97, SHARE),
        "place",
    ),
    "no_place": (Target("no_place", "No place where none is meant", 0.98, SHARE), "no place"),
    "models": (Target("models", "Kind of support is right", 0.95, SHARE), "model"),
    "out_of_scope": (
        Target("out_of_scope", "Out of scope is caught", 0.9, SHARE),
        "out of scope caught",
    ),
    "refused": (
        Target("refused", "In scope, but taken for out of scope", 0.03, SHARE, at_most=True),
        "refused though in scope",
    ),
}
_NOISY: Final = Target(
    "noisy", "Topic, badly spelt: fewer right than rightly spelt", 0.04, POINTS, at_most=True
)
_CLINC_CLEAN: Final = Target("clinc_clean", "CLINC150: better than Rasa's default", 0.05, POINTS)
_CLINC_NOISY: Final = Target("clinc_noisy", "The same, badly spelt", 0.05, POINTS)
_CLINC_AUROC: Final = Target("clinc_auroc", "CLINC150: AUROC of out of scope", 0.97, NUMBER)
_MEDIAN: Final = Target(
    "median_ms", "A message on one core, median", 10, MILLISECONDS, at_most=True
)
_PLACE: Final = Target("place_ms", "A look-up of a place, median", 1, SMALL_TIME, at_most=True)
_TRAIN: Final = Target("train_seconds", "Training", 60, SECONDS, at_most=True)


def judge(
    measured: Measured,
    compared: Compared | None,
    costs: Costs | None,
    reasons: Mapping[str, str],
) -> list[Judged]:
    """All targets, each with what was measured.

    Args:
        measured: our own messages.
        compared: on CLINC150; None where that was not done.
        costs: None where they were not measured.
        reasons: why targets are missed, by their key.
    """
    judged = [
        *(_judged(target, measured.shares.get(name)) for target, name in _OF_MESSAGES.values()),
        _judged(_NOISY, measured.noise.drop),
        *_of_comparison(compared),
        *_of_costs(costs),
    ]
    return [_with_reason(each, reasons) for each in judged]


def read_reasons(path: Path = REASONS) -> dict[str, str]:
    """Why targets are missed, by their key, as a person wrote it."""
    read = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    return {str(key): " ".join(str(reason).split()) for key, reason in read.items()}


def _of_comparison(compared: Compared | None) -> list[Judged]:
    if compared is None:
        return [_judged(target, None) for target in (_CLINC_CLEAN, _CLINC_NOISY, _CLINC_AUROC)]
    return [
        _judged(_CLINC_CLEAN, compared.better_by("clean")),
        _judged(_CLINC_NOISY, compared.better_by("noisy")),
        _judged(_CLINC_AUROC, compared.figure(OURS, "auroc")),
    ]


def _of_costs(costs: Costs | None) -> list[Judged]:
    if costs is None:
        return [_judged(target, None) for target in (_MEDIAN, _PLACE, _TRAIN)]
    return [
        Judged(_MEDIAN, costs.message.median, count=costs.count),
        Judged(_PLACE, costs.places.median, count=costs.count),
        Judged(_TRAIN, costs.train_seconds),
    ]


def _judged(target: Target, estimate: Estimate | None) -> Judged:
    if estimate is None:
        return Judged(target, None)
    return Judged(target, estimate.value, estimate.low, estimate.high, estimate.count)


def _with_reason(judged: Judged, reasons: Mapping[str, str]) -> Judged:
    if judged.met is not False:
        return judged
    reason = reasons.get(judged.target.key, "") or NO_REASON
    return Judged(judged.target, judged.value, judged.low, judged.high, judged.count, reason)
