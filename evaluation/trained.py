"""Measuring: one pipeline, trained and asked by Rasa in a process of its own.

A process of its own, so that no pipeline profits from what another has loaded, and so that Rasa's
long log goes to a file. `python -m evaluation.trained FOLDER` reads `config.yml`, `nlu.yml` and
`messages.json` there and writes `answers.json`.
"""

import asyncio
import json
import logging
import os
import shutil
import subprocess
import sys
import time
import warnings
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import yaml

from bot.cli.processes import QUIET
from bot.settings import ROOT
from evaluation.pipelines import Config

Example = tuple[str, str]
TAIL = 1500


@dataclass(frozen=True)
class Answer:
    """What a pipeline made of one message.

    Attributes:
        ranking: intents with their confidence, most likely first, as Rasa gives them.
        out_of_scope: how far the message is from all that is known, 0 to 1; None where the
            pipeline does not say.
        milliseconds: how long it took.
    """

    ranking: list[tuple[str, float]]
    out_of_scope: float | None
    milliseconds: float


@dataclass(frozen=True)
class Trained:
    """One pipeline's answers, one a message, in order, and the seconds it took to train."""

    seconds: float
    answers: list[Answer]


def train_and_ask(
    folder: Path, config: Config, examples: Sequence[Example], messages: Sequence[str]
) -> Trained:
    """Train a pipeline from nothing and ask it about each message.

    Args:
        folder: to work in; what is there from another time is deleted. `log.txt` has Rasa's words.
        config: of Rasa, with the pipeline.
        examples: messages to learn from, each with its intent.
        messages: to ask about.

    Raises:
        RuntimeError: Rasa failed; the end of its log is in the message.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / "config.yml").write_text(yaml.safe_dump(config, sort_keys=False), encoding="utf-8")
    (folder / "nlu.yml").write_text(nlu_file(examples), encoding="utf-8")
    (folder / "messages.json").write_text(json.dumps(list(messages)), encoding="utf-8")
    log = folder / "log.txt"
    # A cache of its own: with the bot's, a second training would take no time at all.
    environment = {**os.environ, **QUIET, "RASA_CACHE_DIRECTORY": str(folder / "cache")}
    with log.open("w", encoding="utf-8") as file:
        done = subprocess.run(  # noqa: S603 - our own command, no input of people's
            [sys.executable, "-m", "evaluation.trained", str(folder.resolve())],
            cwd=ROOT,
            env=environment,
            stdout=file,
            stderr=subprocess.STDOUT,
        )
    shutil.rmtree(folder / "cache", ignore_errors=True)
    if done.returncode != 0:
        said = log.read_text(encoding="utf-8", errors="replace")[-TAIL:]
        raise RuntimeError(f"Rasa failed; all it said is in {log}\n{said}")
    return _read(folder / "answers.json")


def nlu_file(examples: Sequence[Example]) -> str:
    """The examples as a file of Rasa's, in the order in which intents first come up."""
    by_intent: dict[str, list[str]] = {}
    for text, intent in examples:
        by_intent.setdefault(intent, []).append(" ".join(text.split()))
    nlu = [
        {"intent": intent, "examples": "".join(f"- {text}\n" for text in texts)}
        for intent, texts in by_intent.items()
    ]
    return yaml.safe_dump({"version": "3.1", "nlu": nlu}, sort_keys=False, allow_unicode=True)


def as_answer(parsed: dict[str, Any], milliseconds: float) -> Answer:
    """What matters here of what Rasa says of a message."""
    ranking = [
        (str(intent["name"]), float(intent["confidence"]))
        for intent in parsed.get("intent_ranking") or ()
    ]
    far = parsed.get("out_of_scope")
    return Answer(ranking, None if far is None else float(far), milliseconds)


def _read(path: Path) -> Trained:
    read = json.loads(path.read_text(encoding="utf-8"))
    answers = [
        Answer(
            [(name, share) for name, share in one["ranking"]],
            one["out_of_scope"],
            one["milliseconds"],
        )
        for one in read["answers"]
    ]
    return Trained(read["seconds"], answers)


def _work(folder: Path) -> Trained:
    # Imported here: this takes seconds and is not part of the training.
    from rasa.core.agent import Agent
    from rasa.model_training import train_nlu
    from rasa.utils.log_utils import configure_structlog

    configure_structlog(logging.ERROR)
    started = time.perf_counter()
    model = train_nlu(str(folder / "config.yml"), str(folder / "nlu.yml"), str(folder / "models"))
    seconds = time.perf_counter() - started
    agent = Agent.load(str(model))
    loop = asyncio.new_event_loop()
    answers = []
    for message in json.loads((folder / "messages.json").read_text(encoding="utf-8")):
        asked = time.perf_counter()
        parsed = loop.run_until_complete(agent.parse_message(message))
        answers.append(as_answer(parsed, (time.perf_counter() - asked) * 1000))
    return Trained(round(seconds, 1), answers)


def _main() -> None:
    # Rasa and what it stands on warn of their own age.
    warnings.simplefilter("ignore")
    folder = Path(sys.argv[1])
    trained = _work(folder)
    (folder / "answers.json").write_text(json.dumps(asdict(trained)), encoding="utf-8")


if __name__ == "__main__":
    _main()
