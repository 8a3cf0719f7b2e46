"""Step 7, show it: lines of text, put together into messages that are short enough."""

import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

LONGEST = 4096  # UTF-16 units, the Bot API's limit for a message
# Of one line, in characters: none takes more than 2 units.
_LONGEST_LINE = 2000


@dataclass(frozen=True)
class Line:
    """A line of a message; its first `bold` characters are bold."""

    text: str
    bold: int = 0


def blank() -> Line:
    """An empty line."""
    return Line("")


def plain(text: str) -> list[Line]:
    """Each line of a text, none of it bold."""
    return [Line(line) for line in text.split("\n")]


def units(text: str) -> int:
    """How long Telegram counts a text to be, in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def split(lines: Iterable[Line]) -> list[list[Line]]:
    """The lines of each message, in order; a message ends at the end of a line where it can.

    Messages neither begin nor end with an empty line; nothing at all gives no message.
    """
    parts: list[list[Line]] = [[]]
    room = LONGEST
    for line in _short_enough(lines):
        needed = units(line.text) + 1
        if needed > room:
            parts.append([])
            room = LONGEST
        parts[-1].append(line)
        room -= needed
    return [kept for kept in map(_trimmed, parts) if kept]


def _short_enough(lines: Iterable[Line]) -> Iterator[Line]:
    for line in lines:
        if len(line.text) <= _LONGEST_LINE:
            yield line
            continue
        first, *others = textwrap.wrap(line.text, _LONGEST_LINE) or [""]
        yield Line(first, min(line.bold, len(first)))
        yield from map(Line, others)


def _trimmed(lines: list[Line]) -> list[Line]:
    seen = [number for number, line in enumerate(lines) if line.text.strip()]
    return lines[seen[0] : seen[-1] + 1] if seen else []
