"""Measuring: the questions of CLINC150, and what is drawn of them."""

import json
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final

from bot.settings import ROOT
from evaluation.trained import Example

DATA: Final = ROOT.parent / "shared" / "data" / "intents" / "clinc150.json"


class NoDataError(Exception):
    """The questions are not there, or not in the form that they should have."""


@dataclass(frozen=True)
class Questions:
    """What to learn and what to ask; each question with its intent.

    Attributes:
        learn: examples to train with.
        ask: questions of the same intents, none of which is learnt.
        strange: questions that belong to no intent.
    """

    learn: list[Example]
    ask: list[Example]
    strange: list[str]


def read_questions(path: Path = DATA) -> Questions:
    """All of CLINC150's training, test and out-of-scope test questions.

    Raises:
        NoDataError: the file is not there, or not CLINC150's.
    """
    try:
        read = json.loads(path.read_text(encoding="utf-8"))
        learn, ask = ([(text, intent) for text, intent in read[part]] for part in ("train", "test"))
        return Questions(learn, ask, [text for text, _ in read["oos_test"]])
    except FileNotFoundError as error:
        raise NoDataError(f"CLINC150 is not compared: there is no {path}.") from error
    except (ValueError, KeyError, TypeError) as error:
        raise NoDataError(f"CLINC150 is not compared: {path} has another form.") from error


def subset(questions: Questions, intents: int, examples: int, seed: int) -> Questions:
    """Some intents, drawn by the seed, with some examples each and all their test questions.

    Raises:
        ValueError: there are fewer intents that have so many examples.
    """
    by_intent: dict[str, list[Example]] = {}
    for example in questions.learn:
        by_intent.setdefault(example[1], []).append(example)
    enough = [name for name, learn in sorted(by_intent.items()) if len(learn) >= examples]
    if not 0 < intents <= len(enough) or examples < 1:
        raise ValueError(
            f"There are {len(enough)} intents with {examples} examples, not {intents}."
        )
    chance = Random(seed)  # noqa: S311 - the same intents each time are wanted
    # From a sorted list, so that the draw does not hang on the order of the file.
    drawn = sorted(chance.sample(enough, intents))
    learn = [example for name in drawn for example in chance.sample(by_intent[name], examples)]
    ask = [(text, intent) for text, intent in questions.ask if intent in set(drawn)]
    return Questions(learn, ask, questions.strange)
