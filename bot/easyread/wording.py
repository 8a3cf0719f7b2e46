"""Step 6, say it: sentences of ours, kept as data in `wording.yml`."""

from functools import lru_cache
from pathlib import Path

import yaml

WORDING = Path(__file__).with_name("wording.yml")


@lru_cache(maxsize=1)
def _wording() -> dict[str, dict[str, str]]:
    loaded: dict[str, dict[str, str]] = yaml.safe_load(WORDING.read_text(encoding="utf-8"))
    return loaded


def say(topic: str, case: str, **filled: object) -> str:
    """One sentence of `wording.yml`, with its placeholders filled.

    Raises:
        KeyError: there is no such sentence, or a placeholder was not given.
    """
    return _wording()[topic][case].format(**filled)
