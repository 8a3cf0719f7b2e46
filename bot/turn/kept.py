"""The store as a turn uses it: in a thread, and a turn goes on when the database does not."""

import asyncio
import logging
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from bot.turn.store import Store
from bot.turn.tokens import Choice, links_only, with_tokens

logger = logging.getLogger(__name__)


class Kept:
    """What is kept of conversations, for one turn at a time."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def payload(self, conversation: str, token: str) -> str | None:
        """What a button does; None where it is old, or cannot be looked up."""
        try:
            return await asyncio.to_thread(self._store.payload, conversation, token)
        except SQLAlchemyError:
            logger.exception("a button could not be looked up")
            return None

    async def choices(self, conversation: str) -> list[Choice]:
        """The buttons of the last turn; none where they cannot be looked up."""
        try:
            return await asyncio.to_thread(self._store.last_choices, conversation)
        except SQLAlchemyError:
            logger.exception("the last buttons could not be looked up")
            return []

    async def tokens(
        self, conversation: str, channel: str, replies: list[dict[str, Any]]
    ) -> list[dict[str, Any]]:
        """The replies of a new turn as the channel gets them, their buttons kept."""
        shown, choices = with_tokens(replies)
        return await self._save(conversation, channel, shown, choices, same_turn=False)

    async def more_tokens(
        self, conversation: str, channel: str, replies: list[dict[str, Any]]
    ) -> list[dict[str, Any]]:
        """The same for replies that leave the last turn's question standing."""
        before = await self.choices(conversation)
        first = 1 + max((choice.bubble for choice in before), default=-1)
        shown, choices = with_tokens(replies, first_bubble=first)
        return await self._save(conversation, channel, shown, choices, same_turn=True)

    async def forget(self, conversation: str) -> bool:
        """Delete all of a conversation; did it work?"""
        try:
            await asyncio.to_thread(self._store.forget, conversation)
        except SQLAlchemyError:
            logger.exception("a conversation could not be deleted")
            return False
        return True

    async def ready(self) -> bool:
        """Can the database be read?"""
        try:
            await asyncio.to_thread(self._store.check)
        except SQLAlchemyError:
            return False
        return True

    async def _save(
        self,
        conversation: str,
        channel: str,
        shown: list[dict[str, Any]],
        choices: list[Choice],
        same_turn: bool,
    ) -> list[dict[str, Any]]:
        try:
            await asyncio.to_thread(self._store.save, conversation, channel, choices, same_turn)
        except SQLAlchemyError:
            logger.exception("buttons could not be kept")
            return links_only(shown)
        return shown
