"""`comealong people`: deletes what is held of conversations."""

import json
from datetime import datetime, timedelta, timezone
from typing import Annotated

import typer

from bot.cli.console import PlainError, plain_errors
from bot.cli.unclear import purge_unclear
from bot.settings import Settings, read_settings
from bot.turn.store import Store, migrate
from bot.unclear_file import FILE

app = typer.Typer(no_args_is_help=True)
AsJson = Annotated[bool, typer.Option("--json", help="For programs.")]


@app.command("forget")
def forget(
    conversation: Annotated[str, typer.Argument(metavar="ID")], as_json: AsJson = False
) -> None:
    """Delete all that is held of one conversation, named by its pseudonym."""
    with plain_errors():
        store = _store(read_settings())
        try:
            gone = store.forget(conversation)
        finally:
            store.close()
        if not gone:
            raise PlainError(f"Nothing is held of a conversation {conversation!r}.")
        typer.echo(json.dumps({"deleted": 1}) if as_json else "Deleted.")


@app.command("purge")
def purge(as_json: AsJson = False) -> None:
    """Delete all conversations, and kept messages, that are past the retention time."""
    with plain_errors():
        gone = purge_old(read_settings())
        typer.echo(json.dumps({"deleted": gone}) if as_json else f"Deleted: {gone}")


def purge_old(settings: Settings, now: datetime | None = None) -> int:
    """Delete what is past the retention time; how many conversations that were.

    Args:
        settings: with the retention time.
        now: with a time zone; the real time where it is not given.
    """
    now = now or datetime.now(timezone.utc)
    purge_unclear(settings, now.date())
    oldest = now - timedelta(days=settings.retention_days)
    store = _store(settings)
    try:
        return store.purge(oldest)
    finally:
        store.close()


def _store(settings: Settings) -> Store:
    migrate(settings.conversations_database)
    return Store(settings.conversations_database, settings.var / FILE)
