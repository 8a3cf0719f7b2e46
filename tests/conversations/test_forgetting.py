"""Who asks to be forgotten is gone from the database, Rasa's part of it too."""

import asyncio

from sqlalchemy import create_engine, text

from bot.settings import Settings
from bot.turn import FrontDoor, Incoming, pseudonym
from tests.conversations.story import CHANNEL


def rows_of(who: str, settings: Settings) -> dict[str, int]:
    """How many rows each table has of a conversation, by its pseudonym."""
    columns = {"events": "sender_id", "conversation": "id", "button": "conversation"}
    engine = create_engine(settings.conversations_database)
    try:
        with engine.connect() as connection:
            return {
                table: connection.execute(
                    text(f"SELECT count(*) FROM {table} WHERE {column} = :who"),  # noqa: S608
                    {"who": who},
                ).scalar_one()
                for table, column in columns.items()
            }
    finally:
        engine.dispose()


def test_forget_me_empties_every_table(
    door: FrontDoor, conversation: str, settings: Settings, loop: asyncio.AbstractEventLoop
) -> None:
    who = pseudonym(settings.key, CHANNEL, conversation)

    def say(words: str) -> None:
        loop.run_until_complete(door.take(Incoming(CHANNEL, conversation, message=words)))

    say("i like singing")
    say("forget me")
    before = rows_of(who, settings)
    assert all(before.values()), before
    say("yes")
    assert rows_of(who, settings)["events"] == 0
    assert rows_of(who, settings)["button"] == 0


def test_conversations_are_kept_in_the_database_and_not_in_memory(
    door: FrontDoor, conversation: str, settings: Settings, loop: asyncio.AbstractEventLoop
) -> None:
    # A tracker store that cannot be used makes Rasa fall back to memory without a word.
    loop.run_until_complete(door.take(Incoming(CHANNEL, conversation, message="hello")))
    who = pseudonym(settings.key, CHANNEL, conversation)
    assert rows_of(who, settings)["events"] > 0
