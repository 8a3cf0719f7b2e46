"""Shows how long each reader takes over the longest hostile messages, in milliseconds of processor.

    python scripts/bench_long_messages.py

None may take longer with some text than with any other by much: a pattern that goes back for ever
would keep a whole process from answering.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bot.nlu.taken_out import taken_out
from bot.safety import look
from bot.turn.read import read
from services_db.interests import find_interests
from services_db.places import find_places
from tests.door.hostile import messages

READERS: tuple[Callable[[str], object], ...] = (
    read,
    look,
    find_places,
    find_interests,
    taken_out,
)


def main() -> None:
    """Print a line for each reader: the median, the longest, and with what."""
    texts = [message.text for message in messages() if message.kind == "long"]
    for reader in READERS:
        reader(texts[0])
        took = sorted((_milliseconds(reader, text), text[:20]) for text in texts)
        median, (longest, slowest) = took[len(took) // 2][0], took[-1]
        name = getattr(reader, "__name__", "?")
        sys.stdout.write(f"{name:16} median {median:7.1f}  longest {longest:7.1f}  {slowest!r}\n")


def _milliseconds(reader: Callable[[str], object], text: str) -> float:
    began = time.process_time()
    reader(text)
    return 1000 * (time.process_time() - began)


if __name__ == "__main__":
    main()
