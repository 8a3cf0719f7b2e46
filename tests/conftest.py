"""What all tests share: one real system, and in CI nothing is skipped."""

import asyncio
import os
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from bot.cli.supervisor import Supervisor
from bot.settings import Settings
from bot.turn import FrontDoor, open_front_door
from tests.system import running, settings_for_tests

IN_CI = os.environ.get("CI", "").lower() in ("1", "true")


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[Any]:
    """In CI, a test that is skipped has failed: every part that it needs is meant to be there."""
    outcome: Any = yield
    report = outcome.get_result()
    if IN_CI and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped in CI: {report.longrepr}"


@pytest.fixture(scope="session")
def settings() -> Settings:
    """Settings of the system under test, the same for the whole run."""
    return settings_for_tests()


@pytest.fixture(scope="session")
def system(settings: Settings) -> Iterator[Supervisor]:
    """The real Rasa and action servers, started once a run."""
    with running(settings) as supervisor:
        yield supervisor


@pytest.fixture(scope="session")
def loop() -> Iterator[asyncio.AbstractEventLoop]:
    """One event loop for all turns, since the front door's client belongs to one."""
    made = asyncio.new_event_loop()
    yield made
    made.close()


@pytest.fixture(scope="session")
def door(
    system: Supervisor, settings: Settings, loop: asyncio.AbstractEventLoop
) -> Iterator[FrontDoor]:
    """The real front door before the real Rasa; no limit, for all come from one address."""
    free = settings.model_copy(update={"limit_conversation": "off", "limit_address": "off"})
    made = open_front_door(free)
    yield made
    loop.run_until_complete(made.close())


_ended_with: list[int] = []


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    _ended_with.append(int(exitstatus))


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    # All is said and cleared away. TensorFlow and onnxruntime in one process sometimes abort it
    # while they are taken down, which would turn a green run red.
    if _ended_with:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(_ended_with[-1])
