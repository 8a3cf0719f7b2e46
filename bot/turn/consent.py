"""Step 5 of a turn, consent: asks before a message that was not understood is ever kept.

Only where COMEALONG_KEEP_UNCLEAR switches keeping on. The question comes once, in the place of
the answer to the first message that would be kept; that message itself is not kept. Without a
yes nothing is.
"""

import asyncio
import logging
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from bot.turn.replies import bubble
from bot.turn.store import Store
from bot.turn.wording import say

logger = logging.getLogger(__name__)

KEEP_UNCLEAR = "keep_unclear"
PREFIX = "consent:"
ASK, YES, NO = "ask", "yes", "no"


class Consents:
    """What people allowed.

    Args:
        store: the conversations database.
        keeps_unclear: whether messages that were not understood are kept here at all.
    """

    def __init__(self, store: Store, keeps_unclear: bool = False) -> None:
        self._store = store
        self._on = keeps_unclear

    async def known(self, who: str) -> dict[str, Any]:
        """What Rasa is told with a message; without it, it keeps nothing."""
        if not self._on:
            return {}
        try:
            found = await asyncio.to_thread(self._store.consent, who, KEEP_UNCLEAR)
        except SQLAlchemyError as error:
            logger.error("a consent could not be looked up: %s", type(error).__name__)
            return {}
        if found is None:
            return {"keep": ASK}
        said, day = found
        if said is None:
            return {"keep": NO}
        return {"keep": said, "keep_said_on": day.isoformat(), "who": who}

    async def question(self, who: str, known: dict[str, Any], unclear: bool) -> list[Any] | None:
        """The question as replies, where it is time for it; else None.

        Args:
            who: the pseudonym.
            known: what `known` gave before the message was answered.
            unclear: whether the message was one that would be kept.
        """
        if not (unclear and known.get("keep") == ASK and await self._keep(who, None)):
            return None
        payloads = {YES: PREFIX + YES, NO: PREFIX + NO}
        buttons = [
            {"title": say(f"keep_unclear_{word}_button"), "payload": payload, "picture": None}
            for word, payload in payloads.items()
        ]
        told = [bubble(say("keep_unclear_why")), bubble(say("keep_unclear_how"))]
        return [*told, bubble(say("keep_unclear_question"), buttons)]

    async def answer(self, who: str, payload: str) -> list[Any]:
        """Keep what was said with a button, and say so."""
        said = YES if payload == PREFIX + YES else NO
        if not await self._keep(who, said):
            return [bubble(say("keep_unclear_not_saved"))]
        return [bubble(say(f"keep_unclear_{said}"))]

    async def _keep(self, who: str, said: str | None) -> bool:
        try:
            await asyncio.to_thread(self._store.keep_consent, who, KEEP_UNCLEAR, said)
        except SQLAlchemyError as error:
            logger.error("a consent could not be kept: %s", type(error).__name__)
            return False
        return True
