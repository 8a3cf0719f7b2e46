"""Step 2 of a turn, how much one may ask: by conversation here, by address in the web channel.

Nobody is ever too much to be heard when in danger. What comes past a limit is still looked at for
urgent words; what comes past four times as much, by the quick look alone, so that looking is no
way to keep the processor busy.
"""

import logging
import math
from dataclasses import dataclass

from limits import RateLimitItem, parse_many
from limits.aio.storage import Storage
from limits.aio.strategies import SlidingWindowCounterRateLimiter
from limits.storage import storage_from_string

logger = logging.getLogger(__name__)

OFF = "off"
# Where the counts are. For several web apps: "async+redis://…".
COUNTS = "async+memory://"
# How much more is looked at with both looks than is answered.
LOOKED_AT = 4


@dataclass(frozen=True)
class Verdict:
    """Whether to answer, and how to look where not.

    Attributes:
        wait: seconds until there is an answer again; 0 answers now.
        quick: look for urgent words by their patterns only.
    """

    wait: int = 0
    quick: bool = False


PASS = Verdict()


def shared_counts() -> Storage:
    """The counts of this process, or of all where COUNTS says so."""
    counts = storage_from_string(COUNTS)
    if not isinstance(counts, Storage):
        raise TypeError("the counts have to be asynchronous")
    return counts


class Limits:
    """One limit, kept for everybody apart.

    Args:
        name: what is counted, so that two limits can share their counts.
        notation: "off", or as in "60/minute", which the settings have checked.
        counts: where they are kept.
    """

    def __init__(self, name: str, notation: str, counts: Storage) -> None:
        self._name = name
        self._answered = () if notation == OFF else tuple(parse_many(notation))
        self._looked_at = tuple(
            type(item)(LOOKED_AT * item.amount, item.multiples) for item in self._answered
        )
        self._counts = counts
        self._limiter = SlidingWindowCounterRateLimiter(counts)

    async def ask(self, who: str) -> Verdict:
        """Count one more of this caller; where nothing can be counted, everybody is answered.

        Args:
            who: a pseudonym; nothing that says who it is goes into the counts.
        """
        try:
            over = await self._over(self._answered, "answered", who)
            if over is None:
                return PASS
            quick = await self._over(self._looked_at, "looked at", who)
            return Verdict(await self._wait(over, who), quick=quick is not None)
        except Exception as fault:
            # Whatever keeps the counts may be down, each kind with errors of its own.
            logger.error("nothing could be counted: %s", type(fault).__name__)
            return PASS

    async def _over(
        self, items: tuple[RateLimitItem, ...], what: str, who: str
    ) -> RateLimitItem | None:
        for item in items:
            if not await self._limiter.hit(item, self._name, what, who):
                return item
        return None

    async def _wait(self, item: RateLimitItem, who: str) -> int:
        """Whole seconds until one more passes; the library's own answer can be too early."""
        key, length = item.key_for(self._name, "answered", who), item.get_expiry()
        # Every storage of the library that a sliding window can use has this.
        before, left, now, until = await self._counts.get_sliding_window(  # type: ignore[attr-defined]
            key, length
        )
        if now < item.amount and before:
            seconds = left - (item.amount - now) * length / before
        else:
            seconds = until - length
        # The library counts in floats: on the very edge, either may be.
        return max(1, math.floor(seconds + 0.05) + 1)
