"""Step 3b, inside Rasa: conversations in the database, and never a word of them in an error."""

from typing import Any, Optional, Text

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.domain import Domain


class QuietSQLTrackerStore(SQLTrackerStore):
    """Rasa's own store on SQL; a statement that fails is logged without its values.

    The values are what people said. Named in `endpoints.yml`, with the database's address as
    `url`, which Rasa hands on as `host`.
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
