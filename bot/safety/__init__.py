"""Step 2, safety: urgent messages are recognised and answered here, before everything else.

This is the one place. It needs no Rasa, no database and, once loaded, no disk.
"""

from bot.safety.answers import answer, are_you_safe
from bot.safety.both_looks import BothLooks
from bot.safety.concern import KINDS, Concern, from_payload
from bot.safety.recogniser import look

__all__ = ["KINDS", "BothLooks", "Concern", "answer", "are_you_safe", "from_payload", "look"]
