"""`comealong understand --review`: a person sorts the messages that were not understood."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TextIO

import typer

from bot import unclear_file
from bot.cli.console import PlainError
from bot.cli.topics import topics
from bot.easyread.meanings import meanings
from bot.nlu.taken_out import taken_out
from bot.unclear_file import Row

Parsed = dict[str, Any]
OFFERED = 5
SKIP, DELETE, STOP = "s", "d", "q"
HOW = "Type a number or the name of an intent. s skips, d deletes, q stops."
# What is put for what was taken out, so that a message reads like one again.
STAND_INS = {"[place]": "Leeds", "[name]": "Sam", "[number]": "12"}
# Nothing harmless can stand for these: what they held may be what the message is about.
NO_STAND_IN = ("[word]", "[address]")


@dataclass(frozen=True)
class Reviewer:
    """What a review needs, so that a test can bring its own.

    Attributes:
        parse: what the bot makes of a message.
        intents: every intent that has examples.
        answers: where the person's answers come from, one a line.
        say: shows one line to the person.
    """

    parse: Callable[[str], Parsed]
    intents: frozenset[str]
    answers: TextIO = field(default_factory=lambda: sys.stdin)
    say: Callable[[str], None] = typer.echo


def rows_of(path: Path) -> list[Row]:
    """The rows of a file: of the table that the bot writes, or of a list with a message a line.

    Raises:
        PlainError: the file is not there, is no file, or is no text.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise PlainError(f"There is no file {path}.") from None
    except OSError as error:
        raise PlainError(f"{path} cannot be read ({str(error.strerror).lower()}).") from None
    except UnicodeDecodeError:
        raise PlainError(f"{path} is no text.") from None
    if "\0" in text:
        raise PlainError(f"{path} is no text.")
    try:
        return unclear_file.parsed(text)
    except ValueError:
        return [Row(message=line.strip()) for line in text.splitlines() if line.strip()]


def review(path: Path, reviewer: Reviewer) -> int:
    """Go through the rows that nobody has sorted yet; each answer is saved at once.

    Args:
        path: the table, or a list of messages, which becomes a table with the first answer.
        reviewer: who answers, and what reads the messages.

    Returns:
        How many rows were sorted.

    Raises:
        PlainError: the file cannot be read.
    """
    left = [row for row in rows_of(path) if not row.intent and not row.done]
    if not left:
        reviewer.say(f"Every message in {path} is sorted.")
        return 0
    sorted_rows = 0
    for number, row in enumerate(left, start=1):
        reviewer.say(f"\nMessage {number} of {len(left)}")
        shown, choices = _show(row, reviewer)
        answer = _answer(choices, reviewer)
        if answer == STOP:
            break
        if answer != SKIP:
            _save(path, row, None if answer == DELETE else replace(shown, intent=answer))
            sorted_rows += answer != DELETE
    reviewer.say(f"Sorted: {sorted_rows}. `comealong understand --accept {path}` takes them over.")
    return sorted_rows


def filled(message: str) -> str:
    """A message with a harmless word for everything that was taken out and has one."""
    for placeholder, word in STAND_INS.items():
        message = message.replace(placeholder, word)
    return message


def _show(row: Row, reviewer: Reviewer) -> tuple[Row, list[str]]:
    """Print a row; the row without what says who somebody is, and the intents by number."""
    parsed = reviewer.parse(filled(row.message))
    # What came from elsewhere is read first: only words that are known stay, so mended ones too.
    read = str(parsed.get("read_as") or row.message)
    message = row.message if row.date else taken_out(read)
    reviewer.say(f'  "{message}"')
    reviewer.say(f"  It is read as: {read}")
    if any(placeholder in message for placeholder in NO_STAND_IN):
        reviewer.say("  A word of it was taken out, so it cannot become an example.")
    choices = list(_likely(row, parsed, reviewer.intents))[:OFFERED]
    for number, intent in enumerate(choices, start=1):
        reviewer.say(f"  {number}  {_in_words(intent)}")
    return replace(row, message=message), choices


def _likely(row: Row, parsed: Parsed, intents: frozenset[str]) -> Iterator[str]:
    ranked = [str(each["name"]) for each in parsed.get("intent_ranking") or ()]
    for name in dict.fromkeys([*ranked, row.likely_1, row.likely_2, row.likely_3]):
        if name in intents:
            yield name


def _in_words(intent: str) -> str:
    """An intent's name with its topic, and what it is called on a button where it has one."""
    title = meanings().get(intent)
    topic = topics().get(intent, "")
    said = f": {title}" if title else ""
    return f"{intent} (topic {topic}){said}"


def _answer(choices: list[str], reviewer: Reviewer) -> str:
    """An intent, or what else to do; asked again until it is one of these."""
    reviewer.say(HOW)
    while True:
        line = reviewer.answers.readline()
        answer = line.strip()
        if not line or answer.lower() == STOP:
            return STOP
        if answer.lower() in (SKIP, DELETE):
            return answer.lower()
        if answer.isdecimal() and 1 <= int(answer) <= len(choices):
            return choices[int(answer) - 1]
        if answer in reviewer.intents:
            return answer
        reviewer.say(f"There is no intent {answer!r}. {HOW}")


def _save(path: Path, old: Row, new: Row | None) -> None:
    """Put a row in the place of another, or of nothing; what the bot added meanwhile stays."""
    with unclear_file.locked(path):
        rows = rows_of(path)
        if old in rows:
            at = rows.index(old)
            rows[at : at + 1] = [new] if new else []
            unclear_file.replace(path, rows)
