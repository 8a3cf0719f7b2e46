"""Step 1, hanging up: who is gone does not keep a place in the queue."""

import asyncio
from collections.abc import Coroutine
from contextlib import suppress
from typing import Any, TypeVar

from starlette.requests import Request

from bot.turn import Refused

T = TypeVar("T")


class HungUp(Refused):
    """Nobody is there to be answered."""


async def while_there(request: Request, work: Coroutine[Any, Any, T]) -> T:
    """The result of some work for a request whose body was read.

    Raises:
        HungUp: the client went before it was done; the work was cancelled.
    """
    task = asyncio.ensure_future(work)
    gone = asyncio.ensure_future(_gone(request))
    try:
        await asyncio.wait({task, gone}, return_when=asyncio.FIRST_COMPLETED)
        if task.done():
            return task.result()
        raise HungUp
    finally:
        for each in (task, gone):
            each.cancel()
            with suppress(asyncio.CancelledError, Refused):
                await each


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        # There is no more of the body; what else a server says is nothing to us.
        await asyncio.sleep(0)
