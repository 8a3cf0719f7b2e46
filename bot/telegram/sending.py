"""Step 7, send: a call that Telegram cannot take now is made again, a bit later each time."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError

T = TypeVar("T")

PATIENCE = 600.0  # seconds in all; then the answer is of no use to the person
FIRST_PAUSE = 0.5
LONGEST_PAUSE = 30.0
_LOOK_EVERY = 0.25


async def patiently(call: Callable[[], Awaitable[T]], carry_on: Callable[[], bool]) -> T:
    """The result of a call to Telegram, tried again while the network or Telegram is down.

    A call whose answer got lost may be made twice: a message twice is better than never.

    Args:
        call: makes the call, each time anew.
        carry_on: is there still time? False when the program stops.

    Raises:
        TelegramError: trying again would not help, or has not helped for 10 minutes.
    """
    waited, pause = 0.0, FIRST_PAUSE
    while True:
        try:
            return await call()
        except TelegramError as fault:
            wait = _seconds_until_again(fault, pause)
            if wait is None or waited + wait > PATIENCE or not carry_on():
                raise
        await wait_a_bit(wait, carry_on)
        waited, pause = waited + wait, min(2 * pause, LONGEST_PAUSE)


def _seconds_until_again(fault: TelegramError, pause: float) -> float | None:
    if isinstance(fault, RetryAfter):
        asked = fault.retry_after
        # Seconds or a timedelta, as python-telegram-bot is set.
        return FIRST_PAUSE + (asked if isinstance(asked, int) else asked.total_seconds())
    # python-telegram-bot counts what Telegram refuses for good as an error of the network.
    if isinstance(fault, NetworkError) and not isinstance(fault, BadRequest):
        return pause
    return None


async def wait_a_bit(seconds: float, carry_on: Callable[[], bool]) -> None:
    """Wait for so many seconds, or until the program stops."""
    loop = asyncio.get_running_loop()
    end = loop.time() + seconds
    while carry_on() and (left := end - loop.time()) > 0:
        await asyncio.sleep(min(left, _LOOK_EVERY))
