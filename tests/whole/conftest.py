"""`comealong run` as a person starts it, with a Telegram of its own, on free loopback ports."""

import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.cli.supervisor import Supervisor
from bot.cli.training import model_file
from bot.settings import ROOT, Settings
from tests.system import free_port
from tests.telegram.stand_in import BotApi

COMEALONG = str(Path(sys.executable).parent / "comealong")
READY = "Come Along is ready"


@dataclass
class Whole:
    """A running Come Along."""

    process: "subprocess.Popen[str]"
    address: str
    telegram: BotApi
    environment: dict[str, str]
    said: list[str] = field(default_factory=list)

    def stop(self) -> int:
        """Press Ctrl-C; gives the exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(30)


def environment(var: Path, telegram: BotApi) -> dict[str, str]:
    """Settings of its own for one run."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("COMEALONG_", "TELEGRAM_"))
    }
    return kept | {
        "COMEALONG_VAR": str(var),
        "COMEALONG_RASA_URL": f"http://127.0.0.1:{free_port()}",
        "COMEALONG_ACTIONS_URL": f"http://127.0.0.1:{free_port()}",
        "TELEGRAM_TOKEN": telegram.token,
        "TELEGRAM_API_URL": telegram.url,
    }


@pytest.fixture(scope="module")
def whole(
    system: Supervisor, settings: Settings, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Whole]:
    """All four processes, ready; `system` has trained the model that they share."""
    var = tmp_path_factory.mktemp("var")
    shutil.copytree(model_file(settings).parent, var / "models")
    with BotApi() as telegram:
        yield from started([COMEALONG, "run"], environment(var, telegram), telegram)


def started(command: list[str], of_its_own: dict[str, str], telegram: BotApi) -> Iterator[Whole]:
    """Come Along started by a command on a free port, ready; it is stopped at the end."""
    port = free_port()
    of_its_own = of_its_own | {"COMEALONG_PORT": str(port)}
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=of_its_own,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    made = Whole(process, f"http://127.0.0.1:{port}", telegram, of_its_own)
    _read_until_ready(made)
    yield made
    if process.poll() is None:
        made.stop()
    assert process.stdout
    process.stdout.close()


def _read_until_ready(made: Whole) -> None:
    assert made.process.stdout
    for line in made.process.stdout:
        made.said.append(line.strip())
        if READY in line:
            break
    else:
        raise AssertionError(f"it ended before it was ready: {made.said}")
    # Whatever it says later is read too, so that it never waits for a full pipe.
    threading.Thread(target=_keep_reading, args=(made,), daemon=True).start()


def _keep_reading(made: Whole) -> None:
    assert made.process.stdout
    try:
        for line in made.process.stdout:
            made.said.append(line.strip())
    except ValueError:
        return
