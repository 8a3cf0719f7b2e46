"""Measuring: the figures of a comparison on CLINC150."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from statistics import fmean
from typing import Any, Final

from evaluation.clinc_questions import Questions
from evaluation.measures import accuracy, auroc, percentile
from evaluation.trained import Answer, Trained

# What a pipeline says where it does not understand; no answer to what a message means.
NOT_UNDERSTOOD: Final = frozenset({"nlu_fallback", "out_of_scope"})
FIGURES: Final = ("clean", "noisy", "auroc", "seconds", "median_ms", "p95_ms")


@dataclass(frozen=True)
class Run:
    """What one pipeline achieved with one seed.

    Attributes:
        pipeline: "ours" or "rasa".
        seed: which intents and examples were drawn.
        intents: how many.
        examples: of each, learnt.
        asked: questions in scope; `clean` and `noisy` are shares of these.
        strange: questions out of scope.
        clean: accuracy of the likeliest intent, before any fallback.
        noisy: the same, badly spelt.
        auroc: how well out of scope is told from in scope, both clean; 0.5 is not at all.
        told_by: what tells them apart: "out_of_scope" (the pipeline's own figure) or
            "confidence" (1 less that of the likeliest intent).
        seconds: of training, without loading Rasa.
        median_ms: milliseconds a question.
        p95_ms: what 95 % of the questions do not exceed.
    """

    pipeline: str
    seed: int
    intents: int
    examples: int
    asked: int
    strange: int
    clean: float
    noisy: float
    auroc: float
    told_by: str
    seconds: float
    median_ms: float
    p95_ms: float


def scored(pipeline: str, seed: int, drawn: Questions, trained: Trained) -> Run:
    """The figures of one run.

    Args:
        pipeline: its name.
        seed: as it was.
        drawn: what was learnt and asked.
        trained: the answers to the questions in scope, to the same badly spelt, and to those out
            of scope, in this order.
    """
    intents = {intent for _, intent in drawn.learn}
    asked = len(drawn.ask)
    clean, noisy = trained.answers[:asked], trained.answers[asked : 2 * asked]
    strange = trained.answers[2 * asked :]
    right = [intent for _, intent in drawn.ask]
    told_by, near, far = _strangeness(clean, strange)
    took = [answer.milliseconds for answer in trained.answers]
    return Run(
        pipeline=pipeline,
        seed=seed,
        intents=len(intents),
        examples=len(drawn.learn) // len(intents),
        asked=asked,
        strange=len(strange),
        clean=round(accuracy(right, [likeliest(a)[0] for a in clean]), 4),
        noisy=round(accuracy(right, [likeliest(a)[0] for a in noisy]), 4),
        auroc=round(auroc(far, near), 4),
        told_by=told_by,
        seconds=trained.seconds,
        median_ms=round(percentile(took, 50), 1),
        p95_ms=round(percentile(took, 95), 1),
    )


def likeliest(answer: Answer) -> tuple[str | None, float]:
    """The likeliest intent and its confidence, whatever a fallback says; None if there is none."""
    meant = [(name, share) for name, share in answer.ranking if name not in NOT_UNDERSTOOD]
    return max(meant, key=lambda one: one[1], default=(None, 0.0))


def means(runs: Sequence[Run]) -> dict[str, dict[str, float]]:
    """Each pipeline's mean of each figure over its seeds."""
    names = dict.fromkeys(run.pipeline for run in runs)
    return {
        name: {
            figure: round(fmean(getattr(r, figure) for r in runs if r.pipeline == name), 4)
            for figure in FIGURES
        }
        for name in names
    }


def runs_from(path: Path) -> list[Run]:
    """The runs that were written with `--json`; several files' may be put together.

    Raises:
        ValueError: the file holds something else.
    """
    wanted = {field.name for field in fields(Run)}
    read: Any = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(read, dict) or any(set(run) != wanted for run in read.get("runs", [{}])):
        raise ValueError(f"{path} holds no runs")
    return [Run(**run) for run in read["runs"]]


def _strangeness(near: list[Answer], far: list[Answer]) -> tuple[str, list[float], list[float]]:
    # All or none: the two figures have different scales.
    own = [answer.out_of_scope for answer in (*near, *far)]
    if all(figure is not None for figure in own):
        figures = [float(figure or 0.0) for figure in own]
        return "out_of_scope", figures[: len(near)], figures[len(near) :]
    doubts = [1 - likeliest(answer)[1] for answer in (*near, *far)]
    return "confidence", doubts[: len(near)], doubts[len(near) :]
