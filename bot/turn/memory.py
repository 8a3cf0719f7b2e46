"""What somebody said just before, held in memory only and never written down.

"I want to" and then "die" is one thing said in two messages: the urgent look needs both.
"""

import time
from collections import OrderedDict
from collections.abc import Callable

# Two messages that are one thing said come one after the other.
MINUTES = 10


class Memory:
    """The last message of the most recent conversations, for ten minutes.

    Args:
        most: of how many conversations.
        clock: in seconds.
    """

    def __init__(self, most: int = 5000, clock: Callable[[], float] = time.monotonic) -> None:
        self._said: OrderedDict[str, tuple[str, float]] = OrderedDict()
        self._most = most
        self._clock = clock

    def before(self, conversation: str) -> str | None:
        """What was said last, or None."""
        self._drop_old()
        said = self._said.get(conversation)
        return said[0] if said else None

    def keep(self, conversation: str, text: str) -> None:
        """Take the newest message in place of the one before."""
        self._drop_old()
        self._said[conversation] = (text, self._clock())
        self._said.move_to_end(conversation)
        while len(self._said) > self._most:
            self._said.popitem(last=False)

    def drop(self, conversation: str) -> None:
        """Forget it: it was answered, or the person asked for it."""
        self._said.pop(conversation, None)

    def _drop_old(self) -> None:
        oldest = self._clock() - MINUTES * 60
        while self._said and next(iter(self._said.values()))[1] < oldest:
            self._said.popitem(last=False)
