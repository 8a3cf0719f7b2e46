"""A small catalogue of the tests' own, laid down from files as the real one is."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from sqlalchemy import Engine

from services_db.database import migrate, open_database
from services_db.fill import Filled, fill
from services_db.search import Services
from tests.services_db.services_catalogue import INTERESTS, KNOWLEDGE, find_spot

Write = Callable[..., Path]


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'services.db'}"


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    migrate(url)
    engine = open_database(url)
    yield engine
    engine.dispose()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of listing files that knows two sources and holds no listing."""
    folder = tmp_path / "listings"
    folder.mkdir()
    (folder / "sources.yml").write_text("a-page:\n  title: A page\na-book:\n  title: A book\n")
    return folder


@pytest.fixture
def write(folder: Path) -> Write:
    """Writes one listing file; facts are given as plain values."""

    def write(id_: str, facts: dict[str, Any] | None = None, **more: Any) -> Path:
        held: dict[str, Any] = {
            "id": id_,
            "kind": "session",
            "title": id_.replace("-", " ").title(),
            "easy_read": {"what": ["You meet people."], "sources": {"what": ["a-book"]}},
            "facts": {name: _fact(name, value) for name, value in (facts or {}).items()},
            **more,
        }
        path = folder / f"{id_}.yml"
        path.write_text(yaml.safe_dump(held, sort_keys=False))
        return path

    return write


def _fact(name: str, value: Any) -> dict[str, Any]:
    if name == "where":
        return {**value, "source": "a-page"}
    if name == "area_served":
        return {"areas": value, "source": "a-page"}
    key = "text" if isinstance(value, str) else "value"
    return {key: value, "source": "a-page"}


@pytest.fixture
def refill(engine: Engine, folder: Path) -> Callable[[], Filled]:
    return lambda: fill(engine, folder, interests=INTERESTS, find_spot=find_spot)


@pytest.fixture
def bare_services(engine: Engine) -> Services:
    """Services over an empty database, on 1 December 2026."""
    return Services(engine, knowledge=lambda: KNOWLEDGE, today=lambda: date(2026, 12, 1))


@pytest.fixture
def services(bare_services: Services, write: Write, refill: Callable[[], Filled]) -> Services:
    """A few listings in London and Worcester, and two kinds of support."""
    albany = {"where": {"venue": "The Albany", "town": "Deptford", "postcode": "SE8"}}
    write("allsorts", {**albany, "age_from": 18}, interests=["art", "music"])
    write("choir", {"area_served": ["London"], "free": True}, interests=["singing"])
    write("art-mondays", {"area_served": ["London"], "free": True}, interests=["art"])
    write("hackney-kicks", {"where": {"postcode": "E8 1AA"}, "age_to": 25}, interests=["football"])
    write("worcester-bakes", {"where": {"postcode": "WR1"}}, interests=["cooking"])
    write("zoom-songs", {"online": True, "area_served": ["UK"]}, interests=["singing", "music"])
    write("somewhere-cooking", interests=["cooking"])
    write("shared-lives", {"area_served": ["UK"]}, kind="support", model="shared_lives")
    write("small-supports", {"area_served": ["London"]}, kind="support", model="small_supports")
    refill()
    return bare_services
