"""Step 2 of a turn, urgent: what bot/safety hears and says, as the front door uses it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from bot import safety
from bot.easyread.reply import Reply
from bot.safety import Concern

PREFIX = "urgent:"


@dataclass(frozen=True)
class Safety:
    """The five things that bot/safety does, so that a test can hand in others.

    Attributes:
        look: a text and what was said before it → a concern, or None.
        answer: a concern → the urgent answer.
        are_you_safe: a concern that is not sure → the question.
        from_payload: the payload of an urgent button → its concern, or None.
        quick_look: as `look`, by patterns only, for those who send very much.
    """

    look: Callable[..., Concern | None] = safety.look
    answer: Callable[[Concern], Iterable[Reply]] = safety.answer
    are_you_safe: Callable[[Concern], Iterable[Reply]] = safety.are_you_safe
    from_payload: Callable[[str], Concern | None] = safety.from_payload
    quick_look: Callable[..., Concern | None] = safety.look

    def replies(self, concern: Concern) -> list[dict[str, Any]]:
        """What is said to a concern, as reply objects with payloads."""
        said = self.answer(concern) if concern.sure else self.are_you_safe(concern)
        return [reply.as_dict() for reply in said]
