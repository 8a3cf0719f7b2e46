"""Step 1, once: each update is answered once, also where the program stops in between.

Telegram forgets an update as soon as a later one is asked for. So a later one is asked for only
when those before it are answered: what was under way when the program was killed comes again. What
was answered is marked in the database, so that it is not answered again after a restart.
"""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Awaitable
from typing import Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor, ExtBot

from bot.turn import Updates

# Nobody holds up the others: who takes longer is given up on, and so are those far behind.
HOLD_FOR = 60.0  # seconds
MOST_HELD = 50  # Telegram gives 100 at a time
_PAUSE = 0.2  # seconds, where Telegram has nothing but what is under way
_REMEMBERED = 2000


class UnderWay:
    """The updates that were fetched and are not answered yet."""

    def __init__(self) -> None:
        self._since: dict[int, float] = {}
        self._fetched: OrderedDict[int, None] = OrderedDict()

    def first(self) -> int | None:
        """The first update that Telegram is to keep; None where it may forget all."""
        now, newest = time.monotonic(), next(reversed(self._fetched), 0)
        held = [
            update
            for update, since in self._since.items()
            if now - since < HOLD_FOR and newest - update < MOST_HELD
        ]
        return min(held, default=None)

    def is_new(self, update: int) -> bool:
        """Whether this was not fetched before; it is under way from now on."""
        if update in self._fetched:
            return False
        self._fetched[update] = None
        while len(self._fetched) > _REMEMBERED:
            self._fetched.popitem(last=False)
        self._since[update] = time.monotonic()
        return True

    def ended(self, update: int) -> None:
        """It is answered."""
        self._since.pop(update, None)


class HoldingBot(ExtBot):
    """A bot that has Telegram keep what is under way."""

    def __init__(self, under_way: UnderWay, **options: Any) -> None:
        super().__init__(**options)
        self._under_way = under_way

    async def get_updates(  # type: ignore[override]
        self, offset: int | None = None, **options: Any
    ) -> tuple[Update, ...]:
        """The updates that are new; as in python-telegram-bot, but the offset does not run ahead.

        Args:
            offset: of the first update that is wanted.
            options: the other arguments.
        """
        held = self._under_way.first()
        asked = offset if held is None else min(held, offset or held)
        fetched = await super().get_updates(offset=asked, **options)
        new = tuple(each for each in fetched if self._under_way.is_new(each.update_id))
        if fetched and not new:
            await asyncio.sleep(_PAUSE)
        return new


class Once(BaseUpdateProcessor):
    """Hands each update on that was not answered before, and marks it when it is.

    Args:
        at_once: how many may be under way.
        under_way: what the bot has Telegram keep.
        updates: those that were answered in an earlier run; None where nobody remembers.
    """

    def __init__(self, at_once: int, under_way: UnderWay, updates: Updates | None) -> None:
        super().__init__(at_once)
        self._under_way = under_way
        self._updates = updates
        # Read once: to look each up would let a later message overtake.
        self._known: frozenset[str] = frozenset()

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Called by python-telegram-bot for each update."""
        if not isinstance(update, Update):
            await coroutine
            return
        name = f"telegram:{update.update_id}"
        try:
            if name in self._known:
                _drop(coroutine)
                return
            await coroutine
            if self._updates:
                await self._updates.done(name)
        finally:
            self._under_way.ended(update.update_id)

    async def initialize(self) -> None:
        """See what earlier runs have answered."""
        if self._updates:
            self._known = await self._updates.known()

    async def shutdown(self) -> None:
        """Nothing to do."""


def _drop(coroutine: Awaitable[Any]) -> None:
    # One that is never awaited would be a warning.
    close = getattr(coroutine, "close", None)
    if close:
        close()
