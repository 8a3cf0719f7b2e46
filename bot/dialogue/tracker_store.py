"""Step 3b, inside Rasa: conversations in the database, and no more of them than a turn needs."""

import json
import logging
from typing import Any, Dict, List, Optional, Set, Text

import sqlalchemy as sa
from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy.exc import SQLAlchemyError

from bot.dialogue.kept_turns import kept_events

logger = logging.getLogger(__name__)

# On a tracker that was made of what is kept, and so may take its place.
_FROM_ROWS = "come_along_from_rows"


class QuietSQLTrackerStore(SQLTrackerStore):
    """Rasa's store on SQL; it keeps the slots and the last turns, and forgets for good.

    What a turn does not need is deleted in the transaction that saves it. What was deleted while
    a turn was under way stays deleted. A statement that fails is logged without its values, which
    are what people said. Named in `endpoints.yml`, with the database's address as `url`, which
    Rasa hands on as `host`.
    """

    def __init__(
        self,
        domain: Optional[Domain] = None,
        event_broker: Optional[EventBroker] = None,
        host: Optional[Text] = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(domain=domain, event_broker=event_broker, host=host, **kwargs)
        self.engine.hide_parameters = True
        # Conversations that the front door has begun and Rasa has kept nothing of yet.
        self._begun: Set[Text] = set()
        if self.engine.dialect.name == "sqlite":
            sa.event.listen(self.engine, "connect", _tune_sqlite)
            # Connections that were opened before are let go of.
            self.engine.dispose()

    async def retrieve(self, sender_id: Text) -> Optional[DialogueStateTracker]:
        """The conversation as it stands; None where nothing of it is kept."""
        tracker = await super().retrieve(sender_id)
        self._begun.discard(sender_id)
        if tracker is not None:
            setattr(tracker, _FROM_ROWS, True)
            return tracker
        with self.session_scope() as session:
            if self._front_door_holds(session, sender_id):
                self._begun.add(sender_id)
        return None

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Put what the next turn needs in the place of what was kept before.

        Where that fails the turn is not kept: a fault that leaves here makes Rasa keep the
        conversation in memory, where nobody could delete it.
        """
        await self.stream_events(tracker)
        try:
            self._replace(tracker)
        except SQLAlchemyError as error:
            logger.error("a turn could not be kept: %s", type(error).__name__)

    def _replace(self, tracker: DialogueStateTracker) -> None:
        who = tracker.sender_id
        slots = self.domain.slots if self.domain else []
        rows = [_row(who, data) for data in kept_events(list(tracker.events), slots)]
        with self.session_scope() as session:
            mine = self.SQLEvent.sender_id == who
            # First what writes: from here on no other process can delete what is looked at.
            gone = session.execute(sa.delete(self.SQLEvent).where(mine)).rowcount > 0
            fault = self._fault(session, tracker, gone)
            if fault:
                logger.warning(fault)
                session.rollback()
                return
            if rows:
                session.execute(sa.insert(self.SQLEvent), rows)
            session.commit()
        if rows:
            setattr(tracker, _FROM_ROWS, True)
            self._begun.discard(who)

    def _fault(self, session: Any, tracker: DialogueStateTracker, gone: bool) -> Optional[Text]:
        """Why this tracker must not take the place of what is kept; None where it may."""
        known = getattr(tracker, _FROM_ROWS, False)
        if gone:
            return None if known else "a conversation could not be read; what was kept stays"
        begun = tracker.sender_id in self._begun
        if known or (begun and not self._front_door_holds(session, tracker.sender_id)):
            return "a conversation was deleted while a turn of it was under way"
        return None

    def _front_door_holds(self, session: Any, sender_id: Text) -> bool:
        """Whether the front door has begun this conversation, and it was not deleted since."""
        if not sa.inspect(session.connection()).has_table("conversation"):
            return False
        wanted = sa.text("SELECT 1 FROM conversation WHERE id = :id")
        return session.execute(wanted, {"id": sender_id}).first() is not None


def _row(sender_id: Text, data: Dict[Text, Any]) -> Dict[Text, Any]:
    intent = ((data.get("parse_data") or {}).get("intent") or {}).get("name")
    return {
        "sender_id": sender_id,
        "type_name": data["event"],
        "timestamp": data.get("timestamp"),
        "intent_name": intent,
        "action_name": data.get("name"),
        "data": json.dumps(data),
    }


def _tune_sqlite(connection: Any, _record: Any) -> None:
    cursor = connection.cursor()
    # As in bot/turn/store.py: what is deleted is overwritten, not only unlinked.
    pragmas: List[Text] = ["busy_timeout=10000", "journal_mode=WAL", "secure_delete=ON"]
    for pragma in pragmas:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
