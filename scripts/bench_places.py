"""Measures the look-up of places: milliseconds a message, median and 95th percentile.

    .venv/bin/python scripts/bench_places.py

Each message of tests/places/messages.yml is looked up once, so no look-up is remembered from one
that went before; the files are read first.
"""

import statistics
import sys
import time
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from services_db.places import find_places  # noqa: E402

# Reads every file and list that a look-up needs.
WARM_UP = [
    "deptfrd",
    "wulveramtun",
    "i live in noting hill",
    "my council is camdin",
    "art in bow",
    "se84ag",
]


def main() -> None:
    """Print the figures."""
    messages = yaml.safe_load((ROOT / "tests/places/messages.yml").read_text(encoding="utf-8"))
    for text in WARM_UP:
        find_places(text)
    took = []
    for message in messages:
        started = time.perf_counter()
        find_places(message["text"])
        took.append((time.perf_counter() - started) * 1000)
    sys.stdout.write(
        f"{len(took)} messages: median {statistics.median(took):.2f} ms, "
        f"95th percentile {statistics.quantiles(took, n=20)[-1]:.2f} ms\n"
    )


if __name__ == "__main__":
    main()
