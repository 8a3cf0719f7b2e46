"""Step 7, send: no more messages than Telegram takes, in one chat and in all.

Telegram asks for no more than 1 message a second in a chat, but for short bursts (a turn is up to
5 messages, and people write two or three at once), and 30 a second in all
(https://core.telegram.org/bots/faq, "My bot is hitting limits"). Each chat waits for itself first,
so one that is sent a lot takes none of the others' share.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Callable

from bot.telegram.sending import wait_a_bit

CHAT_SECONDS, CHAT_BURST = 1.0, 15
ALL_SECONDS, ALL_BURST = 1 / 30, 30
_MOST_CHATS = 10_000


class _Pace:
    """One each so many seconds, and a burst after a rest."""

    def __init__(self, seconds: float, burst: int) -> None:
        self._seconds = seconds
        self._room = seconds * (burst - 1)
        self._next = 0.0

    def take(self, now: float) -> float:
        """Take the next place; the seconds until it comes."""
        self._next = max(self._next, now - self._room) + self._seconds
        return max(0.0, self._next - self._seconds - now)


class Flood:
    """Tells how long to wait before each message.

    Args:
        clock: seconds; a test brings its own.
    """

    def __init__(self, clock: Callable[[], float] | None = None) -> None:
        self._clock = clock or (lambda: asyncio.get_running_loop().time())
        self._chats: OrderedDict[int, _Pace] = OrderedDict()
        self._all = _Pace(ALL_SECONDS, ALL_BURST)

    async def wait(
        self, chat: int, urgent: bool = False, carry_on: Callable[[], bool] = lambda: True
    ) -> None:
        """Wait until a message may be sent.

        Args:
            chat: Telegram's id of the chat.
            urgent: do not wait for this chat's own pace; Telegram allows short bursts.
            carry_on: is there still time? False when the program stops.
        """
        seconds = self._chat(chat).take(self._clock())
        if not urgent:
            await wait_a_bit(seconds, carry_on)
        await wait_a_bit(self._all.take(self._clock()), carry_on)

    def _chat(self, chat: int) -> _Pace:
        pace = self._chats.pop(chat, None) or _Pace(CHAT_SECONDS, CHAT_BURST)
        self._chats[chat] = pace
        while len(self._chats) > _MOST_CHATS:
            self._chats.popitem(last=False)
        return pace
