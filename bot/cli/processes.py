"""The four processes of `comealong run`: how each is started, and with which environment."""

import os
import sys
from dataclasses import dataclass

from bot.cli.ports import host_and_port, is_here
from bot.settings import ROOT, Settings

# Quiet where a library would otherwise call home, listen to the world, or fill the screen.
QUIET = {
    "RASA_TELEMETRY_ENABLED": "false",
    "SANIC_HOST": "127.0.0.1",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "TF_ENABLE_ONEDNN_OPTS": "0",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "PYTHONWARNINGS": "ignore",
    "PYTHONUNBUFFERED": "1",
    # One message is little work: threads that share it wait for each other longer than they work,
    # where others want the cores too.
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "LOG_LEVEL": "WARNING",
    "LOG_LEVEL_LIBRARIES": "ERROR",
}


@dataclass(frozen=True)
class Part:
    """One process of the system.

    Attributes:
        name: as people see it in messages.
        command: what starts it, from the project's folder.
        listens: host, port and the setting that names them; None where it listens nowhere.
        needs_model: whether it can only start when the bot is trained.
    """

    name: str
    command: tuple[str, ...]
    listens: tuple[str, int, str] | None = None
    needs_model: bool = False


def environment(settings: Settings) -> dict[str, str]:
    """The environment of every child: this one, quietened, with all settings filled in."""
    filled = {
        "COMEALONG_VAR": str(settings.var),
        "COMEALONG_HOST": settings.host,
        "COMEALONG_PORT": str(settings.port),
        "COMEALONG_DATABASE_URL": settings.services_database,
        "COMEALONG_CONVERSATIONS_URL": settings.conversations_database,
        "COMEALONG_RASA_URL": settings.rasa_url,
        "COMEALONG_ACTIONS_URL": settings.actions_url,
        # Not on the command line, which everybody on the machine can read.
        "COMEALONG_ACTIONS_TOKEN": settings.token_for_actions,
    }
    return {**os.environ, **QUIET, **filled}


def rasa(settings: Settings, model: str) -> Part:
    """The Rasa server, on loopback, with its HTTP API off."""
    host, port = host_and_port(settings.rasa_url)
    command = (
        sys.executable, "-m", "rasa", "run", "--interface", host, "--port", str(port),
        "--model", model, "--endpoints", str(ROOT / "endpoints.yml"),
        "--credentials", str(ROOT / "credentials.yml"),
    )  # fmt: skip
    return Part("Rasa", command, (host, port, "COMEALONG_RASA_URL"), needs_model=True)


def actions(settings: Settings) -> Part:
    """The action server, on loopback, for who has its token."""
    host, port = host_and_port(settings.actions_url)
    server = "bot.dialogue.rasa_sdk_server"
    command = (sys.executable, "-m", server, "--host", host, "--port", str(port))
    return Part("actions", command, (host, port, "COMEALONG_ACTIONS_URL"))


def web(settings: Settings) -> Part:
    """The web app, the only part that may listen beyond this machine."""
    listens = (settings.host, settings.port, "--port or COMEALONG_PORT")
    return Part("web", (sys.executable, "-m", "bot.web"), listens)


def telegram() -> Part:
    """The Telegram part, which listens nowhere."""
    return Part("Telegram", (sys.executable, "-m", "bot.telegram"))


def parts(
    settings: Settings, model: str, *, with_web: bool = True, with_telegram: bool = True
) -> list[Part]:
    """The processes to start here. What another machine runs (by its address) is left out."""
    wanted = [web(settings)] if with_web else []
    if is_here(settings.actions_url):
        wanted.append(actions(settings))
    if is_here(settings.rasa_url):
        wanted.append(rasa(settings, model))
    if with_telegram and settings.telegram_token:
        wanted.append(telegram())
    return wanted
