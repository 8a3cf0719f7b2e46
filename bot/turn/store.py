"""What is kept of conversations: when, and what their last buttons do. Nothing else.

All methods are short and block; the front door calls them in a thread.
"""

import contextlib
import time
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, create_engine, delete, event, func, inspect, select, text, update
from sqlalchemy.engine import Engine, make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from bot.turn.tables import Button, Conversation, UrgentCount
from bot.turn.tokens import Choice

VERSION_TABLE = "comealong_version"  # Rasa's tables are in the same database
KEPT_TURNS = 20


def migrate(url: str) -> None:
    """Bring the database at this SQLAlchemy address to the newest form; make it if need be.

    Raises:
        sqlalchemy.exc.SQLAlchemyError: it cannot be opened, or made.
    """
    database = make_url(url).database
    if url.startswith("sqlite") and database:
        # Where the folder cannot be made, opening the database says so.
        with contextlib.suppress(OSError):
            Path(database).parent.mkdir(parents=True, exist_ok=True)
    config = Config()
    here = str(Path(__file__).parent / "migrations")
    config.set_main_option("script_location", here.replace("%", "%%"))
    engine = _engine(url)
    try:
        _upgrade(engine, config, tries=3)
    finally:
        engine.dispose()


class Store:
    """The conversations database.

    Args:
        url: an SQLAlchemy address; the tables are there (`migrate`).
    """

    def __init__(self, url: str) -> None:
        self._engine = _engine(url)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def check(self) -> None:
        """Raise SQLAlchemyError where the database cannot be read."""
        with Session(self._engine) as session:
            session.execute(select(func.count()).select_from(Conversation))

    def payload(self, conversation: str, token: str) -> str | None:
        """What this button does, or None where it is old or never was."""
        with Session(self._engine) as session:
            button = session.get(Button, (conversation, token))
            return button.payload if button else None

    def last_choices(self, conversation: str) -> list[Choice]:
        """The buttons of the last turn, in the order in which they were shown."""
        wanted = (
            select(Button)
            .join(Conversation, Conversation.id == Button.conversation)
            .where(Button.conversation == conversation, Button.turn == Conversation.turns)
            .order_by(Button.bubble, Button.position)
        )
        with Session(self._engine) as session:
            return [
                Choice(row.token, row.title, row.payload, row.bubble, row.position)
                for row in session.scalars(wanted)
            ]

    def save(
        self, conversation: str, channel: str, choices: list[Choice], same_turn: bool = False
    ) -> None:
        """Keep the buttons of a turn, and drop those of 20 turns ago.

        Args:
            conversation: the pseudonym.
            channel: "web", "telegram" or "terminal".
            choices: the buttons of this turn.
            same_turn: add them to the last turn, whose question still stands.
        """
        with Session(self._engine) as session, session.begin():
            turn = _count_turn(session, conversation, channel, 0 if same_turn else 1)
            session.add_all(_button(conversation, turn, choice) for choice in choices)
            session.execute(
                delete(Button).where(
                    Button.conversation == conversation, Button.turn <= turn - KEPT_TURNS
                )
            )

    def count_urgent(self, channel: str, kind: str) -> None:
        """Count that an urgent answer of this kind was given today (UTC)."""
        today = datetime.now(timezone.utc).date()
        same = (UrgentCount.day == today, UrgentCount.channel == channel, UrgentCount.kind == kind)
        one_more = update(UrgentCount).where(*same).values(count=UrgentCount.count + 1)
        with Session(self._engine) as session, session.begin():
            if not session.execute(one_more).rowcount:  # type: ignore[attr-defined]
                session.add(UrgentCount(day=today, channel=channel, kind=kind, count=1))

    def urgent_counts(self) -> list[tuple[str, str, str, int]]:
        """Day (ISO), channel, kind and count of the urgent answers, oldest day first."""
        wanted = select(UrgentCount).order_by(UrgentCount.day, UrgentCount.channel)
        with Session(self._engine) as session:
            rows = session.scalars(wanted)
            return [(row.day.isoformat(), row.channel, row.kind, row.count) for row in rows]

    def forget(self, conversation: str) -> bool:
        """Delete all that is held of a conversation, Rasa's part too; was there anything?"""
        with self._engine.begin() as connection:
            gone = _forget(connection, [conversation])
        self._empty_the_log()
        return gone > 0

    def purge(self, before: datetime) -> int:
        """Delete every conversation that was last seen before this time; gives how many.

        Args:
            before: with a time zone.
        """
        past = select(Conversation.id).where(
            Conversation.last_seen_on < before.astimezone(timezone.utc)
        )
        with self._engine.begin() as connection:
            gone = list(connection.scalars(past))
            _forget(connection, gone)
        self._empty_the_log()
        return len(gone)

    def _empty_the_log(self) -> None:
        """Let SQLite write its log into the file and empty it, so that no old words stay there.

        Where somebody is reading just now, SQLite leaves it for the next time.
        """
        if self._engine.dialect.name != "sqlite":
            return
        with self._engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


def _upgrade(engine: Engine, config: Config, tries: int) -> None:
    try:
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    except DBAPIError:
        # The web app and Telegram start together: the other may be making the tables now.
        if tries == 1:
            raise
        time.sleep(0.5)
        _upgrade(engine, config, tries - 1)


def _count_turn(session: Session, conversation: str, channel: str, more: int) -> int:
    now = datetime.now(timezone.utc)
    row = session.get(Conversation, conversation)
    if row is None:
        row = Conversation(id=conversation, channel=channel, created_on=now, turns=0)
        session.add(row)
    row.last_seen_on = now
    row.turns += more
    session.flush()
    return row.turns


def _button(conversation: str, turn: int, choice: Choice) -> Button:
    return Button(
        conversation=conversation,
        token=choice.token,
        title=choice.title,
        payload=choice.payload,
        turn=turn,
        bubble=choice.bubble,
        position=choice.position,
    )


def _forget(connection: Connection, ids: list[str]) -> int:
    has_events = inspect(connection).has_table("events")
    gone = 0
    for each in ids:
        # Rasa makes its table itself, when it first runs.
        if has_events:
            rows = connection.execute(
                text("DELETE FROM events WHERE sender_id = :id"), {"id": each}
            )
            gone += rows.rowcount
        for table, column in ((Button, Button.conversation), (Conversation, Conversation.id)):
            gone += connection.execute(delete(table).where(column == each)).rowcount
    return gone


def _engine(url: str) -> Engine:
    # Payloads can hold what a person said: no error may show a statement's values.
    engine = create_engine(url, hide_parameters=True, pool_pre_ping=True)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _tune_sqlite)
    return engine


def _tune_sqlite(connection: Any, _record: Any) -> None:
    cursor = connection.cursor()
    # Rasa writes to the same file; what is deleted is overwritten, not only unlinked.
    for pragma in ("busy_timeout=10000", "journal_mode=WAL", "secure_delete=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
