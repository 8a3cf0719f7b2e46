"""What `comealong services list` and `show` print, as text, rows and plain data; pure."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any, Final

from services_db.models import HEADINGS
from services_db.reading import Details, Statement
from services_db.types import Listing

COLUMNS: Final = ("id", "kind", "status", "title", "where", "model", "interests", "checked")
UNKNOWN: Final = "not known"
NOTHING_SAID: Final = "No source says."


def as_rows(held: Iterable[Details]) -> list[dict[str, str]]:
    """One row a listing with the keys of `COLUMNS`; unknown is said, not left empty."""
    return [
        {
            "id": one.listing.id,
            "kind": one.listing.kind,
            "status": one.status,
            "title": one.listing.title,
            "where": _where(one.listing) or _area(one.listing) or UNKNOWN,
            "model": one.listing.model or "",
            "interests": ", ".join(one.listing.interests),
            "checked": _said(one.listing.checked_on),
        }
        for one in held
    ]


def as_records(held: Iterable[Details]) -> list[dict[str, Any]]:
    """One record a listing for programs, ready for JSON; None is unknown, also in `free`.

    Keys: id, kind, status, title, organisation, model, interests (list), venue, town, postcode,
    area_served (list), free, checked_on (ISO date).
    """
    return [_record(one) for one in held]


def as_table(held: Iterable[Details]) -> str:
    """The rows as text, columns in line, headed by their names."""
    rows = [dict(zip(COLUMNS, COLUMNS, strict=True)), *as_rows(held)]
    widths = {name: max(len(row[name]) for row in rows) for name in COLUMNS}
    lines = ("  ".join(row[name].ljust(widths[name]) for name in COLUMNS) for row in rows)
    return "\n".join(line.rstrip() for line in lines)


def as_text(details: Details) -> str:
    """All that is held of one listing, as text for staff, each statement with its sources.

    A kind of support shows every heading of the directory, also those that no source fills.
    """
    blocks = [_head(details), _easy_read(details), _facts(details)]
    if details.listing.kind == "support" or any(details.directory.values()):
        blocks += [
            _block(HEADINGS[key], _statements(told)) for key, told in details.directory.items()
        ]
    if details.notes:
        blocks.append(_block("Notes for editors", _statements(details.notes)))
    return "\n\n".join(blocks)


def as_json(details: Details) -> dict[str, Any]:
    """All that is held of one listing, ready for JSON; None is unknown."""
    plain: dict[str, Any] = _plain(asdict(details))
    return plain


def _head(details: Details) -> str:
    listing = details.listing
    about = f"{listing.id}, {listing.kind}, {details.status}"
    return "\n".join([listing.title, about, f"Interests: {', '.join(listing.interests) or 'none'}"])


def _record(details: Details) -> dict[str, Any]:
    listing = details.listing
    return {
        "id": listing.id,
        "kind": listing.kind,
        "status": details.status,
        "title": listing.title,
        "organisation": listing.organisation,
        "model": listing.model,
        "interests": list(listing.interests),
        "venue": listing.venue,
        "town": listing.town,
        "postcode": listing.postcode,
        "area_served": list(listing.area_served),
        "free": listing.free,
        "checked_on": listing.checked_on.isoformat() if listing.checked_on else None,
    }


def _easy_read(details: Details) -> str:
    read = details.listing.easy_read
    told = {
        "what": ("What", " ".join(read.what)),
        "who_for": ("Who it is for", read.who_for),
        "when": ("When", read.when),
        "where": ("Where", read.where),
        "cost": ("Cost", read.cost),
        "how_to_join": ("How to join", read.how_to_join),
    }
    return _block(
        "Easy read",
        (
            f"{label}: {_said(text)}{_from(details.easy_read_sources.get(name, ()))}"
            for name, (label, text) in told.items()
        ),
    )


def _facts(details: Details) -> str:
    listing = details.listing
    facts = {
        "organisation": listing.organisation,
        "where": _where(listing),
        "area_served": ", ".join(listing.area_served) or None,
        "online": listing.online,
        "age_from": listing.age_from,
        "age_to": listing.age_to,
        "free": listing.free,
        "phone": listing.phone,
        "website": listing.website,
        "next_date": listing.next_date,
        "checked_on": listing.checked_on,
    }
    return _block(
        "Facts",
        (
            f"{name.replace('_', ' ').capitalize()}: {_said(value)}"
            f"{_from(details.sources.get(name, ()))}"
            for name, value in facts.items()
        ),
    )


def _block(title: str, lines: Iterable[str]) -> str:
    return "\n".join([title, *(f"  {line}" for line in lines)])


def _statements(told: tuple[Statement, ...]) -> Iterator[str]:
    if not told:
        yield NOTHING_SAID
    for one in told:
        yield f"{one.text}{_from(one.sources)}"


def _from(sources: tuple[str, ...]) -> str:
    return f" [{'; '.join(sources)}]" if sources else ""


def _where(listing: Listing) -> str | None:
    spot = ", ".join(part for part in (listing.venue, listing.town, listing.postcode) if part)
    return spot or None


def _area(listing: Listing) -> str | None:
    areas = ", ".join(listing.area_served)
    return f"for people in {areas}" if areas else None


def _said(value: object) -> str:
    if value is None:
        return UNKNOWN
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(inner) for inner in value]
    return value.isoformat() if hasattr(value, "isoformat") else value
