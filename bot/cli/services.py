"""`comealong services`: what the services database holds, for staff."""

import json
from typing import Annotated

import typer

from bot.cli.console import PlainError, plain_errors
from bot.cli.starting import prepare_services
from bot.settings import Settings, read_settings
from services_db import Services, show

app = typer.Typer(no_args_is_help=True)
AsJson = Annotated[bool, typer.Option("--json", help="For programs.")]


def opened(settings: Settings) -> Services:
    """The services database with all its listings; made and filled where it is not there yet."""
    prepare_services(settings)
    return Services(settings.services_database)


@app.command("list")
def list_services(as_json: AsJson = False) -> None:
    """List every session and kind of support."""
    with plain_errors():
        held = opened(read_settings()).all_details()
        if as_json:
            typer.echo(json.dumps(show.as_records(held), indent=2, ensure_ascii=False))
        else:
            typer.echo(show.as_table(held))


@app.command("show")
def show_service(listing_id: Annotated[str, typer.Argument(metavar="ID")],
                 as_json: AsJson = False) -> None:  # fmt: skip
    """Show all that is held of one listing, each fact with its source."""
    with plain_errors():
        services = opened(read_settings())
        # Kinds of support are known by their slug too.
        kind = services.support(listing_id)
        details = services.details(kind.id if kind else listing_id)
        if details is None:
            raise PlainError(
                f"There is no listing {listing_id!r}. `comealong services list` names them all."
            )
        if as_json:
            typer.echo(json.dumps(show.as_json(details), indent=2, ensure_ascii=False))
        else:
            typer.echo(show.as_text(details))
