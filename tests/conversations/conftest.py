"""Conversations as files: each is a story, held with the real bot through the front door."""

import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.cli.supervisor import Supervisor
from bot.settings import Settings
from services_db import Services
from tests.conversations.story import Story


@pytest.fixture(scope="session")
def services(system: Supervisor, settings: Settings) -> Services:
    """The services database that the actions search."""
    return Services(settings.services_database)


@pytest.fixture
def conversation() -> str:
    """A new conversation's id."""
    return secrets.token_urlsafe(24)


def pytest_collect_file(parent: pytest.Collector, file_path: Path) -> "StoryFile | None":
    if file_path.suffix == ".yml":
        return StoryFile.from_parent(parent, path=file_path)
    return None


class StoryFile(pytest.File):
    """A file that holds one story."""

    def collect(self) -> Iterator[pytest.Item]:
        story = Story.read(self.path)
        yield StoryItem.from_parent(self, name=story.title, story=story)


class StoryItem(pytest.Function):
    """One story as a test, with the fixtures that it needs."""

    def __init__(self, *, story: Story, **kwargs: object) -> None:
        self._story = story
        super().__init__(callobj=story.hold, **kwargs)  # type: ignore[arg-type]
