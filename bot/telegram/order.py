"""Between step 1 and step 7: the answers of a chat leave in the order in which it wrote.

Messages go to the front door as they come, so that it hears an urgent one at once; what it
gives back waits here for the answers before it. Chats do not wait for each other.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from weakref import WeakValueDictionary


class _Chat:
    """The queue of one chat: who came last, and whether somebody is sending."""

    def __init__(self) -> None:
        self.last: asyncio.Event | None = None
        self.sending = asyncio.Lock()


class Place:
    """A message's place in the queue of its chat."""

    def __init__(self, chat: _Chat, before: asyncio.Event | None) -> None:
        self._chat = chat
        self._before = before

    async def reached(self) -> None:
        """Wait until everything before it is answered."""
        if self._before:
            await self._before.wait()

    @asynccontextmanager
    async def sending(self, urgent: bool = False) -> AsyncIterator[None]:
        """The time in which this answer is sent, and no other of its chat.

        Args:
            urgent: do not wait for the answers before it.
        """
        if not urgent:
            await self.reached()
        async with self._chat.sending:
            yield


class Order:
    """The queues of all chats; a chat with nothing under way is forgotten."""

    def __init__(self) -> None:
        self._chats: WeakValueDictionary[int, _Chat] = WeakValueDictionary()

    @asynccontextmanager
    async def place(self, chat_id: int) -> AsyncIterator[Place]:
        """A place in the queue, taken before anything is awaited and left when answered."""
        chat = self._chats.get(chat_id) or _Chat()
        self._chats[chat_id] = chat
        mine = asyncio.Event()
        place = Place(chat, chat.last)
        chat.last = mine
        try:
            yield place
            # An urgent answer went ahead: what comes after it still waits for what was before.
            await place.reached()
        finally:
            mine.set()
