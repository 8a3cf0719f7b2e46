"""The supervisor: starts, restarts, stops."""

import os
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.cli import supervisor as module
from bot.cli.console import PlainError
from bot.cli.ports import host_and_port, is_here, must_be_free
from bot.cli.processes import Part
from bot.cli.supervisor import Supervisor
from tests.system import free_port

FOREVER = "import time\nwhile True: time.sleep(0.1)"
# Ignores the wish to end, as a process that hangs does.
STUBBORN = "import signal, time\nsignal.signal(15, signal.SIG_IGN)\nprint('up', flush=True)\n"


def python(name: str, code: str) -> Part:
    return Part(name, (sys.executable, "-c", code))


@contextmanager
def watched(parts: list[Part], logs: Path) -> Iterator[Supervisor]:
    made = Supervisor(parts, dict(os.environ), logs)
    made.start()
    watcher = threading.Thread(target=made.watch_until, args=(lambda: False,))
    watcher.start()
    try:
        yield made
    finally:
        made.stop()
        watcher.join()


def eventually(check: Callable[[], bool], within: float = 15.0) -> bool:
    deadline = time.monotonic() + within
    while time.monotonic() < deadline:
        if check():
            return True
        time.sleep(0.05)
    return False


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_process_that_dies_is_started_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with watched([python("worker", FOREVER)], tmp_path) as supervisor:
        first = supervisor.pids["worker"]
        os.kill(first, 9)
        assert eventually(lambda: supervisor.pids.get("worker", first) != first)
    said = " ".join(capsys.readouterr().out.split())
    assert "worker stopped (exit code -9). Starting it again in 1 seconds." in said


def test_one_that_keeps_dying_is_started_after_longer_and_longer_pauses(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    child = module._Child(python("worker", "raise SystemExit(3)"), pause=0.1)
    made = Supervisor([], dict(os.environ), tmp_path)
    made._children = [child]
    made.start()
    started = time.monotonic()
    made.watch_until(lambda: child.pause >= 0.4 or time.monotonic() - started > 15)
    made.stop()
    assert child.pause >= 0.4
    assert "exit code 3" in capsys.readouterr().out


def test_all_are_stopped_with_what_they_had_started(tmp_path: Path) -> None:
    code = (
        "import subprocess, sys, time\n"
        f"child = subprocess.Popen([sys.executable, '-c', {FOREVER!r}])\n"
        f"open({str(tmp_path / 'child')!r}, 'w').write(str(child.pid))\n"
        "time.sleep(60)"
    )
    with watched([python("parent", code)], tmp_path) as supervisor:
        assert eventually(lambda: (tmp_path / "child").exists())
        pids = [supervisor.pids["parent"]]
        assert eventually(lambda: (tmp_path / "child").read_text() != "")
        pids.append(int((tmp_path / "child").read_text()))
    assert eventually(lambda: not any(alive(pid) for pid in pids))


def test_one_that_does_not_want_to_stop_is_ended_by_force(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "TIME_TO_STOP", 0.5)
    with watched([python("stubborn", STUBBORN + FOREVER)], tmp_path) as supervisor:
        pid = supervisor.pids["stubborn"]
        assert eventually(lambda: "up" in (tmp_path / "stubborn.log").read_text())
    assert eventually(lambda: not alive(pid))


def test_what_a_process_says_is_kept_and_a_large_log_is_put_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LARGEST_LOG", 3)
    (tmp_path / "worker.log").write_text("from before")
    with watched([python("worker", "print('hello', flush=True)\n" + FOREVER)], tmp_path):
        assert eventually(lambda: (tmp_path / "worker.log").read_text() == "hello\n")
    assert (tmp_path / "worker.old.log").read_text() == "from before"


def test_a_port_in_use_is_said_in_one_sentence() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(PlainError, match=rf"Port {port} on 127.0.0.1 cannot be used"):
            must_be_free("127.0.0.1", port, "--port")


def test_a_free_port_is_free() -> None:
    must_be_free("127.0.0.1", free_port(), "--port")


def test_addresses_are_taken_apart() -> None:
    assert host_and_port("http://127.0.0.1:5005") == ("127.0.0.1", 5005)
    assert host_and_port("https://rasa.example") == ("rasa.example", 443)
    assert is_here("http://localhost:5005")
    assert not is_here("http://rasa.example:5005")
