"""Beside the flow, held by tests: what the easy-read checker says about one text."""

from dataclasses import dataclass
from typing import Literal

TextKind = Literal["bubble", "button", "line", "title", "page"]
Level = Literal["fails", "warns"]


@dataclass(frozen=True)
class Finding:
    """One place where a text breaks a rule.

    Attributes:
        rule: its number in the easy-read rules, 1 to 15.
        level: "fails" stops the tests; "warns" is for the writer to think about.
        message: what is wrong and what to do instead.
        found: the words that it is about.
    """

    rule: int
    level: Level
    message: str
    found: str

    def __str__(self) -> str:
        return f"rule {self.rule} {self.level}: {self.message} Found: {self.found!r}"


def fails(rule: int, message: str, found: str) -> Finding:
    """A finding that has to be put right."""
    return Finding(rule, "fails", message, found)


def warns(rule: int, message: str, found: str) -> Finding:
    """A finding that the writer may decide about."""
    return Finding(rule, "warns", message, found)
