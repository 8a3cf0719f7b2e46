"""What step 4, match, rests on: the tables of the services database, and what each may hold.

Rules that must never be broken stand in the database itself, so that no importer, script or
hand with a database tool can break them.
"""

from datetime import date
from typing import Any, Final

from sqlalchemy import (
    JSON,
    CheckConstraint,
    ForeignKey,
    Index,
    MetaData,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

KINDS: Final = ("session", "support")
STATUSES: Final = ("draft", "checked", "live", "paused", "closed")

# The directory's headings, in the order in which one of the seeds lays the directory out.
HEADINGS: Final = {
    "theme": "Theme",
    "organisation": "Organisation",
    "problem": "The problem it solves",
    "evidence": "Evidence",
    "expected_impact": "Expected impact",
    "stage_and_spread": "Stage and spread",
    "what_an_area_needs": "What an area needs",
    "what_would_kill_it": "What would kill it",
    "more_information": "Where to find out more",
}


def _one_of(column: str, values: tuple[str, ...]) -> str:
    listed = ", ".join(f"'{value}'" for value in values)
    return f"{column} IN ({listed})"


class Base(DeclarativeBase):
    """The tables' common ground. Named constraints: SQLite can only change those by name."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class OrganisationRow(Base):
    """Who runs something."""

    __tablename__ = "organisation"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(300), unique=True)


class SourceRow(Base):
    """A document or page that facts come from."""

    __tablename__ = "source"

    key: Mapped[str] = mapped_column(String(100), primary_key=True)
    title: Mapped[str] = mapped_column(Text)
    publisher: Mapped[str | None] = mapped_column(Text)
    document: Mapped[str | None] = mapped_column(Text)
    address: Mapped[str | None] = mapped_column(Text)
    said_in: Mapped[str | None] = mapped_column(Text)


class ListingRow(Base):
    """One session or kind of support. NULL is unknown.

    `origin` says who keeps it right ("files": the listing files), so that what vanished from
    one origin is closed and what other origins hold is left alone. `digest` is of all that the
    origin said, so that the same thing twice changes nothing.
    """

    __tablename__ = "listing"
    __table_args__ = (
        CheckConstraint(_one_of("kind", KINDS), name="kind"),
        CheckConstraint(_one_of("status", STATUSES), name="status"),
        CheckConstraint("age_from IS NULL OR age_from BETWEEN 0 AND 120", name="age_from"),
        CheckConstraint("age_to IS NULL OR age_to BETWEEN 0 AND 120", name="age_to"),
        CheckConstraint(
            "age_from IS NULL OR age_to IS NULL OR age_from <= age_to", name="ages_in_order"
        ),
        Index("ix_listing_status_kind", "status", "kind"),
    )

    id: Mapped[str] = mapped_column(String(100), primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    title: Mapped[str] = mapped_column(String(300))
    model: Mapped[str | None] = mapped_column(String(100), index=True)
    status: Mapped[str] = mapped_column(String(20))
    origin: Mapped[str] = mapped_column(String(100), index=True)
    digest: Mapped[str | None] = mapped_column(String(64))
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)

    easy_what: Mapped[list[str]] = mapped_column(JSON)
    easy_who_for: Mapped[str | None] = mapped_column(Text)
    easy_when: Mapped[str | None] = mapped_column(Text)
    easy_where: Mapped[str | None] = mapped_column(Text)
    easy_cost: Mapped[str | None] = mapped_column(Text)
    easy_how_to_join: Mapped[str | None] = mapped_column(Text)
    easy_written_by: Mapped[str] = mapped_column(String(200))
    easy_checked_by: Mapped[str | None] = mapped_column(String(200))
    easy_checked_on: Mapped[date | None]

    age_from: Mapped[int | None]
    age_to: Mapped[int | None]
    free: Mapped[bool | None]
    online: Mapped[bool | None]
    checked_on: Mapped[date | None]
    next_date: Mapped[date | None]

    organisation: Mapped[OrganisationRow | None] = relationship()
    locations: Mapped[list["LocationRow"]] = relationship(
        cascade="all, delete-orphan", order_by="LocationRow.id"
    )
    interests: Mapped[list["ListingInterestRow"]] = relationship(
        cascade="all, delete-orphan", order_by="ListingInterestRow.position"
    )
    areas: Mapped[list["AreaServedRow"]] = relationship(
        cascade="all, delete-orphan", order_by="AreaServedRow.position"
    )
    contacts: Mapped[list["ContactRow"]] = relationship(
        cascade="all, delete-orphan", order_by="ContactRow.id"
    )
    headings: Mapped[list["HeadingRow"]] = relationship(
        cascade="all, delete-orphan", order_by="HeadingRow.id"
    )
    notes: Mapped[list["NoteRow"]] = relationship(
        cascade="all, delete-orphan", order_by="NoteRow.position"
    )
    provenance: Mapped[list["ProvenanceRow"]] = relationship(
        cascade="all, delete-orphan", order_by="ProvenanceRow.id"
    )


class LocationRow(Base):
    """A spot where a listing happens; degrees are WGS 84 and may be a district's centre."""

    __tablename__ = "location"
    __table_args__ = (
        # The United Kingdom with its islands: 0,0 and swapped coordinates are faults.
        CheckConstraint("lat IS NULL OR lat BETWEEN 49 AND 61.5", name="lat"),
        CheckConstraint("lon IS NULL OR lon BETWEEN -9 AND 2.5", name="lon"),
        CheckConstraint("(lat IS NULL) = (lon IS NULL)", name="lat_with_lon"),
        Index("ix_location_lat_lon", "lat", "lon"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    listing_id: Mapped[str] = mapped_column(
        ForeignKey("listing.id", ondelete="CASCADE"), index=True
    )
    venue: Mapped[str | None] = mapped_column(Text)
    town: Mapped[str | None] = mapped_column(Text)
    postcode: Mapped[str | None] = mapped_column(String(8))
    lat: Mapped[float | None]
    lon: Mapped[float | None]


class ListingInterestRow(Base):
    """An interest that a listing serves; the first position is what it is mostly about."""

    __tablename__ = "listing_interest"
    __table_args__ = (Index("ix_listing_interest_interest_listing", "interest", "listing_id"),)

    listing_id: Mapped[str] = mapped_column(
        ForeignKey("listing.id", ondelete="CASCADE"), primary_key=True
    )
    interest: Mapped[str] = mapped_column(String(100), primary_key=True)
    position: Mapped[int]


class AreaServedRow(Base):
    """Where a person has to live: a council, county, "London", "England", "UK"."""

    __tablename__ = "area_served"

    listing_id: Mapped[str] = mapped_column(
        ForeignKey("listing.id", ondelete="CASCADE"), primary_key=True
    )
    area: Mapped[str] = mapped_column(String(100), primary_key=True)
    position: Mapped[int]


class ContactRow(Base):
    """How to reach the people who run a listing."""

    __tablename__ = "contact"
    __table_args__ = (
        CheckConstraint(_one_of("kind", ("phone", "website")), name="kind"),
        UniqueConstraint("listing_id", "kind", "value"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    listing_id: Mapped[str] = mapped_column(ForeignKey("listing.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(20))
    value: Mapped[str] = mapped_column(String(500))


class HeadingRow(Base):
    """One statement under a heading of the directory."""

    __tablename__ = "heading"
    __table_args__ = (
        CheckConstraint(_one_of("heading", tuple(HEADINGS)), name="heading"),
        UniqueConstraint("listing_id", "heading", "position"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    listing_id: Mapped[str] = mapped_column(ForeignKey("listing.id", ondelete="CASCADE"))
    heading: Mapped[str] = mapped_column(String(50))
    position: Mapped[int]
    text: Mapped[str] = mapped_column(Text)


class NoteRow(Base):
    """Something for editors, such as sources that disagree."""

    __tablename__ = "note"

    listing_id: Mapped[str] = mapped_column(
        ForeignKey("listing.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str] = mapped_column(Text)


class ProvenanceRow(Base):
    """Which source says it. A statement may have several.

    `field` is the statement's path in a listing file: `facts.free`, `easy_read.cost`,
    `directory.evidence.0`, `notes.1`.
    """

    __tablename__ = "provenance"
    __table_args__ = (UniqueConstraint("listing_id", "field", "source_key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    listing_id: Mapped[str] = mapped_column(ForeignKey("listing.id", ondelete="CASCADE"))
    field: Mapped[str] = mapped_column(String(100))
    source_key: Mapped[str] = mapped_column(ForeignKey("source.key"), index=True)

    source: Mapped[SourceRow] = relationship()


class LinkRow(Base):
    """A link that somebody made for a person: what to begin the conversation with."""

    __tablename__ = "referral_link"

    code: Mapped[str] = mapped_column(String(20), primary_key=True)
    interests: Mapped[list[str]] = mapped_column(JSON)
    place_text: Mapped[str | None] = mapped_column(Text)
    place: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    sender: Mapped[str | None] = mapped_column(Text)
    created_on: Mapped[date]
