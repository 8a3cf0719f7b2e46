"""What Rasa's logs say: what went wrong, and nothing that a person said."""

import io
import logging
from collections.abc import Iterator

import pytest
import structlog

from bot.dialogue.quiet_logs import NamesOfFaults, only_names, quieten_logs

SAID = "zebrafinch"


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """All that a logger of its own writes, once the logs are quiet."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    logger = logging.getLogger("rasa.of.a.test")
    logger.addHandler(handler)
    before = list(structlog.get_config()["processors"])
    quieten_logs()
    yield stream
    logger.removeHandler(handler)
    structlog.get_config()["processors"][:] = before
    for each in logging.root.handlers:
        each.filters = [kept for kept in each.filters if not isinstance(kept, NamesOfFaults)]


def test_an_exception_is_logged_by_its_name(written: io.StringIO) -> None:
    logger = logging.getLogger("rasa.of.a.test")
    try:
        try:
            raise ValueError(f"500, body='{SAID}'")
        except ValueError as fault:
            raise RuntimeError(SAID) from fault
    except RuntimeError:
        logger.exception("Encountered an exception while running action '%s'.", "action_find")
    assert written.getvalue() == (
        "Encountered an exception while running action 'action_find'. (RuntimeError)\n"
    )


def test_an_exception_that_is_handed_over_is_logged_the_same(written: io.StringIO) -> None:
    logger = logging.getLogger("rasa.of.a.test")
    logger.error("failed", exc_info=KeyError(SAID), stack_info=True)
    assert written.getvalue() == "failed (KeyError)\n"


def test_values_that_come_with_an_entry_are_left_out() -> None:
    entry = {"event": "message.parsing.failed", "user_text": SAID, "event_info": "A sentence."}
    assert only_names(None, "warning", entry) == {
        "event": "message.parsing.failed",
        "event_info": "A sentence.",
    }


def test_an_exception_of_an_entry_is_named() -> None:
    try:
        raise ValueError(SAID)
    except ValueError:
        entry = only_names(None, "error", {"event": "failed", "exc_info": True, "text": SAID})
    assert entry == {"event": "failed", "fault": "ValueError"}


def test_quietening_twice_is_quietening_once(written: io.StringIO) -> None:
    quieten_logs()
    assert structlog.get_config()["processors"].count(only_names) == 1
