"""Step 2, safety: opens the reviewed data files that lie beside this module, once."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent


@cache
def read(name: str) -> Any:
    """The content of one YAML file of this package, by its path from here.

    Kept after the first reading, so that a full or slow disk later does no harm.
    """
    return yaml.safe_load((HERE / name).read_text(encoding="utf-8"))


def pattern_files() -> list[str]:
    """The names of the files of urgent patterns, as `read` takes them."""
    found = {path.name for path in (HERE / "patterns").glob("*.yml")}
    return [f"patterns/{name}" for name in sorted(found - {"words.yml", "clears.yml"})]
