"""Starts the processes, watches them, restarts one that dies, stops them all cleanly."""

import logging
import os
import signal
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.cli.console import console
from bot.cli.processes import Part
from bot.settings import ROOT

logger = logging.getLogger(__name__)

FIRST_PAUSE = 1.0
LONGEST_PAUSE = 60.0
# A process that ran this long had started well: its next fall begins with a short pause again.
RAN_WELL = 60.0
TIME_TO_STOP = 10.0
LOOK_EVERY = 0.2
LARGEST_LOG = 5 * 1024 * 1024


@dataclass
class _Child:
    part: Part
    process: "subprocess.Popen[bytes] | None" = None
    started: float = 0.0
    pause: float = FIRST_PAUSE
    again_at: float = 0.0


class Supervisor:
    """Keeps processes running until it is told to stop.

    Args:
        parts: what to run.
        environment: the environment of every child.
        logs: the folder in which each process writes what it has to say.
    """

    def __init__(self, parts: Sequence[Part], environment: dict[str, str], logs: Path) -> None:
        self._children = [_Child(part) for part in parts]
        self._environment = environment
        self.logs = logs
        self._stopping = False

    @property
    def pids(self) -> dict[str, int]:
        """The id of each process that is running, by its name."""
        return {
            child.part.name: child.process.pid
            for child in self._children
            if child.process is not None and child.process.poll() is None
        }

    def start(self) -> None:
        """Start every process that is not running yet."""
        self.logs.mkdir(parents=True, exist_ok=True)
        for child in self._children:
            if child.process is None:
                self._start(child)

    def add(self, parts: Sequence[Part]) -> None:
        """Take more processes in, and start them."""
        self._children += [_Child(part) for part in parts]
        self.start()

    def watch_until(self, done: Callable[[], bool]) -> None:
        """Restart what dies until `done` says so or `stop` was asked for."""
        while not self._stopping and not done():
            for child in self._children:
                self._look_after(child)
            time.sleep(LOOK_EVERY)

    def ask_to_stop(self, *_: object) -> None:
        """End `watch_until`; also a handler for signals."""
        self._stopping = True

    def stop(self) -> None:
        """Ask every process to end, and end by force what does not in 10 seconds."""
        self._stopping = True
        for child in self._children:
            _signal_group(child, signal.SIGTERM)
        deadline = time.monotonic() + TIME_TO_STOP
        for child in self._children:
            _wait(child, max(0.1, deadline - time.monotonic()))
            # Also what the process itself had started and left behind.
            _signal_group(child, signal.SIGKILL)
            _wait(child, TIME_TO_STOP)

    def _start(self, child: _Child) -> None:
        child.started = time.monotonic()
        # A group of its own, so that Ctrl-C reaches only the supervisor, which stops all in order.
        with self._log(child).open("ab") as log:
            child.process = subprocess.Popen(  # noqa: S603 - our own command, no input of people's
                child.part.command,
                cwd=ROOT,
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def _log(self, child: _Child) -> Path:
        path = self.logs / f"{child.part.name.lower()}.log"
        if path.exists() and path.stat().st_size > LARGEST_LOG:
            path.replace(path.with_suffix(".old.log"))
        return path

    def _look_after(self, child: _Child) -> None:
        now = time.monotonic()
        if child.process is not None and child.process.poll() is not None:
            if now - child.started > RAN_WELL:
                child.pause = FIRST_PAUSE
            console.print(
                f"{child.part.name} stopped (exit code {child.process.returncode}). "
                f"Starting it again in {child.pause:.0f} seconds. {self._log(child)} may say why."
            )
            child.process, child.again_at = None, now + child.pause
            child.pause = min(child.pause * 2, LONGEST_PAUSE)
        if child.process is None and now >= child.again_at:
            self._start(child)


def _signal_group(child: _Child, number: signal.Signals) -> None:
    if child.process is None:
        return
    try:
        os.killpg(child.process.pid, number)
    except ProcessLookupError:
        return


def _wait(child: _Child, seconds: float) -> None:
    if child.process is None:
        return
    try:
        child.process.wait(seconds)
    except subprocess.TimeoutExpired:
        logger.warning("%s did not stop in time", child.part.name)
