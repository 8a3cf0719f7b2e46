"""Which topic each intent belongs to: the name of the domain file that declares it."""

from functools import lru_cache
from pathlib import Path

import yaml

from bot.settings import ROOT


@lru_cache(maxsize=1)
def topics(folder: Path = ROOT / "bot" / "domain") -> dict[str, str]:
    """Intent → topic, over all files of the domain."""
    found = {}
    for file in sorted(folder.glob("*.yml")):
        for intent in yaml.safe_load(file.read_text()).get("intents") or ():
            found[intent if isinstance(intent, str) else next(iter(intent))] = file.stem
    return found
