"""What is kept of conversations: when, and what their last buttons do. Nothing else.

All methods are short and block; the front door calls them in a thread.
"""

import contextlib
import time
from datetime import date, datetime, timezone
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, delete, event, func, select, update
from sqlalchemy.engine import Engine, make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from bot import unclear_file
from bot.turn.forgetting import delete_conversation, delete_older
from bot.turn.tables import Button, Consent, Conversation, UrgentCount
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
    if engine.dialect.name == "sqlite" and database:
        # The files that SQLite makes beside it are as open as it is.
        with contextlib.suppress(OSError):
            Path(database).chmod(0o600)


class Store:
    """The conversations database.

    Args:
        url: an SQLAlchemy address; the tables are there (`migrate`).
        unclear: the file of messages that were not understood, where one may be.
    """

    def __init__(self, url: str, unclear: Path | None = None) -> None:
        self._engine = _engine(url)
        self._unclear = unclear

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

    def begin(self, conversation: str, channel: str) -> datetime:
        """Begin a turn; when the conversation began, by which `save` knows it again."""
        with Session(self._engine) as session, session.begin():
            row = session.get(Conversation, conversation)
            if row:
                return row.created_on
            now = datetime.now(timezone.utc)
            session.add(_conversation(conversation, channel, now))
            return now

    def save(
        self,
        conversation: str,
        channel: str,
        choices: list[Choice],
        same_turn: bool = False,
        since: datetime | None = None,
    ) -> bool:
        """Keep the buttons of a turn, and drop those of 20 turns ago.

        Gives whether they were kept: a conversation that was deleted since is not begun anew.

        Args:
            conversation: the pseudonym.
            channel: "web", "telegram" or "terminal".
            choices: the buttons of this turn.
            same_turn: add them to the last turn, whose question still stands.
            since: what `begin` gave; None where a conversation may begin here.
        """
        with Session(self._engine) as session, session.begin():
            if since is None:
                _make_sure_of(session, conversation, channel)
            turn = _count_turn(session, conversation, 0 if same_turn else 1, since)
            if turn is None:
                return False
            session.add_all(_button(conversation, turn, choice) for choice in choices)
            session.execute(
                delete(Button).where(
                    Button.conversation == conversation, Button.turn <= turn - KEPT_TURNS
                )
            )
        return True

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
        """Delete all that is held of a conversation, Rasa's part too; was there anything?

        Raises:
            sqlalchemy.exc.SQLAlchemyError, OSError: something could not be deleted.
        """
        kept = unclear_file.delete_of(self._unclear, conversation) if self._unclear else 0
        return delete_conversation(self._engine, conversation) or kept > 0

    def purge(self, before: datetime) -> int:
        """Delete every conversation that was last seen before this time; gives how many.

        Args:
            before: with a time zone.
        """
        return delete_older(self._engine, before)

    def consent(self, conversation: str, what: str) -> tuple[str | None, date] | None:
        """What was said to this question and when; None where it was never asked."""
        with Session(self._engine) as session:
            row = session.get(Consent, (conversation, what))
            return (row.said, row.said_on) if row else None

    def keep_consent(self, conversation: str, what: str, said: str | None) -> None:
        """Keep what was said today (UTC); None where the question is asked just now."""
        today = datetime.now(timezone.utc).date()
        row = Consent(conversation=conversation, what=what, said=said, said_on=today)
        with Session(self._engine) as session, session.begin():
            session.merge(row)


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


def _conversation(conversation: str, channel: str, now: datetime) -> Conversation:
    return Conversation(id=conversation, channel=channel, created_on=now, last_seen_on=now, turns=0)


def _make_sure_of(session: Session, conversation: str, channel: str) -> None:
    if session.get(Conversation, conversation) is None:
        session.add(_conversation(conversation, channel, datetime.now(timezone.utc)))
        session.flush()


def _count_turn(
    session: Session, conversation: str, more: int, since: datetime | None
) -> int | None:
    """The number of this turn; None where the conversation is not the one that began then."""
    same = [Conversation.id == conversation]
    if since is not None:
        same.append(Conversation.created_on == since)
    # A write first: no other process can delete it between the look and what follows.
    seen = {"last_seen_on": datetime.now(timezone.utc), "turns": Conversation.turns + more}
    session.execute(update(Conversation).where(*same).values(seen))
    return session.scalar(select(Conversation.turns).where(*same))


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
