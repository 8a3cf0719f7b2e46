"""Beside the flow: the file of messages that were not understood, for people to sort.

Written by the last component of the pipeline, read and changed by the commands. One row a message,
newest at the end; whoever writes holds the lock beside the file for a moment.
"""

import csv
import fcntl
import io
import os
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path

from services_db.cells import plain_cell, safe_cell

FILE = "unclear.csv"
MOST_ROWS = 5_000
# A turn waits no longer than this for somebody who sorts.
_TRIES = 10
_PAUSE = 0.01


@dataclass(frozen=True)
class Row:
    """One message.

    Attributes:
        date: of the day, as in 2026-03-31; "" in a list from elsewhere.
        message: without anything that says who somebody is.
        likely_1, likely_2, likely_3: the likeliest intents, "" where there were none.
        intent: what a person sorted it as; "" where nobody has.
        done: "yes" where it has become an example.
        who: the pseudonym of who said it, so that it goes when they ask to be forgotten; ""
            where it has become an example.
    """

    date: str = ""
    message: str = ""
    likely_1: str = ""
    likely_2: str = ""
    likely_3: str = ""
    intent: str = ""
    done: str = ""
    who: str = ""


COLUMNS = tuple(field.name for field in fields(Row))


def append(path: Path, message: str, likely: Sequence[str], day: date, who: str = "") -> None:
    """Add one message; the file is made for its owner only, and keeps the newest 5,000.

    Args:
        path: the file; its folder is made where it is not there.
        message: without anything that says who somebody is; one line.
        likely: the likeliest intents, best first; 3 are kept.
        day: when it was said.
        who: the pseudonym of who said it.

    Raises:
        OSError: it could not be written; the file is then as it was.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    first, second, third = (*likely, "", "", "")[:3]
    row = Row(day.isoformat(), message, first, second, third, who=who)
    with locked(path, tries=_TRIES):
        _bring_to_form(path)
        _write_row(path, row)
        kept = _lines(path)
        if len(kept) > MOST_ROWS + 1:
            write_at_once(path, "".join([kept[0], *kept[-MOST_ROWS:]]))


def delete_of(path: Path, who: str) -> int:
    """Delete every row of this pseudonym; how many. A file with no row left is deleted too.

    Raises:
        OSError: the file could not be changed.
    """
    if not who or not path.exists():
        return 0
    with locked(path):
        try:
            rows = read_rows(path)
        except ValueError:
            # Spoilt by hand: nobody can tell whose rows these are, so none is kept.
            path.unlink()
            return 1
        kept = [row for row in rows if row.who != who]
        if not kept:
            path.unlink()
        elif len(kept) < len(rows):
            replace(path, kept)
    return len(rows) - len(kept)


def _bring_to_form(path: Path) -> None:
    """Give a file of an older form, or of a spreadsheet, the columns that are written now."""
    try:
        with path.open(encoding="utf-8-sig") as file:
            if file.readline().strip() == ",".join(COLUMNS):
                return
        replace(path, read_rows(path))
    except (FileNotFoundError, ValueError):
        return


def read_rows(path: Path) -> list[Row]:
    """Every row, oldest first; columns that are none of ours are left out.

    Raises:
        OSError: the file cannot be read.
        ValueError: the file is no text, or no table with a column "message".
    """
    return parsed(path.read_text(encoding="utf-8-sig"))


def replace(path: Path, rows: Sequence[Row]) -> None:
    """Write all rows in the place of a file, at once."""
    write_at_once(path, _as_text(rows))


@contextmanager
def locked(path: Path, tries: int = 0) -> Iterator[None]:
    """Hold the lock of the file that the bot writes to; of other files there is none.

    Args:
        path: the file; the lock is a file beside it.
        tries: how often to try before giving up; 0 waits for as long as it takes.

    Raises:
        OSError: somebody else held it all the time.
    """
    if path.name != FILE:
        yield
        return
    held = os.open(path.with_name(f".{path.name}.lock"), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _take(held, tries)
        yield
    finally:
        # Closing gives the lock back.
        os.close(held)


def _take(held: int, tries: int) -> None:
    for left in range(tries - 1, -1, -1):
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if not left:
                raise
            time.sleep(_PAUSE)
    fcntl.flock(held, fcntl.LOCK_EX)


def _write_row(path: Path, row: Row) -> None:
    file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        os.fchmod(file, 0o600)
        before = os.fstat(file).st_size
        line = _as_text([row], header=not before).encode()
        if before and os.pread(file, 1, before - 1) != b"\n":
            # Somebody saved it without a last line break.
            line = b"\n" + line
        if os.write(file, line) != len(line):
            os.ftruncate(file, before)
            raise OSError("a full disk took half a row")
    finally:
        os.close(file)


def _as_text(rows: Sequence[Row], *, header: bool = True) -> str:
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    if header:
        table.writerow(COLUMNS)
    table.writerows([safe_cell(getattr(row, name)) for name in COLUMNS] for row in rows)
    return text.getvalue()


def _lines(path: Path) -> list[str]:
    # No message has a line break, so that a line is a row.
    return path.read_text(encoding="utf-8").splitlines(keepends=True)


def parsed(text: str) -> list[Row]:
    """The rows of a table.

    Raises:
        ValueError: it is no table with a column "message".
    """
    if "\0" in text:
        raise ValueError("no text")
    table = csv.DictReader(io.StringIO(text))
    try:
        if "message" not in (table.fieldnames or ()):
            raise ValueError("no table")
        rows = [Row(**{name: _cell(line.get(name)) for name in COLUMNS}) for line in table]
    except csv.Error as error:
        raise ValueError("no table") from error
    return [row for row in rows if row.message]


def _cell(written: str | None) -> str:
    return plain_cell((written or "").strip())


def write_at_once(path: Path, text: str, mode: int = 0o600) -> None:
    """Write a file so that it is whole at every moment; what it was stays where that fails."""
    new = path.with_name(f".{path.name}.new")
    new.unlink(missing_ok=True)
    file = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with os.fdopen(file, "w", encoding="utf-8") as written:
        written.write(text)
        written.flush()
        os.fsync(written.fileno())
    new.replace(path)
