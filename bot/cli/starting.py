"""`comealong run`: checks, fills, trains, starts, waits until a conversation can be held."""

import logging
import shutil
import signal
import time
from collections.abc import Callable
from pathlib import Path

import httpx

from bot.cli import console as speak
from bot.cli.console import PlainError, console
from bot.cli.ports import must_be_free
from bot.cli.processes import Part, environment, parts
from bot.cli.purging import DailyPurge
from bot.cli.supervisor import Supervisor
from bot.cli.training import model_file, train
from bot.settings import Settings
from bot.turn.store import Store
from bot.turn.store import migrate as migrate_conversations
from services_db import fill, migrate, open_database

ENOUGH_ROOM = 1024**3
READY_WITHIN = 180.0
WARM_UP = "warm-up"

logger = logging.getLogger(__name__)


def prepare(settings: Settings) -> None:
    """Make all that Rasa and the actions need: databases with listings, and a trained bot.

    Raises:
        PlainError: no room, or a training that failed.
        ListingFault: a listing that is wrong.
    """
    prepare_databases(settings)
    train(settings)


def prepare_databases(settings: Settings) -> None:
    """Make the folders and databases, and put in the listings.

    Raises:
        PlainError: no room.
        ListingFault: a listing that is wrong.
    """
    settings.var.mkdir(mode=0o700, parents=True, exist_ok=True)
    if shutil.disk_usage(settings.var).free < ENOUGH_ROOM:
        raise PlainError(speak.FULL_DISK)
    if not settings.key:
        raise PlainError("COMEALONG_SECRET is empty. Set it, or delete it to have one made.")
    prepare_services(settings)
    migrate_conversations(settings.conversations_database)


def prepare_services(settings: Settings) -> None:
    """Make the services database, and put the listing files into it."""
    settings.var.mkdir(parents=True, exist_ok=True)
    migrate(settings.services_database)
    fill(open_database(settings.services_database))


def logs(settings: Settings) -> Path:
    """The folder of the processes' logs."""
    return settings.var / "logs"


def run(settings: Settings, *, with_web: bool = True, with_telegram: bool = True) -> None:
    """Start everything, say when it is ready, and stop it all on Ctrl-C or SIGTERM."""
    model = str(model_file(settings))
    wanted = parts(settings, model, with_web=with_web, with_telegram=with_telegram)
    for part in wanted:
        _must_be_free(part)
    prepare_databases(settings)
    supervisor = Supervisor([], environment(settings), logs(settings))
    purge = DailyPurge(settings)
    _on_signal(_interrupt)
    try:
        purge.start()
        # The front door opens first: urgent words are answered also while the bot is trained.
        supervisor.add([part for part in wanted if not part.needs_model])
        train(settings)
        _on_signal(supervisor.ask_to_stop)
        supervisor.add([part for part in wanted if part.needs_model])
        if _wait_until_ready(settings, supervisor, with_web=with_web):
            warm_up(settings)
            _say_ready(settings, with_web=with_web, with_telegram=with_telegram)
            supervisor.watch_until(lambda: False)
    except KeyboardInterrupt:
        # Asked to stop in the middle of a training, which is then made again next time.
        return
    finally:
        console.print("Stopping.")
        supervisor.stop()
        purge.stop()


def _on_signal(handler: Callable[..., None]) -> None:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, handler)


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def _must_be_free(part: Part) -> None:
    if part.listens:
        must_be_free(*part.listens)


def _wait_until_ready(settings: Settings, supervisor: Supervisor, *, with_web: bool) -> bool:
    ready = web_is_ready(settings) if with_web else rasa_is_ready(settings)
    with console.status("Starting Come Along"):
        return wait_for(ready, supervisor)


def wait_for(ready: Callable[[], bool], supervisor: Supervisor) -> bool:
    """Watch the processes until `ready`; false where the wait was ended by a signal.

    Raises:
        PlainError: it took too long.
    """
    deadline = time.monotonic() + READY_WITHIN
    seen = False

    def ready_or_late() -> bool:
        nonlocal seen
        seen = ready()
        return seen or time.monotonic() > deadline

    supervisor.watch_until(ready_or_late)
    if not seen and time.monotonic() > deadline:
        raise PlainError(
            f"Come Along was not ready after {READY_WITHIN:.0f} seconds. "
            f"The logs in {supervisor.logs} may say why."
        )
    return seen


def warm_up(settings: Settings) -> None:
    """Hold one turn with nobody, so that the first person does not wait for word lists to load."""
    said = {"sender": WARM_UP, "message": "i like art and live in deptford"}
    try:
        httpx.post(
            f"{settings.rasa_url}/webhooks/rest/webhook", json=said, timeout=60.0, trust_env=False
        )
    except httpx.HTTPError as error:
        logger.warning("warming up failed: %s", type(error).__name__)
    store = Store(settings.conversations_database)
    store.forget(WARM_UP)
    store.close()


def web_is_ready(settings: Settings) -> Callable[[], bool]:
    """A look at whether a conversation can be held over the web app."""
    host = "127.0.0.1" if settings.host in ("0.0.0.0", "::") else settings.host  # noqa: S104
    return lambda: _answers(f"http://{host}:{settings.port}/ready")


def rasa_is_ready(settings: Settings) -> Callable[[], bool]:
    """A look at whether Rasa and the actions answer."""
    addresses = (f"{settings.rasa_url}/", f"{settings.actions_url}/health")
    return lambda: all(_answers(address) for address in addresses)


def _answers(url: str) -> bool:
    try:
        return httpx.get(url, timeout=2.0, trust_env=False).status_code == httpx.codes.OK
    except httpx.HTTPError:
        return False


def _say_ready(settings: Settings, *, with_web: bool, with_telegram: bool) -> None:
    if with_web:
        console.print(f"Come Along is ready: {settings.address}")
    else:
        console.print("Come Along is ready.")
    if with_telegram and not settings.telegram_token:
        console.print("Telegram is off: set TELEGRAM_TOKEN to switch it on.")
