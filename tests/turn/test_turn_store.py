import sqlite3
import subprocess
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy.exc import SQLAlchemyError

from bot.turn import Store, migrate
from bot.turn.tokens import Choice

NOW = datetime.now(timezone.utc)


def choice(token: str, title: str = "Yes", position: int = 1) -> Choice:
    return Choice(token, title, f"/{token}", 0, position)


def rows(url: str, query: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(url.removeprefix("sqlite:///"))
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def rasa_has_events_of(url: str, *senders: str) -> None:
    connection = sqlite3.connect(url.removeprefix("sqlite:///"))
    connection.execute("CREATE TABLE events (id INTEGER PRIMARY KEY, sender_id TEXT, data TEXT)")
    connection.executemany(
        "INSERT INTO events (sender_id, data) VALUES (?, '{}')", [(each,) for each in senders]
    )
    connection.commit()
    connection.close()


def test_migrating_twice_changes_nothing(url: str) -> None:
    migrate(url)
    assert rows(url, "SELECT version_num FROM comealong_version") == [("0002_updates_done",)]


def test_two_processes_may_make_the_tables_at_once(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'new.db'}"
    command = [
        sys.executable,
        "-c",
        "import sys; from bot.turn.store import migrate as m; m(sys.argv[1])",
        url,
    ]
    both = [subprocess.Popen(command) for _ in range(2)]
    assert [process.wait(timeout=60) for process in both] == [0, 0]
    assert rows(url, "SELECT version_num FROM comealong_version") == [("0002_updates_done",)]


def test_a_database_that_cannot_be_made_says_so() -> None:
    with pytest.raises(SQLAlchemyError):
        migrate("sqlite:////proc/nowhere/conversations.db")


def test_the_migrations_make_what_the_tables_say(url: str) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.runtime.migration import MigrationContext
    from sqlalchemy import create_engine

    from bot.turn.tables import Base

    engine = create_engine(url)
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"version_table": "comealong_version", "compare_type": True}
        )
        assert compare_metadata(context, Base.metadata) == []
    engine.dispose()


def test_the_last_choices_are_those_of_the_last_turn_in_order(store: Store) -> None:
    store.save("a", "web", [choice("old")])
    store.save("a", "web", [choice("two", position=2), choice("one")])
    store.save("a", "web", [choice("more", position=3)], same_turn=True)
    assert [each.token for each in store.last_choices("a")] == ["one", "two", "more"]
    assert store.payload("a", "old") == "/old"


def test_forgetting_one_conversation_leaves_the_others(store: Store, url: str) -> None:
    rasa_has_events_of(url, "a", "a", "b")
    store.save("a", "web", [choice("t")])
    store.save("b", "web", [choice("t")])
    assert store.forget("a") is True
    assert store.forget("a") is False
    assert rows(url, "SELECT conversation FROM button") == [("b",)]
    assert rows(url, "SELECT id FROM conversation") == [("b",)]
    assert rows(url, "SELECT sender_id FROM events") == [("b",)]


def test_forgetting_works_before_rasa_has_made_its_table(store: Store) -> None:
    store.save("a", "web", [choice("t")])
    assert store.forget("a") is True


def test_purge_deletes_what_nobody_has_used_since(store: Store, url: str) -> None:
    store.save("a", "web", [choice("t")])
    assert store.purge(NOW - timedelta(days=1)) == 0
    assert store.purge(NOW + timedelta(days=1)) == 1
    assert rows(url, "SELECT count(*) FROM button") == [(0,)]


def test_urgent_answers_are_counted_by_day_channel_and_kind(store: Store) -> None:
    for channel in ("web", "web", "telegram"):
        store.count_urgent(channel, "abuse")
    today = NOW.date().isoformat()
    assert store.urgent_counts() == [
        (today, "telegram", "abuse", 1),
        (today, "web", "abuse", 2),
    ]


def test_errors_of_the_database_do_not_show_what_people_said(store: Store, url: str) -> None:
    connection = sqlite3.connect(url.removeprefix("sqlite:///"))
    connection.execute("DROP TABLE button")
    connection.close()
    with pytest.raises(SQLAlchemyError) as caught:
        store.save("a", "web", [Choice("t", "Try again", "say:mysecretword", 0, 1)])
    assert "mysecretword" not in str(caught.value)
