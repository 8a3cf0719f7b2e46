"""The tables of the front door. Rasa's own `events` table lives in the same database.

Nothing here says who a person is: a conversation's id is a pseudonym.
"""

from datetime import date, datetime

from sqlalchemy import Date, DateTime, ForeignKey, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    """Holds the tables together."""


class Conversation(Base):
    """One conversation: when it was, never what was said. Times are UTC."""

    __tablename__ = "conversation"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    channel: Mapped[str] = mapped_column(String(16))
    created_on: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    last_seen_on: Mapped[datetime] = mapped_column(DateTime(timezone=True), index=True)
    turns: Mapped[int] = mapped_column(default=0)


class Button(Base):
    """What a button does; the channel has only its token."""

    __tablename__ = "button"

    conversation: Mapped[str] = mapped_column(
        String(32), ForeignKey("conversation.id"), primary_key=True
    )
    token: Mapped[str] = mapped_column(String(12), primary_key=True)
    title: Mapped[str] = mapped_column(Text)
    payload: Mapped[str] = mapped_column(Text)
    turn: Mapped[int]
    bubble: Mapped[int]
    position: Mapped[int]


class UrgentCount(Base):
    """How many urgent answers were given; no words, and no conversation."""

    __tablename__ = "urgent_count"

    day: Mapped[date] = mapped_column(Date, primary_key=True)
    channel: Mapped[str] = mapped_column(String(16), primary_key=True)
    kind: Mapped[str] = mapped_column(String(32), primary_key=True)
    count: Mapped[int] = mapped_column(default=0)


class Consent(Base):
    """What a person was asked to allow, and what they said. Goes with the conversation."""

    __tablename__ = "consent"

    conversation: Mapped[str] = mapped_column(String(32), primary_key=True)
    what: Mapped[str] = mapped_column(String(32), primary_key=True)
    # "yes" or "no"; None where they were asked and have not answered.
    said: Mapped[str | None] = mapped_column(String(8))
    said_on: Mapped[date] = mapped_column(Date)


class UpdateDone(Base):
    """That an update of a channel was answered: its number, and nothing of who or what."""

    __tablename__ = "update_done"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    done_on: Mapped[datetime] = mapped_column(DateTime(timezone=True), index=True)
