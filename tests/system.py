"""The real system for tests: Rasa and the actions on free loopback ports, started once a run."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.cli.processes import environment, parts
from bot.cli.starting import logs, prepare, rasa_is_ready, wait_for
from bot.cli.supervisor import Supervisor
from bot.cli.training import model_file
from bot.settings import ROOT, Settings

# Kept between runs, so that the bot is trained again only when something changed.
VAR = ROOT / "var" / "test"


def free_port() -> int:
    """A loopback port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def settings_for_tests(var: Path = VAR) -> Settings:
    """Settings with databases of their own, free ports, and no Telegram."""
    for name in ("services.db", "conversations.db"):
        for file in var.glob(f"{name}*"):
            file.unlink()
    return Settings(
        _env_file=None,
        var=var,
        port=free_port(),
        rasa_url=f"http://127.0.0.1:{free_port()}",
        actions_url=f"http://127.0.0.1:{free_port()}",
        secret="a secret for tests",
        database_url=f"sqlite:///{var / 'services.db'}",
        conversations_url=f"sqlite:///{var / 'conversations.db'}",
        retention_days=30,
        telegram_token=None,
    )


@contextmanager
def running(settings: Settings) -> Iterator[Supervisor]:
    """Rasa and the actions, trained, filled and ready; stopped at the end."""
    prepare(settings)
    wanted = parts(settings, str(model_file(settings)), with_web=False, with_telegram=False)
    supervisor = Supervisor(wanted, environment(settings), logs(settings))
    try:
        supervisor.start()
        wait_for(rasa_is_ready(settings), supervisor)
        yield supervisor
    finally:
        supervisor.stop()
