"""One turn at a time in each conversation, in the order in which the messages came."""

import asyncio
from weakref import WeakValueDictionary


class Locks:
    """A lock for each conversation, gone when nobody holds or awaits it."""

    def __init__(self) -> None:
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    def of(self, conversation: str) -> asyncio.Lock:
        """The lock of this conversation; asyncio's locks are first come, first served."""
        lock = self._locks.get(conversation)
        if lock is None:
            lock = self._locks[conversation] = asyncio.Lock()
        return lock
