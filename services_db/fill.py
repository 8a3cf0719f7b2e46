"""How listings get in: files that people edit, checked and laid down in one transaction."""

import csv
import hashlib
import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from services_db.database import speaking_plainly, writing_scope
from services_db.faults import ListingFault, fault_at, from_validation, parse
from services_db.geo import FindSpot, is_large, shipped_spot
from services_db.listing_file import EASY_READ_LINES, ListingFile, Source
from services_db.models import ListingRow, SourceRow
from services_db.writing import lay_down

FOLDER: Final = Path(__file__).parent / "listings"
SOURCES: Final = "sources.yml"
ORIGIN: Final = "files"


@dataclass(frozen=True)
class Filled:
    """What a fill did, in listings."""

    added: int = 0
    changed: int = 0
    closed: int = 0
    unchanged: int = 0


@lru_cache(maxsize=1)
def load_models() -> dict[str, str]:
    """The kinds of support that have a slug of their own: slug → name, in order.

    Source: services_db/models.csv, which is an interface.
    """
    with (Path(__file__).parent / "models.csv").open(encoding="utf-8", newline="") as file:
        return {row["slug"]: row["name"] for row in csv.DictReader(file)}


def shipped_interests() -> Collection[str]:
    """The slugs of the interests that ship with Come Along."""
    from services_db.interests import load_interests

    return load_interests().keys()


def read_sources(folder: Path = FOLDER) -> dict[str, Source]:
    """The documents and pages that facts may come from, by key.

    Raises:
        ListingFault: `sources.yml` is absent or does not have the form of `Source`.
    """
    text = _text_of(folder / SOURCES)
    held = parse(text, SOURCES)
    if not isinstance(held, dict):
        raise ListingFault(SOURCES, "line 1", "this has to be keys, each with a title below it")
    sources = {}
    for key, value in held.items():
        try:
            sources[str(key)] = Source.model_validate(value)
        except ValidationError as error:
            raise from_validation(text, SOURCES, error, [key]) from error
    return sources


def read_listings(
    folder: Path = FOLDER, *, interests: Collection[str] | None = None
) -> list[ListingFile]:
    """Every listing file of a folder, checked, by id.

    Args:
        folder: holds `sources.yml` and one file a listing.
        interests: the slugs that may be used; those that ship where not given.

    Raises:
        ListingFault: the first thing that is wrong, with its file and line.
    """
    known = shipped_interests() if interests is None else interests
    sources = read_sources(folder)
    listings = []
    for path in sorted(folder.glob("*.yml")):
        if path.name != SOURCES:
            listings.append(_read_one(path, known, sources))
    _refuse_second_support(listings)
    return listings


def fill(
    engine: Engine,
    folder: Path = FOLDER,
    *,
    interests: Collection[str] | None = None,
    find_spot: FindSpot = shipped_spot,
) -> Filled:
    """Makes the database say what the files say, in one transaction.

    The same files twice change nothing. A listing whose file is gone is closed, not deleted:
    people come back to old links. Listings of other origins are left alone.

    Args:
        engine: of a migrated database.
        folder: holds `sources.yml` and one file a listing.
        interests: the slugs that may be used; those that ship where not given.
        find_spot: gives a postcode, or else a town, its latitude and longitude.

    Raises:
        ListingFault: a file is wrong; nothing was changed.
        ServicesUnavailable: the database cannot be written.
    """
    files = read_listings(folder, interests=interests)
    sources = read_sources(folder)
    with speaking_plainly(), writing_scope(engine) as session:
        _lay_sources(session, sources)
        rows = {
            row.id: row
            for row in session.scalars(select(ListingRow).where(ListingRow.origin == ORIGIN))
        }
        done = [_lay_one(session, file, rows.get(file.id), find_spot) for file in files]
        closed = _close_vanished(rows, {file.id for file in files})
    return Filled(done.count("added"), done.count("changed"), closed, done.count("unchanged"))


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ListingFault(path.name, "", "this file cannot be read as UTF-8 text") from error


def _read_one(path: Path, interests: Collection[str], sources: Collection[str]) -> ListingFile:
    text = _text_of(path)
    held = parse(text, path.name)
    if not isinstance(held, dict):
        raise ListingFault(path.name, "line 1", "this has to be keys such as id and title")
    try:
        listing = ListingFile.model_validate(held)
    except ValidationError as error:
        raise from_validation(text, path.name, error) from error
    for where, message in _faults(listing, path.stem, interests, sources):
        raise fault_at(text, path.name, where, message)
    return listing


