"""Measuring: what has to be measured in a process that has done nothing else before.

    .venv/bin/python -m evaluation.fresh lookups FOLDER
    .venv/bin/python -m evaluation.fresh model
    .venv/bin/python -m evaluation.fresh encoder

Each prints one JSON object. Memory is resident, in megabytes (millions of bytes).
"""

import json
import os
import sys
import time
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from bot.settings import read_settings
from evaluation.measures import percentile
from evaluation.own import TUNING, load

WARM_UP: Final = 20
ANY_MESSAGE: Final = "I like singing and I live in Leeds"


class Times(NamedTuple):
    """Milliseconds that one call takes.

    Attributes:
        median: of all calls.
        most: what 95 % of them do not exceed.
        processor: median of the time that a processor worked for it; less than the whole where
            other processes wanted the same core.
    """

    median: float
    most: float
    processor: float


def timed(do: Callable[[str], object], texts: Sequence[str]) -> Times:
    """How long a call takes.

    Args:
        do: called with each text once.
        texts: one or more.
    """
    took, worked = [], []
    for text in texts:
        begun, work = time.perf_counter(), time.process_time()
        do(text)
        took.append((time.perf_counter() - begun) * 1000)
        worked.append((time.process_time() - work) * 1000)
    return Times(percentile(took, 50), percentile(took, 95), percentile(worked, 50))


def warm_up_texts() -> list[str]:
    """Messages that load everything; others than those measured, so that no answer is kept."""
    return [message.text for message in load(TUNING)[:WARM_UP]]


def lookups(folder: Path) -> dict[str, Times]:
    """How long it takes to find the places and the interests of a folder's messages."""
    from services_db.interests import find_interests
    from services_db.places import find_places

    texts = [message.text for message in load(folder)]
    found = {}
    ways: dict[str, Callable[[str], object]] = {"places": find_places, "interests": find_interests}
    for name, find in ways.items():
        timed(find, warm_up_texts())
        found[name] = timed(find, texts)
    return found


def model() -> dict[str, float]:
    """Memory with Rasa imported, with the trained bot loaded, and after its first message."""
    from bot.cli.processes import QUIET
    from bot.cli.understood import parser

    os.environ.update(QUIET)
    import rasa.core.agent  # noqa: F401 - its weight is what is measured

    steps = {"rasa": _megabytes()}
    parse = parser(read_settings())
    steps["loaded"] = _megabytes()
    parse(ANY_MESSAGE)
    return {**steps, "used": _megabytes()}


def encoder() -> dict[str, float]:
    """Memory before and after the sentence model is loaded and used once."""
    import numpy as np

    from bot.vectors import load_encoder

    # What the bot has loaded anyway.
    np.zeros(1)
    before = _megabytes()
    load_encoder().encode([ANY_MESSAGE])
    return {"before": before, "after": _megabytes()}


def _megabytes() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return round(pages * os.sysconf("SC_PAGE_SIZE") / 1e6, 1)


def _main() -> None:
    # Rasa and what it stands on warn of their own age.
    warnings.simplefilter("ignore")
    what = sys.argv[1]
    found: object
    if what == "lookups":
        found = lookups(Path(sys.argv[2]))
    else:
        found = {"model": model, "encoder": encoder}[what]()
    sys.stdout.write(json.dumps(found) + "\n")


if __name__ == "__main__":
    _main()
