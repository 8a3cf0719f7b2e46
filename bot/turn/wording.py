"""The front door's own words, from wording.yml."""

from functools import lru_cache
from pathlib import Path

import yaml


@lru_cache(maxsize=1)
def _words() -> dict[str, str]:
    text = Path(__file__).with_name("wording.yml").read_text(encoding="utf-8")
    words: dict[str, str] = yaml.safe_load(text)
    return words


def say(key: str) -> str:
    """The words under a key of wording.yml.

    Raises:
        KeyError: there is no such key.
    """
    return _words()[key]
