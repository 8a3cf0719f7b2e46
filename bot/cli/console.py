"""How commands speak: plain sentences, progress, and one line where something is wrong."""

import errno
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

from rich.console import Console
from sqlalchemy.exc import SQLAlchemyError

from bot.settings import SettingsFault
from services_db import ListingFault, ServicesUnavailable

console = Console(highlight=False, soft_wrap=True)

FAILED = 1
FULL_DISK = (
    "There is no room left on the disk. Come Along needs about 1 GB free. "
    "Delete something and try again."
)


class PlainError(Exception):
    """Something that the person can mend; the message is one plain sentence."""


def fail(message: str) -> NoReturn:
    """Say one plain line on standard error and end with exit code 1."""
    sys.stderr.write(f"{message}\n")
    raise SystemExit(FAILED)


@contextmanager
def plain_errors() -> Iterator[None]:
    """Turn errors that a person can mend into one plain sentence and exit code 1."""
    try:
        yield
    except (PlainError, SettingsFault, ListingFault) as error:
        fail(str(error))
    except SQLAlchemyError:
        fail("The conversations database cannot be used. Is COMEALONG_CONVERSATIONS_URL right?")
    except ServicesUnavailable:
        fail("The services database cannot be read. Is COMEALONG_DATABASE_URL right?")
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            fail(FULL_DISK)
        if error.filename is None:
            raise
        fail(f"{error.filename} cannot be used ({str(error.strerror).lower()}).")
