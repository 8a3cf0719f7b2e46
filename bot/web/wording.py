"""The web app's own words, from wording.yml."""

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml


@lru_cache(maxsize=1)
def words() -> dict[str, Any]:
    """All of wording.yml: errors, page, script, about."""
    text = Path(__file__).with_name("wording.yml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.safe_load(text)
    return loaded
