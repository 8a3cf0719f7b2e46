"""The description of the interface, tried out: whatever fits it is answered as it says.

As many examples as COMEALONG_EXAMPLES says; 2,000 where it says nothing.
"""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.schemas import BaseSchema

sys.path.insert(0, str(Path(__file__).parent.parent / "turn"))

from fake_rasa import FakeRasa

import services_db
from bot.settings import Settings
from bot.turn import migrate
from bot.web.connections import Open
from tests.door.hostile import bodies
from tests.served import Running

TRIED: list[str] = []
EXAMPLES = int(os.environ.get("COMEALONG_EXAMPLES", "2000"))


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The real server before a stand-in for Rasa, with no limits."""
    var = tmp_path_factory.mktemp("var")
    fake = FakeRasa()
    fake.start()
    made = Settings(
        _env_file=None, var=var, secret="a key", rasa_url=fake.url, actions_url=fake.url,
        database_url=f"sqlite:///{var / 'services.db'}",
        conversations_url=f"sqlite:///{var / 'conversations.db'}",
        limit_address="off", limit_conversation="off",
    )  # fmt: skip
    migrate(made.conversations_database)
    services_db.migrate(made.services_database)
    running = Running(made, Open(), keep_alive=30)
    yield running
    running.stop()
    fake.stop()
    shutil.rmtree(var)


@pytest.fixture(scope="module")
def described(served: Running) -> BaseSchema:
    # Also 413, which the interface promises for a message that is too long.
    refused = {"expected-statuses": [400, 405, 413, 415]}
    config = schemathesis.Config.from_dict({"checks": {"negative_data_rejection": refused}})
    return schemathesis.openapi.from_url(f"{served.url}/openapi.json", config=config)


schema = schemathesis.pytest.from_fixture("described")


@schema.include(path="/api/chat").parametrize()
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
def test_a_chat_is_answered_as_the_description_says(case: schemathesis.Case) -> None:
    TRIED.append(case.method)
    case.call_and_validate()


def test_as_many_examples_were_tried_as_was_asked_for() -> None:
    assert len(TRIED) >= EXAMPLES


@schema.exclude(path="/api/chat").parametrize()
@settings(max_examples=100, deadline=None, derandomize=True)
def test_all_else_is_answered_as_the_description_says(case: schemathesis.Case) -> None:
    case.call_and_validate()


@pytest.mark.parametrize(("what", "body", "status"), bodies(), ids=lambda part: str(part)[:30])
def test_a_hostile_body_is_answered_as_its_list_says(
    served: Running, what: str, body: bytes, status: int
) -> None:
    headers = {"content-type": "application/json"}
    response = served.post("/api/chat", body, headers)
    assert response.status_code == status, what
    answer = response.json()
    assert ("error" in answer) == (status != 200)
    assert "set-cookie" not in response.headers
