"""Steps 2 and 5, one turn of one conversation: a message comes in, replies go out.

The flow is the folder: read → urgent → meant → rasa → replies → tokens; `front_door` holds
them together. Every channel calls `FrontDoor.take` and nothing else.
"""

from bot.turn.front_door import FrontDoor
from bot.turn.ids import pseudonym
from bot.turn.messages import (
    Answer,
    BadRequest,
    Busy,
    Incoming,
    NotReady,
    Refused,
    TooLong,
    TooMany,
)
from bot.turn.opening import open_front_door
from bot.turn.store import Store, migrate
from bot.turn.updates import Updates

__all__ = [
    "Answer",
    "BadRequest",
    "Busy",
    "FrontDoor",
    "Incoming",
    "NotReady",
    "Refused",
    "Store",
    "TooLong",
    "TooMany",
    "Updates",
    "migrate",
    "open_front_door",
    "pseudonym",
]
