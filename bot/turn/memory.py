"""What somebody said just before, held in memory only and never written down.

"I want to" and then "die" is one thing said in two messages: the urgent look needs both.
"""

from collections import OrderedDict


class Memory:
    """The last message of the most recent conversations."""

    def __init__(self, most: int = 5000) -> None:
        self._said: OrderedDict[str, str] = OrderedDict()
        self._most = most

    def before(self, conversation: str) -> str | None:
        """What was said last, or None."""
        return self._said.get(conversation)

    def keep(self, conversation: str, text: str) -> None:
        """Take the newest message in place of the one before."""
        self._said[conversation] = text
        self._said.move_to_end(conversation)
        while len(self._said) > self._most:
            self._said.popitem(last=False)

    def drop(self, conversation: str) -> None:
        """Forget it: it was answered, or the person asked for it."""
        self._said.pop(conversation, None)
