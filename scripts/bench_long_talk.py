"""Measures what a turn costs as a conversation goes on, and draws docs/pictures/long-talk.svg.

    python scripts/bench_long_talk.py

The real front door, Rasa and action server, with databases of their own. Every fifth message is
the same one in the same place of the conversation, so that like is compared with like: turn 5 of
many conversations, and the last turns up to 500 of a long one. A second line shows Rasa's own
store, which keeps every event. Ends with 1 where turn 500 costs more than 1.2 times turn 5.
"""

import argparse
import asyncio
import dataclasses
import secrets
import shutil
import signal
import socket
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.cli.processes import Part, environment, parts
from bot.cli.starting import logs, prepare_databases, rasa_is_ready, wait_for
from bot.cli.supervisor import Supervisor
from bot.cli.training import model_file, train
from bot.settings import ROOT, Settings
from bot.turn import FrontDoor, Incoming, open_front_door

PICTURE = ROOT / "docs" / "pictures" / "long-talk.svg"
ROUND = ("start again", "i like art", "i live in deptford", "more", "say it again")
LONG, SHORT = 500, 5
# So many of the last rounds, and so many short conversations, are compared.
COMPARED = 20
# Rasa's own store shows what it does long before that.
LONG_ENOUGH = 200
MOST = 1.2
WIDTH, HEIGHT, LEFT, TOP, BOTTOM = 720, 360, 60, 40, 50


@contextmanager
def system(model_in: Settings, endpoints: str | None) -> Iterator[Settings]:
    """Rasa and the actions, ready; with other endpoints than the project's where given."""
    with tempfile.TemporaryDirectory() as folder:
        var = Path(folder)
        settings = Settings(
            var=var, rasa_url=f"http://127.0.0.1:{_port()}", actions_url=f"http://127.0.0.1:{_port()}",
            database_url=None, conversations_url=None, telegram_token=None,
        )  # fmt: skip
        shutil.copytree(model_file(model_in).parent, model_file(settings).parent)
        prepare_databases(settings)
        wanted = parts(settings, str(model_file(settings)), with_web=False, with_telegram=False)
        if endpoints:
            other = var / "endpoints.yml"
            other.write_text(endpoints)
            wanted = [_with(part, str(other)) for part in wanted]
        supervisor = Supervisor(wanted, environment(settings), logs(settings))
        try:
            supervisor.start()
            wait_for(rasa_is_ready(settings), supervisor)
            yield settings
        finally:
            supervisor.stop()


def _with(part: Part, endpoints: str) -> Part:
    ours = str(ROOT / "endpoints.yml")
    command = tuple(endpoints if word == ours else word for word in part.command)
    return dataclasses.replace(part, command=command)


def _port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


async def talk(door: FrontDoor, conversation: str, turns: int) -> list[float]:
    """Milliseconds of each of the next turns of a conversation; whole rounds."""
    taken = []
    for number in range(turns):
        begun = time.perf_counter()
        await door.take(Incoming("web", conversation, message=ROUND[number % len(ROUND)]))
        taken.append(1000 * (time.perf_counter() - begun))
    return taken


async def measure(settings: Settings, turns: int) -> tuple[list[float], list[float]]:
    """Each turn of a long conversation, and turn 5 of short ones.

    The short ones are held between the last rounds of the long one, so that whatever else the
    machine does just then slows both.
    """
    door = open_front_door(settings)
    long_one = secrets.token_urlsafe(24)
    try:
        await talk(door, secrets.token_urlsafe(24), SHORT)
        long = await talk(door, long_one, turns - COMPARED * len(ROUND))
        fifth = []
        for _ in range(COMPARED):
            long += await talk(door, long_one, len(ROUND))
            fifth.append((await talk(door, secrets.token_urlsafe(24), SHORT))[-1])
    finally:
        await door.close()
    return long, fifth


