"""The store as a turn uses it: in a thread, and a turn goes on when the database does not."""

import asyncio
import logging
from datetime import datetime
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from bot.turn.store import Store
from bot.turn.tokens import Choice, is_token, links_only, with_tokens

logger = logging.getLogger(__name__)


class Kept:
    """What is kept of conversations, for one turn at a time."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def payload(self, conversation: str, token: str) -> str | None:
        """What a button does; None where it is old, never was, or cannot be looked up."""
        if not is_token(token):
            return None
        try:
            return await asyncio.to_thread(self._store.payload, conversation, token)
        except SQLAlchemyError as error:
            _log("a button could not be looked up", error)
            return None

    async def choices(self, conversation: str) -> list[Choice]:
        """The buttons of the last turn; none where they cannot be looked up."""
        try:
            return await asyncio.to_thread(self._store.last_choices, conversation)
        except SQLAlchemyError as error:
            _log("the last buttons could not be looked up", error)
            return []

    async def begin(self, conversation: str, channel: str) -> datetime | None:
        """When this conversation began; None where the database does not say."""
        try:
            return await asyncio.to_thread(self._store.begin, conversation, channel)
        except SQLAlchemyError as error:
            _log("a turn could not be begun in the database", error)
            return None

    async def tokens(
        self,
        conversation: str,
        channel: str,
        replies: list[dict[str, Any]],
        since: datetime | None = None,
    ) -> list[dict[str, Any]]:
        """The replies of a new turn as the channel gets them, their buttons kept.

        Args:
            conversation: the pseudonym.
            channel: "web", "telegram" or "terminal".
            replies: with payloads.
            since: what `begin` gave; of a conversation that was deleted since nothing is kept.
        """
        shown, choices = with_tokens(replies)
        return await self._save(conversation, channel, shown, choices, False, since)

    async def more_tokens(
        self,
        conversation: str,
        channel: str,
        replies: list[dict[str, Any]],
        since: datetime | None = None,
    ) -> list[dict[str, Any]]:
        """The same for replies that leave the last turn's question standing."""
        before = await self.choices(conversation)
        first = 1 + max((choice.bubble for choice in before), default=-1)
        shown, choices = with_tokens(replies, first_bubble=first)
        return await self._save(conversation, channel, shown, choices, True, since)

    async def forget(self, conversation: str) -> bool:
        """Delete all of a conversation; did it work?"""
        try:
            await asyncio.to_thread(self._store.forget, conversation)
        except (SQLAlchemyError, OSError, ValueError) as error:
            _log("a conversation could not be deleted", error)
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
        since: datetime | None,
    ) -> list[dict[str, Any]]:
        try:
            kept = await asyncio.to_thread(
                self._store.save, conversation, channel, choices, same_turn, since
            )
        except SQLAlchemyError as error:
            _log("buttons could not be kept", error)
            return links_only(shown)
        if kept:
            return shown
        # It was deleted while this turn was under way: what Rasa wrote of the turn goes too.
        await self.forget(conversation)
        return links_only(shown)


def _log(what: str, error: Exception) -> None:
    # Its name only: a database may quote what was to be kept.
    logger.error("%s: %s", what, type(error).__name__)
