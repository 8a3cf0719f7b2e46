"""Beside a turn, forgetting: deletes what is held of conversations, down to the bytes."""

import logging
from datetime import datetime, timezone

from sqlalchemy import Connection, delete, inspect, select, text
from sqlalchemy.engine import Engine
from sqlalchemy.exc import DBAPIError

from bot.turn.tables import Button, Consent, Conversation

logger = logging.getLogger(__name__)

# Rasa makes this table itself, when it first runs.
RASAS_EVENTS = "events"


def delete_conversation(engine: Engine, conversation: str) -> bool:
    """Delete all that is held of a conversation, Rasa's part too; was there anything?"""
    with engine.begin() as connection:
        gone = _delete(connection, [conversation])
    scrub(engine)
    return gone > 0


def delete_older(engine: Engine, before: datetime) -> int:
    """Delete every conversation that was last seen before this time; gives how many.

    Args:
        engine: of the conversations database.
        before: with a time zone.
    """
    past = select(Conversation.id).where(
        Conversation.last_seen_on < before.astimezone(timezone.utc)
    )
    with engine.begin() as connection:
        gone = set(connection.scalars(past)) | _left_in_rasa(connection, before)
        _delete(connection, sorted(gone))
    scrub(engine)
    return len(gone)


def scrub(engine: Engine) -> None:
    """Let nothing of what was deleted stay in an SQLite file or beside it.

    Overwriting what is deleted is not enough: SQLite moves rows between pages and leaves copies
    in the gaps. So the file is written anew, and the log beside it is emptied. Where somebody else
    has the file for too long, the daily purge does it.
    """
    if engine.dialect.name != "sqlite":
        return
    try:
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("VACUUM")
            busy = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").scalar()
    except DBAPIError as error:
        logger.warning("the database could not be written anew: %s", type(error).__name__)
        return
    if busy:
        logger.warning("the log of the database could not be emptied yet")


def _left_in_rasa(connection: Connection, before: datetime) -> set[str]:
    """Conversations that only Rasa knows: of clients of its own, or of a turn that broke off."""
    if not inspect(connection).has_table(RASAS_EVENTS):
        return set()
    wanted = text(
        "SELECT sender_id FROM events WHERE sender_id NOT IN (SELECT id FROM conversation) "
        "GROUP BY sender_id HAVING max(timestamp) < :before"
    )
    return set(connection.scalars(wanted, {"before": before.timestamp()}))


def _delete(connection: Connection, ids: list[str]) -> int:
    has_events = inspect(connection).has_table(RASAS_EVENTS)
    gone = 0
    for each in ids:
        for table, column in (
            (Button, Button.conversation),
            (Consent, Consent.conversation),
            (Conversation, Conversation.id),
        ):
            gone += connection.execute(delete(table).where(column == each)).rowcount
        if has_events:
            wanted = text("DELETE FROM events WHERE sender_id = :id")
            gone += connection.execute(wanted, {"id": each}).rowcount
    return gone