def draw(lines: dict[str, list[float]], ratio: float) -> str:
    """The figure: the median of each round of five turns, one line a store."""
    rounds = {name: _rounds(taken) for name, taken in lines.items()}
    most = max(max(each) for each in rounds.values())
    colours = ("#1f5fa8", "#b3541e")
    drawn = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        'font-family="sans-serif" font-size="13" role="img">',
        f"<title>A turn of a conversation of {LONG} turns: turn {LONG} costs {ratio:.2f} "
        f"times turn {SHORT}</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        *_axes(most),
    ]
    for number, (name, each) in enumerate(rounds.items()):
        points = " ".join(f"{_x(at):.1f},{_y(ms, most):.1f}" for at, ms in enumerate(each))
        drawn.append(
            f'<polyline points="{points}" fill="none" stroke="{colours[number]}" stroke-width="2"/>'
        )
        drawn.append(
            f'<text x="{LEFT + 12}" y="{TOP + 18 * number}" fill="{colours[number]}">{name}</text>'
        )
    return "\n".join([*drawn, "</svg>", ""])


def _axes(most: float) -> Iterator[str]:
    foot = HEIGHT - BOTTOM
    yield f'<path d="M{LEFT} {TOP - 20}V{foot}H{WIDTH - 20}" fill="none" stroke="#333"/>'
    for share in (0.5, 1.0):
        label = f"{most * share:.0f} ms"
        yield _text(LEFT - 6, _y(most * share, most) + 4, label, "end")
    for turn in range(0, LONG + 1, 100):
        x = LEFT + (WIDTH - 20 - LEFT) * turn / LONG
        yield _text(x, foot + 18, str(turn), "middle")
    yield _text((LEFT + WIDTH) / 2, HEIGHT - 10, "turns of one conversation", "middle")


def _text(x: float, y: float, words: str, anchor: str) -> str:
    return f'<text x="{x:.0f}" y="{y:.0f}" text-anchor="{anchor}">{words}</text>'


def _rounds(taken: list[float]) -> list[float]:
    size = len(ROUND)
    return [statistics.median(taken[at : at + size]) for at in range(0, len(taken), size)]


def _x(at: int) -> float:
    return LEFT + (WIDTH - 20 - LEFT) * (at + 1) * len(ROUND) / LONG


def _y(ms: float, most: float) -> float:
    return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * ms / most


def main() -> int:
    """Measure, print, draw."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--turns", type=int, default=LONG)
    asked.add_argument("--only-ours", action="store_true", help="without Rasa's own store")
    given = asked.parse_args()
    # Told to stop, it stops what it has started.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    trained = Settings()
    train(trained)
    lines: dict[str, list[float]] = {}
    with system(trained, None) as settings:
        ours, fifth = asyncio.run(measure(settings, given.turns))
    lines["kept: slots and the last turns"] = ours
    if not given.only_ours:
        plain = (ROOT / "endpoints.yml").read_text()
        plain = plain.replace("bot.dialogue.tracker_store.QuietSQLTrackerStore", "SQL")
        with system(trained, plain) as settings:
            lines["kept: every event (Rasa's own store)"], _ = asyncio.run(
                measure(settings, LONG_ENOUGH)
            )
    return _tell(lines, ours, fifth)


def _tell(lines: dict[str, list[float]], ours: list[float], fifth: list[float]) -> int:
    # The same message as in turn 5, in the last rounds: turns 405, 410 … 500.
    late = ours[len(ROUND) - 1 :: len(ROUND)][-COMPARED:]
    early_ms, late_ms = statistics.median(fifth), statistics.median(late)
    ratio = late_ms / early_ms
    for name, taken in lines.items():
        rounds = _rounds(taken)
        sys.stdout.write(f"{name}: first round {rounds[0]:.1f} ms, last {rounds[-1]:.1f} ms\n")
    sys.stdout.write(
        f"turn {SHORT}: {early_ms:.1f} ms (median of {len(fifth)} conversations)\n"
        f"turn {len(ours)}: {late_ms:.1f} ms (median of the last {len(late)} of the same message)\n"
        f"ratio: {ratio:.2f} (at most {MOST})\n"
    )
    PICTURE.write_text(draw(lines, ratio))
    return int(ratio > MOST)


if __name__ == "__main__":
    sys.exit(main())
