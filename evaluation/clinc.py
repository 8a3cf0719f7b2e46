"""Measuring: our pipeline and Rasa's default, side by side on questions that are not ours.

    .venv/bin/python -m evaluation.clinc --intents 60 --seeds 3 --json clinc.json

CLINC150 (Larson and others, 2019; CC BY 3.0) has 150 intents with 100 examples and 30 test
questions each, and 1,000 test questions that belong to none. Both pipelines learn from the same
few examples and are asked the same questions, as they are and badly spelt.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from bot.settings import ROOT, read_settings
from evaluation.clinc_figures import Run, means, scored
from evaluation.clinc_questions import DATA, NoDataError, read_questions, subset
from evaluation.noise import badly_spelt
from evaluation.pipelines import RASA_EPOCHS, Config, ours, rasa_default
from evaluation.trained import train_and_ask

OURS: Final = "ours"
RASA: Final = "rasa"


@dataclass(frozen=True)
class Plan:
    """What is compared, and how large it is.

    Attributes:
        intents: how many, drawn by the seed.
        examples: how many of each are learnt.
        epochs: of DIET in Rasa's default; 100 is Rasa's.
        rate: of spelling errors in the noisy questions.
        pipelines: which of "ours" and "rasa".
    """

    intents: int = 60
    examples: int = 30
    epochs: int = RASA_EPOCHS
    rate: float = 0.3
    pipelines: tuple[str, ...] = (OURS, RASA)


def compare(plan: Plan, seeds: Sequence[int], work: Path, data: Path = DATA) -> Iterator[Run]:
    """Train and ask each pipeline with each seed; one run as soon as it is done.

    Args:
        plan: what is compared.
        seeds: each draws other intents and examples, and other spelling errors.
        work: folder for models and logs.
        data: CLINC150's file.

    Raises:
        NoDataError: the questions are not there.
        RuntimeError: Rasa failed.
    """
    questions = read_questions(data)
    for seed in seeds:
        drawn = subset(questions, plan.intents, plan.examples, seed)
        noisy = [badly_spelt(text, seed, plan.rate) for text, _ in drawn.ask]
        messages = [*(text for text, _ in drawn.ask), *noisy, *drawn.strange]
        for name in plan.pipelines:
            config = _config(name, seed, plan.epochs)
            trained = train_and_ask(work / f"{name}-{seed}", config, drawn.learn, messages)
            yield scored(name, seed, drawn, trained)


def _config(name: str, seed: int, epochs: int) -> Config:
    return ours(ROOT / "config.yml") if name == OURS else rasa_default(seed, epochs)


def _asked_for() -> argparse.Namespace:
    asked = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    asked.add_argument("--intents", type=int, default=60)
    asked.add_argument("--examples", type=int, default=30, help="of each intent")
    asked.add_argument("--seeds", type=int, default=3, help="how many")
    asked.add_argument("--epochs", type=int, default=RASA_EPOCHS, help="of DIET")
    asked.add_argument("--only", choices=(OURS, RASA), help="one of the two pipelines")
    asked.add_argument("--data", type=Path, default=DATA, help="CLINC150's file")
    asked.add_argument("--json", type=Path, help="file to write the runs to")
    return asked.parse_args()


def main() -> None:
    """Compare, and print a line a run and the means; with `--json`, write them to a file."""
    asked = _asked_for()
    only = (asked.only,) if asked.only else (OURS, RASA)
    plan = Plan(asked.intents, asked.examples, asked.epochs, pipelines=only)
    work = read_settings().var / "evaluate" / "clinc"
    runs: list[Run] = []
    try:
        for run in compare(plan, range(asked.seeds), work, asked.data):
            runs.append(run)
            sys.stdout.write(f"{json.dumps(asdict(run))}\n")
            sys.stdout.flush()
            # After each run: the whole takes long, and what is done is not lost.
            _write(runs, asked.json)
    except (NoDataError, ValueError) as error:
        sys.exit(str(error))
    sys.stdout.write(f"{json.dumps(means(runs), indent=2)}\n")


def _write(runs: Sequence[Run], path: Path | None) -> None:
    if path is not None:
        written = {"runs": [asdict(run) for run in runs], "means": means(runs)}
        path.write_text(json.dumps(written, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
