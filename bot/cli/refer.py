"""`comealong refer`: makes a link that opens a conversation with some answers given."""

import json
import re
from typing import Annotated

import httpx
import typer

from bot.cli.console import PlainError
from bot.cli.services import opened
from bot.settings import Settings, read_settings
from services_db import Place
from services_db.interests import load_interests
from services_db.places import find_places


def refer(
    interest: Annotated[
        list[str] | None, typer.Option(help="What the person likes; may be given several times.")
    ] = None,
    place: Annotated[str | None, typer.Option(help="Town or first half of the postcode.")] = None,
    sender: Annotated[
        str | None, typer.Option("--from", help='Who sends them: "Your GP surgery".')
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> None:
    """Print a web link and a Telegram link for one person, without anything about who they are."""
    if not (interest or place):
        raise typer.BadParameter("give at least --interest or --place")
    settings = read_settings()
    _must_be_plain(sender)
    slugs = tuple(_slug(word) for word in interest or ())
    where = _place(place) if place else None
    code = opened(settings).links.make(slugs, where, sender)
    links = {
        "code": code,
        "web": f"{settings.address}/?to={code}",
        "telegram": _telegram_link(settings, code),
    }
    if as_json:
        typer.echo(json.dumps(links))
        return
    typer.echo(f"Web: {links['web']}")
    typer.echo(f"Telegram: {links['telegram'] or _NO_TELEGRAM}")


_NO_TELEGRAM = "set TELEGRAM_TOKEN to have a Telegram link as well"


def _must_be_plain(sender: str | None) -> None:
    """The bot says who sent the person; so it has to be a short name and nothing else."""
    if sender is not None and not re.fullmatch(r"[\w][\w '&.,-]{0,59}", sender.strip()):
        raise PlainError(
            '--from has to be a name of at most 60 letters, such as "Your GP surgery".'
        )


def _slug(word: str) -> str:
    known = load_interests()
    wanted = word.strip().lower().replace(" ", "_").replace("-", "_")
    if wanted in known:
        return wanted
    named = {interest.label.lower(): slug for slug, interest in known.items()}
    if word.strip().lower() in named:
        return named[word.strip().lower()]
    raise PlainError(f"There is no interest {word!r}. The interests are: {', '.join(known)}.")


def _place(words: str) -> Place:
    found = find_places(words)
    if found.place is not None:
        return found.place
    if found.choices:
        choices = "; ".join(f"{choice.name}, {choice.area}" for choice in found.choices)
        raise PlainError(
            f"{words!r} may be several places: {choices}. The first half of a postcode says which."
        )
    raise PlainError(f"I do not know the place {words!r}. Try a town or half a postcode.")


def _telegram_link(settings: Settings, code: str) -> str | None:
    if not settings.telegram_token:
        return None
    url = f"{settings.telegram_api_url.rstrip('/')}/bot{settings.telegram_token}/getMe"
    try:
        answer = httpx.get(url, timeout=10.0).json()
        return f"https://t.me/{answer['result']['username']}?start={code}"
    except (httpx.HTTPError, ValueError, KeyError, TypeError):
        # The token is in the address, so the error itself is never shown.
        raise PlainError("Telegram did not say the bot's name. Is TELEGRAM_TOKEN right?") from None
