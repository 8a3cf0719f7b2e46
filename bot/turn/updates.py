"""Beside the flow: which updates of a channel were answered, kept for as long as they can return.

An update is marked when it is answered, so one that was being answered when the program was killed
is answered again: twice is better than never.
"""

import asyncio
import logging
from datetime import datetime, timedelta, timezone

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError, SQLAlchemyError
from sqlalchemy.orm import Session

from bot.turn.store import _engine
from bot.turn.tables import UpdateDone

logger = logging.getLogger(__name__)

# Telegram keeps what was not fetched for one day.
KEPT_FOR = timedelta(days=2)


class Updates:
    """The updates that are done.

    Args:
        url: the conversations database, an SQLAlchemy address; its tables are there.
    """

    def __init__(self, url: str) -> None:
        self._engine = _engine(url)

    async def known(self) -> frozenset[str]:
        """Those that were answered; none where they cannot be read, so that people are answered."""
        try:
            return await asyncio.to_thread(self._known)
        except SQLAlchemyError as fault:
            logger.error("the updates cannot be read: %s", type(fault).__name__)
            return frozenset()

    async def done(self, update: str) -> None:
        """It was; and those of two days ago are forgotten."""
        try:
            await asyncio.to_thread(self._done, update)
        except SQLAlchemyError as fault:
            logger.error("an update could not be marked: %s", type(fault).__name__)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def _known(self) -> frozenset[str]:
        with Session(self._engine) as session:
            return frozenset(session.scalars(select(UpdateDone.id)))

    def _done(self, update: str) -> None:
        now = datetime.now(timezone.utc)
        try:
            with Session(self._engine) as session, session.begin():
                session.add(UpdateDone(id=update, done_on=now))
                session.execute(delete(UpdateDone).where(UpdateDone.done_on < now - KEPT_FOR))
        except IntegrityError:
            return  # marked already
