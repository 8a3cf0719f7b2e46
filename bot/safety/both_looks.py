"""Step 2, safety: both looks at a message, the patterns' first and then the one by meaning.

The patterns are there from the first message on. The second look loads beside them, in its own
thread, so that a process is ready as soon as before; where it cannot load, it is not there.

The patterns know words, the second look knows what sentences are like. Either finds what the
other does not; and where the words look urgent but the sentence is nothing like danger, the
message passes. What only the patterns can judge (a long message, a fault of the model) they judge.
"""

import logging
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from threading import Lock, Thread, main_thread

import numpy as np

from bot.safety.concern import Concern
from bot.safety.likeness import Floats
from bot.safety.recogniser import look as by_patterns
from bot.safety.second_look import SecondLook
from bot.vectors import SIZE, Encoder, ModelMissing, load_encoder

logger = logging.getLogger(__name__)

# The score under which a message is so unlike danger that urgent words in it count as a way of
# speaking ("choked up when the choir sang"): words that only may be urgent, and words that are.
# From the build half of evaluation/messages/urgent: nearly every urgent message there is above.
_NOTHING = -1.5
_SURELY_NOTHING = -1.6
# Between this and that, what the patterns are sure of is asked about.
_DOUBT = -0.7

# A tenth of a second of work.
_AT_ONCE = 64
_one_at_a_time = Lock()


class BothLooks:
    """Recognises urgent messages by patterns, and what is like them by meaning."""

    def __init__(self, folder: Path | None = None) -> None:
        """Look by patterns only; `load` adds the second look.

        Args:
            folder: where the second look keeps what it learned; None keeps nothing.
        """
        self._folder = folder
        self._second: SecondLook | None = None

    def look(self, text: str, before: str | None = None) -> Concern | None:
        """The concern of a message, or None; `bot.safety.look` says what `before` is."""
        concern = by_patterns(text, before)
        if self._second is None:
            return concern
        try:
            return _together(self._second, concern, text, before)
        except Exception as fault:
            # The door stays open whatever the model does; the text stays out of the log.
            logger.error("the second look failed", extra={"fault": type(fault).__name__})
            return concern

    def load(self) -> None:
        """Load the second look; where that fails, the patterns look alone."""
        try:
            with _one_at_a_time:
                self._second = second_look(self._folder)
        except (ModelMissing, ImportError) as fault:
            logger.warning("no second look", extra={"fault": type(fault).__name__})
        except _NotNeeded:
            logger.info("the process ends before the second look is there")

    def load_beside(self) -> None:
        """Load the second look in a thread of its own; the process can end meanwhile."""
        Thread(target=self.load, name="second-look").start()


def _together(
    second: SecondLook, concern: Concern | None, text: str, before: str | None
) -> Concern | None:
    """What both looks say: either may find something, and words alone may mean nothing."""
    weighed = second.weigh(text, sieve=concern is None)
    if weighed and weighed.guess.score >= 0:
        return concern or weighed.guess.concern()
    pair = second.weigh_both(before, text) if before else None
    if concern is None:
        return pair.guess.concern() if pair and pair.guess.score >= 0 else None
    if weighed is None or not weighed.complete:
        return concern
    score = max(weighed.score, pair.score) if pair else weighed.score
    if score < (_SURELY_NOTHING if concern.sure else _NOTHING):
        return None
    return concern if score >= _DOUBT else replace(concern, sure=False)


@lru_cache(maxsize=1)
def second_look(folder: Path | None) -> SecondLook:
    """The second look of this process: to learn from the examples takes seconds, so once.

    Args:
        folder: where what was learned is kept; None keeps nothing.

    Raises:
        ModelMissing: the sentence model is not there.
    """
    return SecondLook(_WhileNeeded(load_encoder()), folder)


class _NotNeeded(Exception):
    """The process ends."""


class _WhileNeeded:
    """An encoder that gives up when the process ends.

    A thread that is cut off inside the model takes the whole process down with an error, and one
    that is waited for would hold it up for seconds.
    """

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder

    def encode(self, texts: Sequence[str]) -> Floats:
        """The vectors of some texts, a few at a time."""
        parts = [np.zeros((0, SIZE), np.float32)]
        for begin in range(0, len(texts), _AT_ONCE):
            if not main_thread().is_alive():
                raise _NotNeeded
            parts.append(self._encoder.encode(texts[begin : begin + _AT_ONCE]))
        return np.vstack(parts)
