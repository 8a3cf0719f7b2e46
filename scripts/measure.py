"""Measures a running Come Along: milliseconds a turn, and the memory of each process.

    make run                       # in one terminal
    .venv/bin/python scripts/measure.py --turns 200

Turns come from ten conversations that people really have, held one after another, each with a
conversation id of its own. Nothing is asserted: machines differ, so read the figures beside
those of another version on the same machine.
"""

import argparse
import json
import statistics
import subprocess
import sys
import time
from itertools import cycle
from pathlib import Path
from typing import Any

import httpx

CONVERSATIONS = [
    ["hello", "me", "art", "deptfrd", "more", "tell me more about the first one"],
    ["my daughter likes music, we live in SE8", "how do i get there", "thanks"],
    ["i want to live with a family", "is it near me", "leeds", "who do i ask"],
    ["hi", "2", "gardening", "worcester", "look further away", "start again"],
    ["i like sining n football not swiming", "ye", "newcastel"],
    ["what is homeshare", "what does it cost", "is this private", "are you a robot"],
    ["singing in london", "more", "something else", "drama"],
    ["what does personal budget mean", "again", "i dont understand", "skip"],
    ["art", "SE8", "another place", "brixton"],
    ["can i talk to a person", "carry on", "dunno", "skip", "bye"],
]


def main() -> None:
    """Print the figures as text, or as JSON with `--json`."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--address", default="http://127.0.0.1:8000")
    asked.add_argument("--turns", type=int, default=200)
    asked.add_argument("--json", action="store_true")
    given = asked.parse_args()
    figures = {"turns": turns(given.address, given.turns), "memory_mb": memory()}
    if given.json:
        sys.stdout.write(json.dumps(figures, indent=2) + "\n")
        return
    took = figures["turns"]
    sys.stdout.write(
        f"{took['count']} turns: median {took['median_ms']} ms, "
        f"95th percentile {took['p95_ms']} ms\n"
    )
    for name, size in figures["memory_mb"].items():
        sys.stdout.write(f"{name}: {size} MB\n")


def turns(address: str, count: int) -> dict[str, Any]:
    """Milliseconds of `count` turns, over HTTP, one at a time."""
    took: list[float] = []
    with httpx.Client(base_url=address, timeout=60.0, trust_env=False) as client:
        for said in cycle(CONVERSATIONS):
            took += _conversation(client, said)
            if len(took) >= count:
                break
    took = took[:count]
    return {
        "count": len(took),
        "median_ms": round(statistics.median(took), 1),
        "p95_ms": round(statistics.quantiles(took, n=20)[-1], 1),
    }


def _conversation(client: httpx.Client, said: list[str]) -> list[float]:
    took: list[float] = []
    body: dict[str, str] = {}
    for words in said:
        started = time.perf_counter()
        response = client.post("/api/chat", json={**body, "message": words})
        took.append((time.perf_counter() - started) * 1000)
        response.raise_for_status()
        body = {"conversation": response.json()["conversation"]}
    return took


def memory() -> dict[str, int]:
    """Resident memory in MB of the processes of Come Along on this machine, by their part."""
    listed = subprocess.run(["ps", "-eo", "rss=,args="], capture_output=True, text=True, check=True)  # noqa: S607
    parts = {
        "Rasa": "-m rasa run",
        "actions": "rasa_sdk_server",
        "web": "-m bot.web",
        "Telegram": "-m bot.telegram",
        "supervisor": f"{Path(sys.executable).parent}/comealong run",
    }
    found: dict[str, int] = {}
    for line in listed.stdout.splitlines():
        for name, words in parts.items():
            if words in line and "ps -eo" not in line:
                found[name] = found.get(name, 0) + int(line.split()[0]) // 1024
    return found


if __name__ == "__main__":
    main()
