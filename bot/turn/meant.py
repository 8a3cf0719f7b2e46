"""Step 3 of a turn, meant: typed words may be the number or the title of a button."""

import re

from bot.turn.tokens import Choice

_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}


def picked(text: str, choices: list[Choice]) -> Choice | None:
    """The button of the last turn that these words press, or None.

    A number picks from the last bubble that has buttons. A title is looked for there first;
    in other bubbles it counts only where it can mean one thing, for each card has its own
    "Tell me more".

    Args:
        text: what was typed.
        choices: the buttons of the last turn.
    """
    last = max((choice.bubble for choice in choices if choice.position), default=None)
    question = [choice for choice in choices if choice.bubble == last]
    said = plain(text)
    number = _number(said)
    by_number = [choice for choice in question if number and choice.position == number]
    return _only(by_number) or _only(_titled(said, question)) or _only(_titled(said, choices))


def plain(text: str) -> str:
    """The text in small letters, without punctuation, with single spaces."""
    return re.sub(r"[\W_]+", " ", text.casefold()).strip()


def _number(said: str) -> int | None:
    if re.fullmatch(r"[0-9]{1,2}", said):
        return int(said)
    return _NUMBERS.get(said)


def _titled(said: str, choices: list[Choice]) -> list[Choice]:
    return [choice for choice in choices if said and plain(choice.title) == said]


def _only(choices: list[Choice]) -> Choice | None:
    return choices[0] if len({choice.payload for choice in choices}) == 1 else None
