"""Step 4c, look back: what the bot said in its last turn, and the name of its wording."""

from collections.abc import Iterable, Sequence
from typing import Any

Event = dict[str, Any]
MADE_BY_UTTERANCE = "utter_action"


def said_last(events: Iterable[Event]) -> list[Event]:
    """The bot's utterances of the last turn that had any, before the message now answered."""
    turns: list[list[Event]] = [[]]
    for event in events:
        if event.get("event") == "user":
            turns.append([])
        elif event.get("event") == "bot":
            turns[-1].append(event)
    return next((turn for turn in reversed(turns[:-1]) if turn), [])


def wording_names(said: Sequence[Event]) -> list[str]:
    """Names of the responses (`utter_…`) that these utterances came from, in order."""
    names = [(event.get("metadata") or {}).get(MADE_BY_UTTERANCE) for event in said]
    return [str(name) for name in names if name]


def intents_in_a_row(events: Iterable[Event], intents: tuple[str, ...]) -> int:
    """How many of the last messages in a row had one of these intents, the newest included."""
    count = 0
    users = [event for event in events if event.get("event") == "user"]
    for event in reversed(users):
        name = ((event.get("parse_data") or {}).get("intent") or {}).get("name")
        if name not in intents:
            break
        count += 1
    return count
