"""Measuring: the two pipelines on CLINC150, as figures of the report."""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import fmean
from typing import Final

from evaluation.clinc import OURS, RASA, Plan, compare
from evaluation.clinc_figures import Run, means, runs_from
from evaluation.estimate import Estimate

SEEDS: Final = 3


@dataclass(frozen=True)
class Compared:
    """A comparison of both pipelines.

    Attributes:
        runs: of the seeds that both have, by pipeline and seed.
        now: whether the comparison was made now; else figures of an earlier one are used.
    """

    runs: list[Run]
    now: bool

    @property
    def seeds(self) -> list[int]:
        """Which intents and examples were drawn."""
        return sorted({run.seed for run in self.runs})

    def of(self, pipeline: str) -> list[Run]:
        """One pipeline's runs, by seed."""
        return sorted(
            (run for run in self.runs if run.pipeline == pipeline), key=lambda run: run.seed
        )

    def figure(self, pipeline: str, figure: str) -> Estimate:
        """One pipeline's mean of a figure; from the lowest seed's to the highest's."""
        return _over_seeds([float(getattr(r, figure)) for r in self.of(pipeline)], self._asked)

    def better_by(self, figure: str) -> Estimate:
        """Ours less Rasa's, each seed with itself; from the lowest to the highest."""
        pairs = zip(self.of(OURS), self.of(RASA), strict=True)
        return _over_seeds([getattr(a, figure) - getattr(b, figure) for a, b in pairs], self._asked)

    @property
    def _asked(self) -> int:
        return sum(run.asked for run in self.of(OURS))


def compare_now(kept: Path, said: Callable[[str], None]) -> Compared:
    """Train and ask both pipelines, and keep the runs.

    Args:
        kept: the file to write them to, after each run.
        said: told each run's figures.

    Raises:
        NoDataError: CLINC150 is not there.
        RuntimeError: Rasa failed.
    """
    runs: list[Run] = []
    said(f"Comparing with Rasa's default on CLINC150: {2 * SEEDS} trainings.")
    for run in compare(Plan(), range(SEEDS), kept.parent / "clinc"):
        runs.append(run)
        # After each run: the whole takes long, and what is done is not lost.
        write(runs, kept)
        said(f"  {run.pipeline}, seed {run.seed}: {run.clean:.3f} clean, {run.noisy:.3f} noisy.")
    return paired(runs, now=True)


def from_files(files: Sequence[Path]) -> Compared:
    """An earlier comparison, such as one file of each pipeline; of one run twice the later.

    Raises:
        ValueError: a file holds no runs, or there is no seed that both pipelines have.
    """
    return paired([run for file in files for run in runs_from(file)], now=False)


def paired(runs: Sequence[Run], *, now: bool) -> Compared:
    """The runs whose seed both pipelines have, so that like is compared with like.

    Raises:
        ValueError: there is none, or the runs differ in size.
    """
    latest = {(run.pipeline, run.seed): run for run in runs}
    seeds = [seed for pipeline, seed in latest if pipeline == OURS and (RASA, seed) in latest]
    if not seeds:
        raise ValueError("There is no comparison of both pipelines with the same seed.")
    kept = [latest[pipeline, seed] for pipeline in (OURS, RASA) for seed in sorted(seeds)]
    if len({(run.intents, run.examples, run.asked, run.strange) for run in kept}) > 1:
        raise ValueError("The comparisons are not of the same size.")
    return Compared(kept, now)


def write(runs: Sequence[Run], path: Path) -> None:
    """Keep runs in the form of `python -m evaluation.clinc --json`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    written = {"runs": [asdict(run) for run in runs], "means": means(runs)}
    path.write_text(json.dumps(written, indent=2) + "\n", encoding="utf-8")


def _over_seeds(values: Sequence[float], count: int) -> Estimate:
    return Estimate(fmean(values), min(values), max(values), count)
