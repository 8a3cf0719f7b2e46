"""Rows of the services database turned into the plain, detached forms that others hold."""

from dataclasses import dataclass, field

from sqlalchemy.orm import joinedload, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from services_db.models import HEADINGS, ContactRow, ListingRow, ProvenanceRow
from services_db.types import EasyRead, Heading, Listing


@dataclass(frozen=True)
class Statement:
    """One statement of the directory, or a note, with the titles of its sources."""

    text: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Details:
    """All that is held of a listing, for staff.

    Attributes:
        listing: what everybody sees.
        status: draft, checked, live, paused or closed.
        sources: titles of the sources of each fact, by the fact's name ("free", "where").
        easy_read_sources: titles of the sources of each easy-read line, by the line's name.
        directory: statements by heading, every heading in order, also where it is empty.
        notes: for editors.
    """

    listing: Listing
    status: str
    sources: dict[str, tuple[str, ...]] = field(default_factory=dict)
    easy_read_sources: dict[str, tuple[str, ...]] = field(default_factory=dict)
    directory: dict[str, tuple[Statement, ...]] = field(default_factory=dict)
    notes: tuple[Statement, ...] = ()


def everything() -> tuple[ORMOption, ...]:
    """What to load with a listing: one query a table, however many listings."""
    return (
        joinedload(ListingRow.organisation),
        selectinload(ListingRow.locations),
        selectinload(ListingRow.interests),
        selectinload(ListingRow.areas),
        selectinload(ListingRow.contacts),
        selectinload(ListingRow.headings),
        selectinload(ListingRow.provenance).joinedload(ProvenanceRow.source),
    )


def as_listing(row: ListingRow) -> Listing:
    """A listing as it is shown, from a row loaded with `everything()`."""
    where = row.locations[0] if row.locations else None
    return Listing(
        id=row.id,
        kind="session" if row.kind == "session" else "support",
        title=row.title,
        organisation=row.organisation.name if row.organisation else None,
        model=row.model,
        interests=tuple(part.interest for part in row.interests),
        easy_read=_easy_read(row),
        venue=where.venue if where else None,
        town=where.town if where else None,
        postcode=where.postcode if where else None,
        lat=where.lat if where else None,
        lon=where.lon if where else None,
        area_served=tuple(part.area for part in row.areas),
        online=row.online,
        age_from=row.age_from,
        age_to=row.age_to,
        free=row.free,
        phone=_contact(row.contacts, "phone"),
        website=_contact(row.contacts, "website"),
        checked_on=row.checked_on,
        next_date=row.next_date,
        headings=_headings(row),
    )


def as_details(row: ListingRow) -> Details:
    """All that is held of a listing, from a row loaded with `everything()`."""
    titles = _titles(row)
    directory = {
        key: tuple(
            Statement(part.text, titles.get(f"directory.{key}.{part.position}", ()))
            for part in row.headings
            if part.heading == key
        )
        for key in HEADINGS
    }
    notes = tuple(
        Statement(note.text, titles.get(f"notes.{note.position}", ())) for note in row.notes
    )
    return Details(
        as_listing(row),
        row.status,
        sources=_below("facts.", titles),
        easy_read_sources=_below("easy_read.", titles),
        directory=directory,
        notes=notes,
    )


def _below(path: str, titles: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    return {name.removeprefix(path): told for name, told in titles.items() if name.startswith(path)}


def _easy_read(row: ListingRow) -> EasyRead:
    return EasyRead(
        what=tuple(row.easy_what),
        who_for=row.easy_who_for,
        when=row.easy_when,
        where=row.easy_where,
        cost=row.easy_cost,
        how_to_join=row.easy_how_to_join,
    )


def _contact(contacts: list[ContactRow], kind: str) -> str | None:
    return next((contact.value for contact in contacts if contact.kind == kind), None)


def _headings(row: ListingRow) -> tuple[Heading, ...]:
    titles = _titles(row)
    order = list(HEADINGS)
    parts = sorted(row.headings, key=lambda part: (order.index(part.heading), part.position))
    return tuple(
        Heading(
            name=HEADINGS[part.heading],
            text=part.text,
            source=", ".join(titles.get(f"directory.{part.heading}.{part.position}", ())),
        )
        for part in parts
    )


def _titles(row: ListingRow) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for part in row.provenance:
        found[part.field] = (*found.get(part.field, ()), part.source.title)
    return found
