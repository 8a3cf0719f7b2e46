"""`comealong understand`: what the bot makes of a message, one JSON object a line."""

import asyncio
import json
import logging
import os
import sys
import warnings
from collections.abc import Iterator
from typing import Any

import typer

from bot.cli.console import PlainError
from bot.cli.processes import QUIET
from bot.cli.topics import topics
from bot.cli.training import is_trained, model_file
from bot.safety import Concern, look
from bot.settings import Settings, read_settings
from bot.turn.read import LONGEST, as_words, read

Parsed = dict[str, Any]
MODEL_INTENT = "ask_"
NOT_UNDERSTOOD = "out_of_scope"
# A kind of support is worth naming as a second meaning when it is not far behind the first.
WORTH_NAMING = 0.1


def understand() -> None:
    """Read one message a line from standard input, print one JSON object a line."""
    settings = read_settings()
    if not is_trained(settings):
        raise PlainError("The bot is not trained yet. `comealong train` trains it.")
    parse = _parser(settings)
    for line in _lines():
        text = line.rstrip("\r\n")
        concern = look(text)
        understood = as_understood(text, parse(text), concern)
        typer.echo(json.dumps(understood, ensure_ascii=False))


def as_understood(text: str, parsed: Parsed, concern: Concern | None) -> dict[str, Any]:
    """One line of the answer, in the form of the interface.

    Args:
        text: as typed.
        parsed: what Rasa's pipeline made of it: intent, intent_ranking, entities.
        concern: what the front door made of it; it comes before everything else.
    """
    intent = parsed.get("intent") or {}
    models = _models(parsed)
    topic = topics().get(str(intent.get("name")), NOT_UNDERSTOOD)
    return {
        "text": text,
        # What the finders read: cleaned as at the front door; spelling is not mended yet.
        "read_as": as_words(_cleaned(text)),
        "topic": "urgent" if concern else topic,
        "confidence": 1.0 if concern else round(float(intent.get("confidence") or 0.0), 3),
        "interests": _values(parsed, "interest"),
        "not_interests": _values(parsed, "not_interest"),
        "place": next(iter(_values(parsed, "place")), None),
        "place_choices": next(iter(_values(parsed, "place_choices")), []),
        "model": models[0] if models and topic == "model" else None,
        "models": models,
        "urgent": {"kind": concern.kind} if concern else None,
    }


def _values(parsed: Parsed, name: str) -> list[Any]:
    found = [entity["value"] for entity in parsed.get("entities") or () if entity["entity"] == name]
    return [value for number, value in enumerate(found) if value not in found[:number]]


def _models(parsed: Parsed) -> list[str]:
    ranked = [
        str(intent["name"]).removeprefix(MODEL_INTENT)
        for intent in parsed.get("intent_ranking") or ()
        if str(intent["name"]).startswith(MODEL_INTENT)
        and intent["name"] != "ask_models"
        and float(intent["confidence"]) >= WORTH_NAMING
    ]
    return list(dict.fromkeys([*_values(parsed, "model"), *ranked]))


def _lines() -> Iterator[str]:
    # Bytes that are no UTF-8 are read as a replacement sign: one line in, one line out.
    for raw in sys.stdin.buffer:
        yield raw.decode("utf-8", errors="replace")


def _cleaned(text: str) -> str:
    """The text as the front door would clean it; here a long one is read all the same."""
    parts = (text[begin : begin + LONGEST] for begin in range(0, len(text), LONGEST))
    return "".join(read(part) for part in parts)


def _parser(settings: Settings) -> Any:
    os.environ.update(QUIET)
    # Rasa and what it stands on warn of their own age.
    warnings.simplefilter("ignore")
    # Imported here: only this command needs Rasa, and it takes seconds to load.
    from rasa.core.agent import Agent
    from rasa.utils.log_utils import configure_structlog

    # Standard output is for the answers; Rasa would write what people said between them.
    configure_structlog(logging.ERROR)
    agent = Agent.load(model_path=str(model_file(settings)))
    loop = asyncio.new_event_loop()

    def parse(text: str) -> Parsed:
        # A line that begins with "/" is text here, as it is at the front door.
        words = as_words(_cleaned(text))
        parsed: Parsed = loop.run_until_complete(agent.parse_message(words)) if words else {}
        return parsed

    return parse
