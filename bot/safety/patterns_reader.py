"""Step 2, safety: turns the patterns that people review into expressions that programs match.

A pattern is words, one after the other: `{group}` stands for the words of that group in
words.yml, `a|b` for either, `?word` may be missing, `~` is up to 3 words of any kind, `~5` up to
5, `#` a number of 10 or more, and `.` is the start or end of a sentence.
"""

import re
from typing import NamedTuple

from bot.safety import data

_GAP = "((?:[^ .]+ ){{0,{most}}})"
_USUAL_GAP = 3
_NUMBER = r"[0-9]{2,} "


class Pattern(NamedTuple):
    """A pattern made ready.

    Attributes:
        needs: for each word of the pattern that cannot be missing, the words that would do.
            Most patterns are dismissed by this alone, which keeps a look short.
        expression: what the plain form of a message is searched with. Its groups are the gaps.
    """

    needs: tuple[frozenset[str], ...]
    expression: re.Pattern[str]

    def search(self, line: str, words: frozenset[str]) -> re.Match[str] | None:
        """The first place in a plain line where the pattern fits."""
        if any(words.isdisjoint(need) for need in self.needs):
            return None
        return self.expression.search(line)


def compile_pattern(pattern: str) -> Pattern:
    """A pattern made ready.

    Raises:
        ValueError: a word group is not in words.yml.
    """
    needs: list[frozenset[str]] = []
    parts: list[str] = []
    for element in pattern.split():
        if element.startswith("~"):
            parts.append(_GAP.format(most=int(element[1:] or _USUAL_GAP)))
            continue
        if element == "#":
            parts.append(_NUMBER)
            continue
        optional = element.startswith("?")
        choices = _choices(element.lstrip("?"))
        both = "|".join(re.escape(choice) for choice in choices)
        parts.append(f"(?:(?:{both}) ){'?' if optional else ''}")
        if not optional:
            needs.append(frozenset(choice.split()[0] for choice in choices))
    return Pattern(tuple(needs), re.compile(f"(?<= ){''.join(parts)}"))


def _choices(element: str) -> list[str]:
    found: set[str] = set()
    for choice in element.split("|"):
        before, _, name = choice.partition("{")
        words = group(name.strip("}")) if name else [""]
        found.update(f"{before.replace('_', ' ')}{word}" for word in words)
    return sorted(found, key=lambda choice: (-len(choice), choice))


def group(name: str) -> list[str]:
    """The words of a group of words.yml, those of the groups inside it among them.

    Raises:
        ValueError: there is no such group.
    """
    groups = data.read("patterns/words.yml")["groups"]
    if name not in groups:
        raise ValueError(f"the word group {name} is not in words.yml")
    found: list[str] = []
    for word in groups[name]:
        inner = word.startswith("{")
        found.extend(group(word.strip("{}")) if inner else [str(word).replace("_", " ")])
    return found
