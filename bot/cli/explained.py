"""Why the bot understood a message as it did, in plain sentences for an editor."""

from collections.abc import Iterator
from typing import Any

from bot.cli.topics import topics
from bot.safety import Concern

Parsed = dict[str, Any]
# What an entity's value is called in a sentence.
_NAMES = {
    "interest": "the interest",
    "not_interest": "an interest that they do not want:",
    "model": "the kind of support",
    "who": "who writes:",
    "relation": "the person it is for:",
    "age": "the age",
    "which": "which one is meant:",
}
_SHOWN = 3


def explained(text: str, parsed: Parsed, concern: Concern | None) -> list[str]:
    """Sentences that say which word, example or rule decided what.

    Args:
        text: as typed.
        parsed: what Rasa's pipeline made of it.
        concern: what the front door made of it.
    """
    return [
        *_urgent(concern),
        *_reading(text, parsed),
        *_topic(parsed),
        *_examples(parsed),
        *_entities(text, parsed),
    ]


def _urgent(concern: Concern | None) -> Iterator[str]:
    if concern:
        does = "answers at once" if concern.sure else "asks if they are safe"
        yield f"It may be urgent ({concern.kind}): the front door {does}, before all else."


def _reading(text: str, parsed: Parsed) -> Iterator[str]:
    read = parsed.get("read_as")
    if read and read != text:
        yield f'It was read as "{read}".'


def _topic(parsed: Parsed) -> Iterator[str]:
    intent = (parsed.get("intent") or {}).get("name")
    if not intent:
        yield "There is nothing to read in it."
        return
    topic = topics().get(str(intent), "out_of_scope")
    yield f"Its intent is {intent}, of the topic {topic}, because {parsed.get('decided_by')}."
    ranked = [
        f"{each['name']} {each['confidence']:.2f}"
        for each in (parsed.get("intent_ranking") or ())[: _SHOWN + 1]
        if each["name"] != intent or each["confidence"] < 1.0
    ]
    if ranked:
        yield f"The likeliest intents are {', '.join(ranked[:_SHOWN])}."


def _examples(parsed: Parsed) -> Iterator[str]:
    for each in parsed.get("nearest") or ():
        example, likeness = each["text"], each["likeness"]
        yield f'It is like the example "{example}" of {each["intent"]} ({likeness:.2f}).'


def _entities(text: str, parsed: Parsed) -> Iterator[str]:
    for entity in parsed.get("entities") or ():
        words = text[entity["start"] : entity["end"]]
        name, value = str(entity["entity"]), entity["value"]
        if name == "place":
            yield f'"{words}" is the place {value["name"]} ({value["area"] or value["kind"]}).'
        elif name == "place_choices":
            several = ", ".join(f"{one['name']} in {one['area']}" for one in value)
            yield f'"{words}" may be {several}.'
        else:
            yield f'"{words}" is {_NAMES.get(name, name)} {value}.'
