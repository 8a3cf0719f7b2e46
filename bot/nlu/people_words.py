"""Step 2, understanding: whom a message is for, how old they are, and which one is meant.

Pure functions; `people.py` makes Rasa's entities of them.
"""

import re
from dataclasses import dataclass
from typing import Iterator, List, Optional, Union

from bot.nlu.people_patterns import (
    AGES,
    BY_WRITTEN,
    CARER,
    DIGITS,
    DOES,
    FOR,
    JOB,
    JOB_ALONE,
    ME,
    NAME,
    OLDEST,
    ONE,
    ORDINALS,
    RELATION,
    SAD,
    SUPPORTED,
    WORKS,
    YOUNGEST,
)


@dataclass(frozen=True)
class Said:
    """Something that a message says of people.

    Attributes:
        name: relation, who, age or which.
        value: "your daughter"; me, supporter or professional; years; 1 to 5, or -1 for the last.
        start, end: character offsets, end exclusive.
    """

    name: str
    value: Union[str, int]
    start: int
    end: int


def find_people(text: str) -> List[Said]:
    """Whom a message is for, how old they are, and which of several is meant.

    Args:
        text: the message as typed.

    Returns:
        At most one of each name.
    """
    relation = _relation(text)
    found = [relation, _who(text, relation), _age(text), _which(text)]
    return [said for said in found if said]


def _relation(text: str) -> Optional[Said]:
    """The person supported, in the words that the bot uses."""
    for match in RELATION.finditer(text):
        if _is_the_person(text, match):
            word = BY_WRITTEN[match["who"].lower()]
            name = NAME.match(text, match.end())
            end = name.end() if name else match.end("who")
            return Said("relation", f"your {word}", match.start(), end)
    supported = SUPPORTED.search(text)
    if supported:
        return Said("relation", "the person you support", supported.start(), supported.end())
    return None


def _is_the_person(text: str, match: "re.Match[str]") -> bool:
    """Whether it is for them: "my son likes art", and not "I live with my mum"."""
    before, after = text[: match.start()], text[match.end() :]
    if SAD.match(after):
        return False
    if FOR.search(before):
        return True
    begins = not before.strip() or bool(
        re.search(r"(?:[.!?,]|\b(?:hi|hello|and|but|so))\s*$", before)
    )
    # "hello my friend" greets; "my son" alone and "my son Preston" answer a question.
    alone = not before.strip() and (not after.strip(" .!?") or bool(NAME.match(after)))
    return begins and (alone or bool(match["s"]) or bool(DOES.match(after)))


def _who(text: str, relation: Optional[Said]) -> Optional[Said]:
    works = JOB.search(text) or JOB_ALONE.search(text) or WORKS.search(text)
    if works:
        return Said("who", "professional", works.start(), works.end())
    if relation:
        return Said("who", "supporter", relation.start, relation.end)
    carer = CARER.search(text)
    if carer:
        return Said("who", "supporter", carer.start(), carer.end())
    me = ME.search(text)
    return Said("who", "me", me.start(), me.end()) if me else None


def _age(text: str) -> Optional[Said]:
    for said in _ages(text):
        if YOUNGEST <= int(said.value) <= OLDEST:
            return said
    return None


def _ages(text: str) -> Iterator[Said]:
    for pattern in AGES:
        for match in pattern.finditer(text):
            yield Said("age", int(match["age"]), match.start("age"), match.end())


def _which(text: str) -> Optional[Said]:
    match = ONE.search(text)
    if not match:
        return None
    ordinal = match["which"] or match["alone"] or match["the"]
    number = (match["number"] or match["digit"] or "").lower()
    value = ORDINALS[ordinal.lower()] if ordinal else DIGITS.get(number) or int(number)
    return Said("which", value, match.start(), match.end())
