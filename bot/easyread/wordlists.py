"""Beside the flow: the word lists that the checker holds texts against (`words/`)."""

import re
from functools import lru_cache
from pathlib import Path

import yaml

WORDS = Path(__file__).parent / "words"


@lru_cache(maxsize=32)
def listed(name: str) -> frozenset[str]:
    """The lines of `words/<name>.txt`, without comments and empty lines."""
    lines = (WORDS / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    kept = (line.split("#")[0].strip() for line in lines)
    return frozenset(line for line in kept if line)


@lru_cache(maxsize=32)
def phrases(name: str) -> re.Pattern[str]:
    """One pattern that finds any line of `words/<name>.txt` as whole words."""
    lines = sorted(listed(name), key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(_ending, lines)) + r")(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=8)
def banned() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Each banned word of `words/banned.yml` as a pattern, with what to say instead."""
    table: dict[str, str] = yaml.safe_load((WORDS / "banned.yml").read_text(encoding="utf-8"))
    return tuple(
        (re.compile(rf"\b{_ending(word)}\b", re.IGNORECASE), instead)
        for word, instead in table.items()
    )


@lru_cache(maxsize=8)
def one_word() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Each other name for a thing (`words/one_word.yml`), with the one word that we use."""
    table: dict[str, list[str]] = yaml.safe_load(
        (WORDS / "one_word.yml").read_text(encoding="utf-8")
    )
    return tuple(
        (re.compile(rf"\b(?:{other})\b", re.IGNORECASE), ours)
        for ours, others in table.items()
        for other in others
    )


def _ending(word: str) -> str:
    """A star at the end of a listed word stands for any ending."""
    if word.endswith("*"):
        return re.escape(word[:-1]) + r"\w*"
    return re.escape(word)