def _faults(
    listing: ListingFile, stem: str, interests: Collection[str], sources: Collection[str]
) -> Iterator[tuple[list[str | int], str]]:
    """What has the right form and is wrong all the same: path and message."""
    if listing.id != stem:
        yield ["id"], f"the id is {listing.id} and the file's name says {stem}"
    if listing.model is not None and listing.model not in load_models():
        yield ["model"], f"{listing.model} is not a slug of models.csv"
    for place, slug in enumerate(listing.interests):
        if slug not in interests:
            yield ["interests", place], f"{slug} is not a slug of interests.csv"
        if slug in listing.interests[:place]:
            yield ["interests", place], f"{slug} stands here twice"
    for where, key in _sources_in(listing.model_dump(), []):
        if key not in sources:
            yield where, f"{key} is not a key of {SOURCES}"
    yield from _easy_read_faults(listing)
    yield from _age_faults(listing)


def _easy_read_faults(listing: ListingFile) -> Iterator[tuple[list[str | int], str]]:
    for name in EASY_READ_LINES:
        line, source = getattr(listing.easy_read, name), getattr(listing.easy_read.sources, name)
        if line and not source:
            yield ["easy_read", name], f"the source of {name} has to stand under easy_read.sources"
        if source and not line:
            yield ["easy_read", "sources", name], f"there is no line {name} that this is said of"


def _age_faults(listing: ListingFile) -> Iterator[tuple[list[str | int], str]]:
    ages = {"age_from": listing.facts.age_from, "age_to": listing.facts.age_to}
    for name, age in ages.items():
        if age is not None and not 0 <= age.value <= 120:
            yield ["facts", name, "value"], f"{age.value} is not an age in years"
    youngest, oldest = ages.values()
    if youngest and oldest and youngest.value > oldest.value:
        yield ["facts", "age_to", "value"], "this is younger than age_from"


def _sources_in(held: Any, path: list[str | int]) -> Iterator[tuple[list[str | int], str]]:
    """Every source that is named anywhere in a listing, with its path."""
    parts = held.items() if isinstance(held, dict) else enumerate(held)
    for step, value in parts:
        if step == "source":
            yield from (([*path, step], key) for key in _as_list(value))
        elif step == "sources":
            for line, keys in value.items():
                yield from (([*path, step, line, at], key) for at, key in enumerate(keys or []))
        elif isinstance(value, (dict, list)):
            yield from _sources_in(value, [*path, step])


def _as_list(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def _refuse_second_support(listings: list[ListingFile]) -> None:
    """A model of support has one page; its providers by area are listed on it, not beside it."""
    first: dict[str, str] = {}
    for listing in listings:
        if listing.kind != "support" or listing.model is None or listing.status == "closed":
            continue
        if listing.model in first:
            message = f"{first[listing.model]}.yml is this kind of support already"
            raise ListingFault(f"{listing.id}.yml", "model", message)
        first[listing.model] = listing.id


def _lay_sources(session: Session, sources: dict[str, Source]) -> None:
    for key, source in sources.items():
        session.merge(SourceRow(key=key, **source.model_dump()))
    # Facts point at sources, so these have to be there first.
    session.flush()


def _lay_one(
    session: Session, file: ListingFile, row: ListingRow | None, find_spot: FindSpot
) -> str:
    where = file.facts.where
    spot = find_spot(where.postcode, where.town) if where else None
    # The middle of a borough or county is no spot to measure from: better unknown than wrong.
    spot = None if spot and is_large(spot) else spot
    held = [file.model_dump(mode="json"), (spot.lat, spot.lon) if spot else None]
    digest = hashlib.sha256(json.dumps(held, sort_keys=True).encode()).hexdigest()
    if row is not None and row.digest == digest:
        return "unchanged"
    if row is None:
        row = ListingRow(id=file.id, origin=ORIGIN)
        session.add(row)
        outcome = "added"
    else:
        outcome = "changed"
    lay_down(session, row, file, spot)
    row.digest = digest
    return outcome


def _close_vanished(rows: dict[str, ListingRow], there: set[str]) -> int:
    vanished = [row for key, row in rows.items() if key not in there and row.status != "closed"]
    for row in vanished:
        row.status = "closed"
        # Without its digest it is taken up again when the same file comes back.
        row.digest = None
    return len(vanished)
