"""Step 2 of a turn, urgent: what an urgent answer keeps, without ever waiting for the database.

The answer comes within a blink, also while another program holds the database or the disk is
full. It has threads of its own, because every other may be waiting for the database too.
"""

import asyncio
import logging
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import Any, Final, TypeVar

from sqlalchemy.exc import SQLAlchemyError

from bot.turn.store import Store
from bot.turn.tokens import links_only, with_tokens

logger = logging.getLogger(__name__)

# So long an urgent answer waits for the database, in seconds.
PATIENCE: Final = 0.25
_LISTENERS: Final = 4
_WRITERS: Final = 2

Heard = TypeVar("Heard")
Replies = list[dict[str, Any]]


class AtOnce:
    """Looks at messages and keeps what belongs to urgent answers, in threads of its own."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._listening = ThreadPoolExecutor(_LISTENERS, thread_name_prefix="urgent-look")
        self._writing = ThreadPoolExecutor(_WRITERS, thread_name_prefix="urgent-kept")

    async def listen(self, look: Callable[[], Heard]) -> Heard:
        """Look at a message beside everything else that is under way."""
        return await asyncio.get_running_loop().run_in_executor(self._listening, look)

    async def count(self, channel: str, kind: str) -> None:
        """Count an urgent answer; the answer matters more than the count."""
        await self._briefly(self._store.count_urgent, channel, kind)

    async def tokens(
        self, conversation: str, channel: str, replies: Replies, since: datetime | None = None
    ) -> Replies | None:
        """The replies as the channel gets them; None where their buttons cannot be kept now.

        Args:
            conversation: the pseudonym.
            channel: "web", "telegram" or "terminal".
            replies: with payloads.
            since: as in `Kept.tokens`.
        """
        shown, choices = with_tokens(replies)
        kept = await self._briefly(self._store.save, conversation, channel, choices, False, since)
        return shown if kept else None

    def close(self) -> None:
        """Begin nothing more."""
        for threads in (self._listening, self._writing):
            threads.shutdown(wait=False, cancel_futures=True)

    async def _briefly(self, work: Callable[..., bool | None], *given: Any) -> bool:
        """Do something with the database; was it done in time?"""
        under_way = asyncio.get_running_loop().run_in_executor(self._writing, work, *given)
        done, _ = await asyncio.wait({under_way}, timeout=PATIENCE)
        if done:
            return _went_well(under_way)
        # What has begun goes on by itself; what waits for a thread is given up.
        under_way.add_done_callback(_went_well)
        under_way.cancel()
        logger.warning("the database is too slow for an urgent answer")
        return False


def without_tokens(replies: Replies) -> Replies:
    """The replies with only those buttons that a channel needs no token for: numbers to ring."""
    return links_only(with_tokens(replies)[0])


def _went_well(done: "asyncio.Future[bool | None]") -> bool:
    if done.cancelled():
        return False
    fault = done.exception()
    if fault is None:
        # False: the conversation was deleted meanwhile.
        return done.result() is not False
    if not isinstance(fault, SQLAlchemyError | sqlite3.Error | OSError):
        raise fault
    # Without the statement: it can hold what a button does.
    logger.error("an urgent answer could not be kept", extra={"fault": type(fault).__name__})
    return False
