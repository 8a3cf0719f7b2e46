"""Step 2, understanding: football clubs, which a person supports and does not live in."""

from functools import lru_cache

from services_db.interests.load import football_clubs
from services_db.interests.tokens import Token, phrase

FOOTBALL = "football"

_BEFORE = (
    "support",
    "supports",
    "supporting",
    "suport",
    "suports",
    "fan of",
    "fans of",
    "supporter of",
    "follow",
    "follows",
)
_AFTER = ("fan", "fans", "supporter", "supporters", "fc", "football club", "football team", "mad")


@lru_cache(maxsize=1)
def club_phrases() -> frozenset[tuple[str, ...]]:
    """Ways to say that one follows a club: "support west ham", "spurs fan".

    A club called like a town is not meant by "football liverpool": that may well say where.
    """
    found: set[tuple[str, ...]] = set()
    for club in football_clubs():
        before = _BEFORE if club.is_town else (*_BEFORE, "football")
        after = _AFTER if club.is_town else (*_AFTER, "football")
        for name in map(phrase, club.names):
            found |= {(*phrase(cue), *name) for cue in before}
            found |= {(*name, *phrase(cue)) for cue in after}
    return frozenset(found)


def club_positions(words: list[Token]) -> set[int]:
    """Where a message names a football club as one.

    Args:
        words: the words of the message.

    Returns:
        Positions of the words of such phrases, "support" and "fan" included.
    """
    norms = [word.norm for word in words]
    found: set[int] = set()
    for length in _lengths():
        for at in range(len(norms) - length + 1):
            if tuple(norms[at : at + length]) in club_phrases():
                found |= set(range(at, at + length))
    return found


@lru_cache(maxsize=1)
def _lengths() -> tuple[int, ...]:
    return tuple(sorted({len(words) for words in club_phrases()}))
