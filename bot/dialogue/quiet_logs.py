"""Beside the flow, inside Rasa: what its logs may say. What went wrong, never what was said.

Rasa logs the message that it could not answer, events that it could not read, and with a failed
action the whole conversation, as the text of the exception. Here an entry keeps its name and the
kind of the fault; values and tracebacks go.
"""

import logging
import sys
import warnings
from typing import Any, Dict, List, MutableMapping

import structlog

# Of an entry of structlog: its name, its level, and Rasa's fixed sentence about it.
_KEPT = ("event", "level", "event_info")


def quieten_logs() -> None:
    """Keep words of people out of every log of this process; may be called more than once."""
    # Rasa's warnings quote the line that they are about.
    warnings.simplefilter("ignore")
    processors = structlog.get_config()["processors"]
    if only_names not in processors:
        # Loggers that were used already hold this very list.
        processors.insert(0, only_names)
    for handler in _handlers():
        if not any(isinstance(each, NamesOfFaults) for each in handler.filters):
            handler.addFilter(NamesOfFaults())


def only_names(
    _logger: Any, _method: str, entry: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """An entry of structlog without the values that came with it."""
    kept: Dict[str, Any] = {key: entry[key] for key in _KEPT if key in entry}
    if entry.get("exc_info"):
        kept["fault"] = _kind(entry["exc_info"])
    return kept


class NamesOfFaults(logging.Filter):
    """Puts the name of an exception in the place of its text and its traceback."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Change the record; all of them pass."""
        if record.exc_info:
            record.msg = f"{record.getMessage()} ({_kind(record.exc_info)})"
            record.args = ()
        record.exc_info = record.exc_text = record.stack_info = None
        return True


def _kind(given: Any) -> str:
    """The name of the exception that a log call was given, in any of the forms it may have."""
    if isinstance(given, BaseException):
        return type(given).__name__
    kind = given[0] if isinstance(given, tuple) else sys.exc_info()[0]
    return kind.__name__ if kind else "no exception"


def _handlers() -> List[logging.Handler]:
    loggers = [logging.getLogger(name) for name in logging.root.manager.loggerDict]
    return [handler for each in (logging.root, *loggers) for handler in each.handlers]
