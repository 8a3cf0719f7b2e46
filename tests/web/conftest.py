import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

# The stand-in for Rasa lives beside the front door's own tests.
sys.path.insert(0, str(Path(__file__).parent.parent / "turn"))

from fake_rasa import FakeRasa
from fastapi.testclient import TestClient

import services_db
from bot.settings import Settings
from bot.turn import FrontDoor, Store, migrate
from bot.turn.rasa import RasaClient
from bot.web import make_app


@pytest.fixture(scope="session")
def rasa_of_the_web() -> Iterator[FakeRasa]:
    fake = FakeRasa()
    yield fake
    fake.stop()


@pytest.fixture
def rasa(rasa_of_the_web: FakeRasa) -> FakeRasa:
    return rasa_of_the_web.anew()


@pytest.fixture(scope="session")
def empty_databases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("databases")
    migrate(f"sqlite:///{folder / 'conversations.db'}")
    services_db.migrate(f"sqlite:///{folder / 'services.db'}")
    return folder


@pytest.fixture
def settings(tmp_path: Path, empty_databases: Path, rasa: FakeRasa) -> Settings:
    var = tmp_path / "var"
    shutil.copytree(empty_databases, var)
    return Settings.model_validate(
        {
            "COMEALONG_VAR": var,
            "COMEALONG_SECRET": "a key",
            "COMEALONG_DATABASE_URL": f"sqlite:///{var / 'services.db'}",
            "COMEALONG_CONVERSATIONS_URL": f"sqlite:///{var / 'conversations.db'}",
            "COMEALONG_RASA_URL": rasa.url,
            "COMEALONG_ACTIONS_URL": rasa.url,
        }
    )


@pytest.fixture
def web(settings: Settings) -> Iterator[TestClient]:
    """The app as it runs: it opens the front door itself."""
    with TestClient(make_app(settings), raise_server_exceptions=False) as client:
        yield client


@pytest.fixture
def web_before_rasa(settings: Settings, rasa: FakeRasa) -> Iterator[TestClient]:
    rasa.stop()
    store = Store(settings.conversations_database)
    door = FrontDoor(store, RasaClient(settings.rasa_url), settings.key)
    with TestClient(make_app(settings, door)) as client:
        yield client
    store.close()


@pytest.fixture
def app(settings: Settings) -> Iterator[Callable[..., TestClient]]:
    with ExitStack() as stack:

        def make(**changed: str) -> TestClient:
            made = make_app(settings.model_copy(update=changed))
            return stack.enter_context(TestClient(made, raise_server_exceptions=False))

        yield make
