"""Step 6, say it: what a person may have meant, on a button (`meanings.yml`)."""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import yaml

MEANINGS = Path(__file__).with_name("meanings.yml")


@lru_cache(maxsize=1)
def meanings() -> dict[str, str]:
    """Intent → the title of a button that means it."""
    loaded: dict[str, str] = yaml.safe_load(MEANINGS.read_text(encoding="utf-8"))
    return loaded


def two_meanings(intents: Iterable[str]) -> list[tuple[str, str]]:
    """The first two intents that read differently on a button, each with its title.

    Args:
        intents: likeliest first.

    Returns:
        At most two; fewer where the rest have no title, or the same one.
    """
    found: dict[str, str] = {}
    for intent in intents:
        title = meanings().get(intent)
        if title and title not in found:
            found[title] = intent
    return [(intent, title) for title, intent in list(found.items())[:2]]
