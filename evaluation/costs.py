"""Measuring: what understanding costs in time and memory."""

import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from threadpoolctl import threadpool_limits

from bot.cli.processes import QUIET, environment
from bot.cli.training import rasa_train_command
from bot.settings import ROOT, Settings
from evaluation.fresh import Times, timed, warm_up_texts

TAIL = 1500
_TASKS = Path("/proc/self/task")
_PROCESSOR = Path("/proc/cpuinfo")


@dataclass(frozen=True)
class Costs:
    """What understanding costs.

    Attributes:
        count: messages that were timed.
        message: the process on one core.
        places: a look-up of places; likewise `interests`.
        train_seconds: from nothing to a trained bot, with the time to start Rasa.
        memory_mb: "rasa" imported, the trained bot "loaded", "used" for one message, and what the
            sentence model adds of it, "encoder".
        machine: processor and cores.
        load: how many processes wanted a core, mean of the last minute; more than 1 beside ours
            means that the times are too long.
    """

    count: int
    message: Times
    places: Times
    interests: Times
    train_seconds: float
    memory_mb: dict[str, float]
    machine: str
    load: float


def measure_costs(
    texts: Sequence[str],
    folder: Path,
    parse: Callable[[str], Any],
    settings: Settings,
    said: Callable[[str], None] = lambda line: None,
) -> Costs:
    """Measure all costs, before anything else is parsed: what is kept would be quicker.

    Args:
        texts: messages to time, as typed.
        folder: where these messages stand.
        parse: the trained pipeline.
        settings: of the bot, which is trained.
        said: told what is done next.

    Raises:
        RuntimeError: a process failed; the end of what it said is in the message.
    """
    load = round(os.getloadavg()[0], 1)
    said("Timing a message on one core.")
    with one_core():
        timed(parse, warm_up_texts())
        message = timed(parse, texts)
    said("Timing look-ups, and weighing the memory.")
    places, interests = _lookups(settings, folder)
    memory = _memory(settings)
    said("Training from nothing, to time it.")
    trained = seconds_to_train(settings)
    return Costs(len(texts), message, places, interests, trained, memory, machine(), load)


@contextmanager
def one_core() -> Iterator[None]:
    """Keep all threads of this process on one core meanwhile, one of numpy's as in the server."""
    allowed = os.sched_getaffinity(0)
    _keep_on({max(allowed)})
    try:
        with threadpool_limits(1):
            yield
    finally:
        _keep_on(allowed)


def seconds_to_train(settings: Settings) -> float:
    """Seconds from nothing to a trained bot; what the bot has is left alone.

    Raises:
        RuntimeError: Rasa failed.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # A cache of its own: with the bot's, a second training would take no time at all.
        cache = {"RASA_CACHE_DIRECTORY": str(folder / "cache")}
        begun = time.perf_counter()
        _run(rasa_train_command(folder / "models"), {**environment(settings), **cache})
        return round(time.perf_counter() - begun, 1)


def machine() -> str:
    """The processor's name and how many cores there are."""
    try:
        lines = _PROCESSOR.read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return f"{next(iter(names), platform.machine())}, {os.cpu_count()} cores"


def _keep_on(cores: set[int]) -> None:
    # Each thread has its own cores; those of numpy's and TensorFlow's are there already.
    for task in _TASKS.iterdir():
        try:
            os.sched_setaffinity(int(task.name), cores)
        except ProcessLookupError:
            # It ended meanwhile.
            continue


def _lookups(settings: Settings, folder: Path) -> tuple[Times, Times]:
    found = _fresh(settings, "lookups", str(folder))
    return Times(*found["places"]), Times(*found["interests"])


def _memory(settings: Settings) -> dict[str, float]:
    encoder = _fresh(settings, "encoder")
    added = round(encoder["after"] - encoder["before"], 1)
    return {**_fresh(settings, "model"), "encoder": added}


def _fresh(settings: Settings, *words: str) -> dict[str, Any]:
    said = _run([sys.executable, "-m", "evaluation.fresh", *words], environment(settings))
    found: dict[str, Any] = json.loads(said.splitlines()[-1])
    return found


def _run(command: list[str], variables: dict[str, str]) -> str:
    """What a process of our own writes on standard output."""
    done = subprocess.run(  # noqa: S603 - our own command, no input of people's
        command, cwd=ROOT, env={**variables, **QUIET}, capture_output=True, text=True
    )
    if done.returncode != 0:
        raise RuntimeError(f"{command[2]} failed.\n{(done.stdout + done.stderr)[-TAIL:]}")
    return done.stdout
