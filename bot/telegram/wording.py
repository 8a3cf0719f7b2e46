"""The Telegram channel's own words, from wording.yml."""

from functools import lru_cache
from pathlib import Path

import yaml


@lru_cache(maxsize=1)
def _words() -> dict[str, dict[str, str]]:
    text = Path(__file__).with_name("wording.yml").read_text(encoding="utf-8")
    words: dict[str, dict[str, str]] = yaml.safe_load(text)
    return words


def say(key: str) -> str:
    """A sentence of ours.

    Raises:
        KeyError: wording.yml has no such key under `said`.
    """
    return _words()["said"][key]


def label(key: str) -> str:
    """The words of a label or of a link's button.

    Raises:
        KeyError: wording.yml has no such key under `labels`.
    """
    return _words()["labels"][key]


def commands() -> dict[str, str]:
    """The commands of Telegram's menu, in their order, with what each does."""
    return _words()["commands"]
