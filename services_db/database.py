"""The door to the services database: opening it, bringing its tables up to date, sessions.

SQLite by default, PostgreSQL where a service needs more than one machine.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Engine, create_engine, event, make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from services_db.types import ServicesUnavailable

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONS = Path(__file__).parent / "migrations"

# A writer of ours is done within a second; ten says that something is wrong.
_BUSY_MILLISECONDS = 10_000


@lru_cache(maxsize=16)
def open_database(url: str) -> Engine:
    """The engine for a database, the same one each time the same address is given.

    Args:
        url: an SQLAlchemy address, such as `sqlite:///var/services.db`. The folder of an
            SQLite file is made where it is absent.

    Raises:
        OSError: the folder cannot be made.
        sqlalchemy.exc.ArgumentError: the address is none.
    """
    address = make_url(url)
    if address.get_backend_name() != "sqlite":
        return create_engine(address, pool_pre_ping=True, hide_parameters=True)
    if address.database and address.database != ":memory:":
        Path(address.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(address, hide_parameters=True)
    event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {_BUSY_MILLISECONDS}")
    # Readers go on while somebody writes: a refill must not stop conversations.
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = NORMAL")
    # SQLite forgets to look at foreign keys unless each connection asks.
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()


@contextmanager
def session_scope(engine: Engine) -> Iterator[Session]:
    """A session for reading or one transaction: committed at the end, undone on any error."""
    with Session(engine, expire_on_commit=False) as session, session.begin():
        yield session


@contextmanager
def writing_scope(engine: Engine) -> Iterator[Session]:
    """One transaction that reads and then writes; two such wait for each other.

    On SQLite the lock is taken at once: a transaction that has read may otherwise be refused
    when it begins to write.
    """
    with session_scope(engine) as session:
        if engine.dialect.name == "sqlite":
            session.connection().exec_driver_sql("BEGIN IMMEDIATE")
        yield session


@contextmanager
def speaking_plainly() -> Iterator[None]:
    """Turns every database error into `ServicesUnavailable`, for callers that know no SQL."""
    try:
        yield
    except (SQLAlchemyError, OSError) as error:
        raise ServicesUnavailable("the services database cannot be read just now") from error


def migration_config() -> "Config":
    """Alembic's configuration, made here so that no file at the root has to be kept."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    return config


def migrate(url: str) -> None:
    """Brings the tables up to date, from nothing or from any older version.

    Args:
        url: an SQLAlchemy address.

    Raises:
        ServicesUnavailable: the database cannot be reached or written.
    """
    from alembic import command

    config = migration_config()
    with speaking_plainly(), open_database(url).begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def make_revision(number: str, message: str, url: str) -> None:
    """Writes a revision file from what differs between the models and a migrated database.

    For developers; read the file before it is kept.

    Args:
        number: the next in line, such as "0002".
        message: what the revision does.
        url: a database at the newest revision.
    """
    from alembic import command

    config = migration_config()
    with open_database(url).begin() as connection:
        config.attributes["connection"] = connection
        command.revision(config, message, autogenerate=True, rev_id=number)
