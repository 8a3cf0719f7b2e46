"""`comealong understand`: what the bot makes of a message, one JSON object a line."""

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.accept import accept, read_examples
from bot.cli.console import PlainError
from bot.cli.explained import explained
from bot.cli.review import Reviewer, review, rows_of
from bot.cli.training import is_trained
from bot.cli.understood import Parsed, as_understood, parser
from bot.safety import BothLooks
from bot.settings import Settings, read_settings

REVIEW = "Sort the messages of a file that were not understood."
ACCEPT = "Make training examples of the messages that were sorted."


def understand(
    explain: Annotated[bool, typer.Option("--explain", help="Also why, in sentences.")] = False,
    to_review: Annotated[Path | None, typer.Option("--review", metavar="FILE", help=REVIEW)] = None,
    to_accept: Annotated[Path | None, typer.Option("--accept", metavar="FILE", help=ACCEPT)] = None,
) -> None:
    """Read one message a line from standard input, print one JSON object a line."""
    settings = read_settings()
    if to_review or to_accept:
        _learn(settings, to_review, to_accept)
        return
    parse = _trained_parser(settings)
    looks = BothLooks(settings.var / "safety")
    looks.load()
    for line in _lines():
        text = line.rstrip("\r\n")
        parsed, concern = parse(text), looks.look(text)
        understood = as_understood(text, parsed, concern)
        if explain:
            understood["explain"] = explained(text, parsed, concern)
        typer.echo(json.dumps(understood, ensure_ascii=False))


def _learn(settings: Settings, to_review: Path | None, to_accept: Path | None) -> None:
    if to_review:
        # A file that cannot be read is said before the seconds that loading takes.
        rows_of(to_review)
        intents = frozenset(read_examples().file_of)
        review(to_review, Reviewer(_trained_parser(settings), intents))
    if to_accept:
        accept(to_accept)


def _trained_parser(settings: Settings) -> Callable[[str], Parsed]:
    if not is_trained(settings):
        raise PlainError("The bot is not trained yet. `comealong train` trains it.")
    return parser(settings)


def _lines() -> Iterator[str]:
    # Bytes that are no UTF-8 are read as a replacement sign: one line in, one line out.
    for raw in sys.stdin.buffer:
        yield raw.decode("utf-8", errors="replace")
