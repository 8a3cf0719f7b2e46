"""Makes the front door that a channel's process uses, from the settings."""

from bot.safety import BothLooks
from bot.settings import Settings
from bot.turn.front_door import FrontDoor
from bot.turn.limits import Limits, shared_counts
from bot.turn.rasa import RasaClient
from bot.turn.store import Store, migrate
from bot.turn.urgent import Safety
from bot.unclear_file import FILE as UNCLEAR


def open_front_door(settings: Settings) -> FrontDoor:
    """A front door on the real database and Rasa; makes the tables where there are none.

    Blocks for the time that the tables take, so call it before the first message.

    Raises:
        sqlalchemy.exc.SQLAlchemyError: the database cannot be reached or made.
    """
    migrate(settings.conversations_database)
    looks = BothLooks(settings.var / "safety")
    safety = Safety(look=looks.look)
    # Its word lists load now, and not while somebody in danger waits.
    safety.look("hello", before=None)
    looks.load_beside()
    store = Store(settings.conversations_database, settings.var / UNCLEAR)
    return FrontDoor(
        store,
        RasaClient(settings.rasa_url),
        settings.key,
        safety,
        keeps_unclear=settings.keep_unclear,
        limits=Limits("conversation", settings.limit_conversation, shared_counts()),
        at_once=settings.turns_at_once,
    )
