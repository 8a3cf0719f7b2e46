"""The tracker store: what people said is in the database, and in no error."""

from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from bot.dialogue.tracker_store import QuietSQLTrackerStore


@pytest.mark.filterwarnings("ignore")
def test_a_statement_that_fails_does_not_say_its_values(tmp_path: Path) -> None:
    from rasa.shared.core.domain import Domain

    url = f"sqlite:///{tmp_path / 'conversations.db'}"
    store = QuietSQLTrackerStore(domain=Domain.empty(), host=url)
    with pytest.raises(SQLAlchemyError) as failed, store.engine.begin() as connection:
        connection.execute(text("INSERT INTO nowhere VALUES (:said)"), {"said": "a secret word"})
    assert "a secret word" not in str(failed.value)
    store.engine.dispose()
