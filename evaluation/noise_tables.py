"""Measuring: the tables that the model of spelling errors draws from, in `noise_data/`."""

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from bot.settings import ROOT

FOLDER = Path(__file__).parent / "noise_data"
BOTS_FORMS = ROOT / "bot" / "nlu" / "text_speak.csv"
# How a word may be written instead, in the order of the file.
Written = dict[str, list[str]]


@dataclass(frozen=True)
class Rule:
    """One way in which letters go wrong inside a word.

    Attributes:
        kind: sound, dropped, doubled, swapped or mirrored.
        pattern: the letters, in a word in lower case.
        replacement: what is written instead; may name groups of the pattern.
        weight: how often, beside the other rules of its kind that fit the word.
        right: a word that the rule fits.
        wrong: that word as the rule writes it; a test holds it to this.
    """

    kind: str
    pattern: re.Pattern[str]
    replacement: str
    weight: float
    right: str
    wrong: str


@dataclass(frozen=True)
class Tables:
    """All tables, words in lower case.

    Attributes:
        rules: by kind.
        real_words: a word, and the real words that people write for it.
        common: a frequent word, and how people who find writing hard often spell it.
        text_speak: a word, and its short forms.
        split: a word, and how it falls in two.
        joined: two words that run together readily.
    """

    rules: dict[str, list[Rule]]
    real_words: Written
    common: Written
    text_speak: Written
    split: Written
    joined: frozenset[tuple[str, str]]


@lru_cache(maxsize=1)
def tables() -> Tables:
    """The tables, read once.

    Raises:
        OSError: a file is not there.
        re.error: a rule's pattern is none.
    """
    rules: dict[str, list[Rule]] = defaultdict(list)
    for row in _rows("rules"):
        rules[row["kind"]].append(_rule(row))
    return Tables(
        rules=dict(rules),
        real_words=_real_words(),
        common=_written("common"),
        text_speak=_written("text_speak"),
        split=_written("split"),
        joined=frozenset((row["first"], row["second"]) for row in _rows("joined")),
    )


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _rule(row: dict[str, str]) -> Rule:
    pattern, weight = re.compile(row["pattern"]), float(row["weight"])
    return Rule(row["kind"], pattern, row["replacement"], weight, row["right"], row["wrong"])


def _written(name: str) -> Written:
    table: Written = defaultdict(list)
    for row in _rows(name):
        table[row["word"]].append(row["written"])
    return dict(table)


def _real_words() -> Written:
    table: Written = defaultdict(list)
    for row in _rows("real_words"):
        table[row["one"]].append(row["other"])
        if row["ways"] == "both":
            table[row["other"]].append(row["one"])
    return dict(table)


def known_to_the_bot() -> tuple[int, int]:
    """How many of the short forms and usual misspellings the bot's own list has, and of how many.

    The bot reads these by the list: what is measured with them says nothing of how it reads others.
    """
    with BOTS_FORMS.open(encoding="utf-8", newline="") as lines:
        listed = {row["written"] for row in csv.DictReader(lines)}
    found = tables()
    forms = {form for words in (found.common, found.text_speak) for each in words.values()
             for form in each}  # fmt: skip
    return len(forms & listed), len(forms)
