"""A listing file laid down in the tables; the other direction of `services_db.reading`."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from services_db.listing_file import EASY_READ_LINES, ListingFile, Text
from services_db.models import (
    HEADINGS,
    AreaServedRow,
    ContactRow,
    HeadingRow,
    ListingInterestRow,
    ListingRow,
    LocationRow,
    NoteRow,
    OrganisationRow,
    ProvenanceRow,
)
from services_db.types import Place


def lay_down(session: Session, row: ListingRow, file: ListingFile, spot: Place | None) -> None:
    """Makes a row and all its parts say what the file says.

    Args:
        session: in a transaction.
        row: a new row with id and origin, added to the session, or the one held already.
        file: a file that was checked.
        spot: where its postcode is, or None.
    """
    facts = file.facts
    row.kind, row.title, row.model, row.status = file.kind, file.title, file.model, file.status
    row.checked_on = file.checked_on
    row.age_from = facts.age_from.value if facts.age_from else None
    row.age_to = facts.age_to.value if facts.age_to else None
    row.free = facts.free.value if facts.free else None
    row.online = facts.online.value if facts.online else None
    _easy_read(row, file)
    with session.no_autoflush:
        row.organisation = _organisation(session, facts.organisation)
        _empty(row)
    # The old parts have to be gone before parts with the same keys come.
    session.flush()
    _parts(row, file, spot)
    session.flush()


def _easy_read(row: ListingRow, file: ListingFile) -> None:
    read = file.easy_read
    row.easy_what = list(read.what)
    row.easy_who_for, row.easy_when, row.easy_where = read.who_for, read.when, read.where
    row.easy_cost, row.easy_how_to_join = read.cost, read.how_to_join
    row.easy_written_by, row.easy_checked_by = read.written_by, read.checked_by
    row.easy_checked_on = read.checked_on


def _organisation(session: Session, named: Text | None) -> OrganisationRow | None:
    if named is None:
        return None
    pending = (row for row in session.new if isinstance(row, OrganisationRow))
    for row in pending:
        if row.name == named.text:
            return row
    held = session.scalar(select(OrganisationRow).where(OrganisationRow.name == named.text))
    return held or OrganisationRow(name=named.text)


def _empty(row: ListingRow) -> None:
    for parts in (
        row.locations,
        row.interests,
        row.areas,
        row.contacts,
        row.headings,
        row.notes,
        row.provenance,
    ):
        parts.clear()


def _parts(row: ListingRow, file: ListingFile, spot: Place | None) -> None:
    facts = file.facts
    row.interests = [
        ListingInterestRow(interest=slug, position=place)
        for place, slug in enumerate(file.interests)
    ]
    if facts.where:
        row.locations = [
            LocationRow(
                venue=facts.where.venue,
                town=facts.where.town,
                postcode=facts.where.postcode,
                lat=spot.lat if spot else None,
                lon=spot.lon if spot else None,
            )
        ]
    if facts.area_served:
        areas = dict.fromkeys(facts.area_served.areas)
        row.areas = [AreaServedRow(area=area, position=place) for place, area in enumerate(areas)]
    contacts = {"phone": facts.phone, "website": facts.website}
    row.contacts = [
        ContactRow(kind=kind, value=told.text) for kind, told in contacts.items() if told
    ]
    row.headings = list(_headings(file))
    row.notes = [NoteRow(position=place, text=note.text) for place, note in enumerate(file.notes)]
    row.provenance = list(_provenance(file))


def _headings(file: ListingFile) -> Iterator[HeadingRow]:
    for heading in HEADINGS if file.directory else ():
        for place, told in enumerate(getattr(file.directory, heading)):
            yield HeadingRow(heading=heading, position=place, text=told.text)


def _provenance(file: ListingFile) -> Iterator[ProvenanceRow]:
    for field, source in _sources(file):
        keys = [source] if isinstance(source, str) else source
        for key in dict.fromkeys(keys):
            yield ProvenanceRow(field=field, source_key=key)


def _sources(file: ListingFile) -> Iterator[tuple[str, str | list[str]]]:
    """Every statement's path in the file, with its source or sources."""
    for name, fact in file.facts:
        if fact is not None:
            yield f"facts.{name}", fact.source
    for name in EASY_READ_LINES:
        yield f"easy_read.{name}", getattr(file.easy_read.sources, name) or []
    for heading in HEADINGS if file.directory else ():
        for place, told in enumerate(getattr(file.directory, heading)):
            yield f"directory.{heading}.{place}", told.source
    for place, note in enumerate(file.notes):
        yield f"notes.{place}", note.source
