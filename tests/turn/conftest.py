import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
from fake_rasa import FakeRasa

from bot.easyread.reply import Button, Reply
from bot.safety import Concern
from bot.turn import FrontDoor, Store, migrate
from bot.turn.rasa import RasaClient
from bot.turn.urgent import Safety


@pytest.fixture(scope="session")
def rasa_server() -> Iterator[FakeRasa]:
    fake = FakeRasa()
    yield fake
    fake.stop()


@pytest.fixture
def rasa(rasa_server: FakeRasa) -> FakeRasa:
    return rasa_server.anew()


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "new folder" / "conversations.db"
    migrate(f"sqlite:///{path}")
    return path


@pytest.fixture
def url(tmp_path: Path, empty_database: Path) -> str:
    shutil.copy(empty_database, tmp_path / "conversations.db")
    return f"sqlite:///{tmp_path / 'conversations.db'}"


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    opened = Store(url)
    yield opened
    opened.close()


def look(text: str, before: str | None = None) -> Concern | None:
    """Stands in for the recogniser: "hits me" is urgent, "i feel bad" may be."""
    if "hits me" in f"{before or ''} {text}":
        return Concern("abuse", "self", sure=True)
    return Concern("suicide", "self", sure=False) if "feel bad" in text else None


def answer(concern: Concern) -> list[Reply]:
    buttons = (
        Button("Ring 999", "tel:999"),
        Button("Show me the numbers again", f"urgent:{concern.kind}:{concern.about}"),
    )
    return [Reply(f"I am sorry about {concern.kind}.", buttons=buttons, urgent=True)]


def are_you_safe(concern: Concern) -> list[Reply]:
    buttons = (Button("Yes", "/again"), Button("No", f"urgent:{concern.kind}:{concern.about}"))
    return [Reply("Are you safe right now?", buttons=buttons, urgent=True)]


SAFETY = Safety(look=look, answer=answer, are_you_safe=are_you_safe)


# In the loop of the test, so that its connections are closed where they were opened.
@pytest_asyncio.fixture(loop_scope="function")
async def front_door(store: Store, rasa: FakeRasa) -> AsyncIterator[FrontDoor]:
    door = FrontDoor(store, RasaClient(rasa.url, timeout=1.0), b"a key", SAFETY)
    yield door
    await door.close()


@pytest_asyncio.fixture(loop_scope="function")
async def keeping_door(store: Store, rasa: FakeRasa) -> AsyncIterator[FrontDoor]:
    """A front door of an installation that keeps what was not understood."""
    client = RasaClient(rasa.url, timeout=1.0)
    door = FrontDoor(store, client, b"a key", SAFETY, keeps_unclear=True)
    yield door
    await door.close()
