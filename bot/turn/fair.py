"""Step 4 of a turn, waiting: so many turns at once, and those who wait are taken in turns.

Round robin between callers: somebody who sends a hundred messages waits for his own hundred, and
nobody else does.
"""

import asyncio
from collections import OrderedDict, deque
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from typing import Any, TypeVar

from bot.turn.messages import Busy

T = TypeVar("T")

MOST_WAITING = 256


class FairQueue:
    """Lets so many in at once.

    Args:
        at_once: how many.
        most_waiting: how many more may wait. When that many do, whoever has the most of them
            waiting gives up the last one.
    """

    def __init__(self, at_once: int, most_waiting: int = MOST_WAITING) -> None:
        self._free = at_once
        self._most = most_waiting
        self._waiting: OrderedDict[str, deque[asyncio.Future[None]]] = OrderedDict()

    @property
    def waiting(self) -> int:
        """How many wait."""
        return sum(map(len, self._waiting.values()))

    @asynccontextmanager
    async def place(self, caller: str) -> AsyncIterator[None]:
        """The time in which this caller has a place; to be cancelled while waiting is to leave.

        Raises:
            Busy: too many wait.
        """
        await self._enter(caller)
        try:
            yield
        finally:
            self._leave()

    async def _enter(self, caller: str) -> None:
        if self._free and not self._waiting:
            self._free -= 1
            return
        mine: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(caller, deque()).append(mine)
        if self.waiting > self._most:
            self._refuse_one()
        try:
            await mine
        except asyncio.CancelledError:
            if mine.done() and not mine.cancelled() and mine.exception() is None:
                # The place came in the same moment.
                self._leave()
            self._take_out(caller, mine)
            raise

    def _leave(self) -> None:
        self._free += 1
        while self._waiting and self._free:
            caller, theirs = self._waiting.popitem(last=False)
            first = theirs.popleft()
            if theirs:
                # To the end of the round.
                self._waiting[caller] = theirs
            if not first.done():
                self._free -= 1
                first.set_result(None)

    def _refuse_one(self) -> None:
        caller = max(self._waiting, key=lambda each: len(self._waiting[each]))
        last = self._waiting[caller][-1]
        self._take_out(caller, last)
        last.set_exception(Busy())

    def _take_out(self, caller: str, one: "asyncio.Future[None]") -> None:
        theirs = self._waiting.get(caller)
        if theirs and one in theirs:
            theirs.remove(one)
            if not theirs:
                del self._waiting[caller]


async def to_the_end(work: Coroutine[Any, Any, T]) -> T:
    """The result of some work that is finished also where nobody waits for it any more."""
    task = asyncio.ensure_future(work)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait([task])
        if not task.cancelled():
            task.exception()  # seen; nobody is there to be told
        raise
