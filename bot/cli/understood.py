"""What the bot makes of one message, in the form of `comealong understand`."""

import asyncio
import logging
import os
import warnings
from collections.abc import Callable
from typing import Any

from bot.cli.processes import QUIET
from bot.cli.topics import topics
from bot.cli.training import model_file
from bot.safety import Concern
from bot.settings import Settings
from bot.turn.read import LONGEST, as_words, read

Parsed = dict[str, Any]
MODEL_INTENT = "ask_"
MODEL = "model"
NOT_UNDERSTOOD = "out_of_scope"
UNSURE = "unsure"
# A kind of support is worth naming as a second meaning when it is not far behind the first.
WORTH_NAMING = 0.1


def as_understood(text: str, parsed: Parsed, concern: Concern | None) -> dict[str, Any]:
    """One line of the answer, in the form of the interface.

    Args:
        text: as typed.
        parsed: what Rasa's pipeline made of it: read_as, intent, intent_ranking, entities.
        concern: what the front door made of it; it comes before everything else.
    """
    intent = _intent(parsed)
    models = _models(parsed)
    topic = _topic(parsed, str(intent.get("name")))
    return {
        "text": text,
        "read_as": parsed.get("read_as") or cleaned(text),
        "topic": "urgent" if concern else topic,
        "confidence": 1.0 if concern else round(float(intent.get("confidence") or 0.0), 3),
        "interests": _values(parsed, "interest"),
        "not_interests": _values(parsed, "not_interest"),
        "place": next(iter(_values(parsed, "place")), None),
        "place_choices": next(iter(_values(parsed, "place_choices")), []),
        "model": models[0] if models and topic == MODEL else None,
        "models": models,
        "urgent": {"kind": concern.kind} if concern else None,
    }


def _topic(parsed: Parsed, intent: str) -> str:
    """The intent's topic; a question about a kind of support that is named is of topic model."""
    topic = topics().get(intent, NOT_UNDERSTOOD)
    return MODEL if topic == "find" and _values(parsed, "model") else topic


def _intent(parsed: Parsed) -> dict[str, Any]:
    """The message's intent; the likelier of two where the bot would ask which is meant."""
    intent = parsed.get("intent") or {}
    ranking = parsed.get("intent_ranking") or []
    return ranking[1] if intent.get("name") == UNSURE and len(ranking) > 1 else intent


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


def cleaned(text: str) -> str:
    """The text as the front door would clean it; here a long one is read all the same."""
    parts = (text[begin : begin + LONGEST] for begin in range(0, len(text), LONGEST))
    # A line that begins with "/" is text here, as it is at the front door.
    return as_words("".join(read(part) for part in parts))


def parser(settings: Settings) -> Callable[[str], Parsed]:
    """What reads a message with the trained model: 8 seconds to make, milliseconds to use."""
    # Whoever tries the bot out here is nobody to learn from.
    os.environ.update(QUIET, COMEALONG_KEEP_UNCLEAR="false")
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
        words = cleaned(text)
        parsed: Parsed = loop.run_until_complete(agent.parse_message(words)) if words else {}
        return parsed

    return parse
