"""Reference data: short messages that mean one thing, whatever was asked (`short_answers.csv`)."""

import csv
from functools import lru_cache
from pathlib import Path
from typing import Dict, Tuple

from services_db.interests.tokens import phrase

SHORT_ANSWERS = Path(__file__).with_name("short_answers.csv")


@lru_cache(maxsize=1)
def short_answers() -> Dict[Tuple[str, ...], str]:
    """The words of each message as they are compared, and the intent that they mean."""
    with SHORT_ANSWERS.open(encoding="utf-8", newline="") as file:
        return {phrase(row["said"]): row["intent"] for row in csv.DictReader(file)}
