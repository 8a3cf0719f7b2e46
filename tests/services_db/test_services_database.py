"""The tables: what they refuse, and that migrations make what the models say."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine, inspect
from sqlalchemy.dialects import postgresql
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from sqlalchemy.schema import CreateTable

from services_db.database import migrate, migration_config, open_database, writing_scope
from services_db.models import (
    AreaServedRow,
    Base,
    ContactRow,
    HeadingRow,
    ListingInterestRow,
    ListingRow,
    LocationRow,
    ProvenanceRow,
    SourceRow,
)
from services_db.types import ServicesUnavailable


def listing(**more: Any) -> ListingRow:
    plain: dict[str, Any] = {
        "id": "x",
        "kind": "session",
        "title": "X",
        "status": "live",
        "origin": "files",
        "easy_what": ["You paint."],
        "easy_written_by": "Me",
    }
    return ListingRow(**{**plain, **more})


def keep(engine: Engine, *rows: Base) -> None:
    with Session(engine) as session, session.begin():
        for row in rows:
            session.add(row)
            session.flush()


def test_migrations_make_what_the_models_say(engine: Engine) -> None:
    with engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, Base.metadata) == []


def test_migrating_twice_changes_nothing(engine: Engine, url: str) -> None:
    keep(engine, listing())
    migrate(url)
    with Session(engine) as session:
        assert session.get(ListingRow, "x") is not None


def test_the_first_revision_can_be_undone(engine: Engine) -> None:
    config = migration_config()
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "base")
    assert inspect(engine).get_table_names() == ["alembic_version"]


def test_migrating_leaves_logging_as_it_is(
    url: str, engine: Engine, capfd: pytest.CaptureFixture[str]
) -> None:
    migrate(url)
    assert capfd.readouterr() == ("", "")


def test_postgresql_can_be_told_of_every_table() -> None:
    for table in Base.metadata.sorted_tables:
        assert str(CreateTable(table).compile(dialect=postgresql.dialect()))


@pytest.mark.parametrize(
    ("fault", "constraint"),
    [
        ({"kind": "party"}, "ck_listing_kind"),
        ({"status": "open"}, "ck_listing_status"),
        ({"age_from": 30, "age_to": 20}, "ck_listing_ages_in_order"),
        ({"age_from": -1}, "ck_listing_age_from"),
        ({"age_to": 200}, "ck_listing_age_to"),
        ({"title": None}, "listing.title"),
        ({"organisation_id": 99}, "FOREIGN KEY"),
    ],
)
def test_a_listing_that_cannot_be_is_refused(
    engine: Engine, fault: dict[str, Any], constraint: str
) -> None:
    with pytest.raises(IntegrityError, match=constraint):
        keep(engine, listing(**fault))


@pytest.mark.parametrize(
    ("row", "constraint"),
    [
        (lambda: LocationRow(listing_id="x", lat=0.0, lon=0.0), "ck_location_lat"),
        (lambda: LocationRow(listing_id="x", lat=51.0, lon=51.0), "ck_location_lon"),
        (lambda: LocationRow(listing_id="x", lat=51.0), "ck_location_lat_with_lon"),
        (lambda: LocationRow(listing_id="nobody"), "FOREIGN KEY"),
        (lambda: ContactRow(listing_id="x", kind="fax", value="1"), "ck_contact_kind"),
        (
            lambda: HeadingRow(listing_id="x", heading="gossip", position=0, text="T"),
            "ck_heading_heading",
        ),
        (
            lambda: ProvenanceRow(listing_id="x", field="facts.free", source_key="nobody"),
            "FOREIGN KEY",
        ),
    ],
)
def test_a_part_that_cannot_be_is_refused(
    engine: Engine, row: Callable[[], Base], constraint: str
) -> None:
    keep(engine, listing())
    with pytest.raises(IntegrityError, match=constraint):
        keep(engine, row())


@pytest.mark.parametrize(
    "row",
    [
        lambda: ListingInterestRow(listing_id="x", interest="art", position=0),
        lambda: AreaServedRow(listing_id="x", area="London", position=0),
        lambda: ContactRow(listing_id="x", kind="phone", value="1"),
        lambda: HeadingRow(listing_id="x", heading="theme", position=0, text="T"),
        lambda: ProvenanceRow(listing_id="x", field="facts.free", source_key="s"),
    ],
)
def test_the_same_thing_twice_is_refused(engine: Engine, row: Callable[[], Base]) -> None:
    keep(engine, listing(), SourceRow(key="s", title="S"), row())
    with pytest.raises(IntegrityError, match="UNIQUE"):
        keep(engine, row())


def test_parts_go_with_their_listing(engine: Engine) -> None:
    keep(engine, listing(), LocationRow(listing_id="x"))
    with engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM listing")
        assert connection.exec_driver_sql("SELECT count(*) FROM location").scalar() == 0


def test_the_folder_of_a_database_is_made(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'deep' / 'down' / 'services.db'}"
    migrate(url)
    assert (tmp_path / "deep" / "down" / "services.db").exists()
    assert open_database(url) is open_database(url)
    open_database(url).dispose()


def test_a_database_that_cannot_be_opened_is_said_to_be_unavailable(tmp_path: Path) -> None:
    (tmp_path / "services.db").mkdir()
    with pytest.raises(ServicesUnavailable):
        migrate(f"sqlite:///{tmp_path / 'services.db'}")


def test_two_writers_wait_for_each_other(engine: Engine) -> None:
    keep(engine, listing(title="0"))

    def add_one() -> None:
        for _ in range(10):
            with writing_scope(engine) as session:
                row = session.get_one(ListingRow, "x")
                row.title = str(int(row.title) + 1)

    writers = [threading.Thread(target=add_one) for _ in range(2)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    with Session(engine) as session:
        assert session.get_one(ListingRow, "x").title == "20"
