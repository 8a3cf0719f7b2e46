"""Step 2, understanding: of several places in a message, the one that is meant."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from services_db.interests.tokens import Token, word_set
from services_db.places.index import km_between
from services_db.places.load import Entry
from services_db.places.within import LARGE, is_in
from services_db.types import Place

# A place this many times larger than the next of its name is meant without asking.
OVERWHELMING = 10
MOST_CHOICES = 5
# A town lies in a larger one whose middle is nearer than this.
INSIDE_KM = 10.0
# "Ashford near Canterbury": whoever says where a town is names no place further off than this.
NEAR_KM = 60.0
# A few words between "live" and the name: "live just outside of the town of Wells".
_MOST_BETWEEN = 6

_LIVE = word_set("live lives living liv livin lived based")
_TO_NAME = word_set(
    "in at near nr by on around round close to just outside inside the a of town city village "
    "called area now here up down over place"
)
_NO_MORE = word_set("used use lived dont not")
_SPEAKER = word_set("i we im were me ive")
_LINKS = word_set("in the near nr by at my postcode is its county of close to just outside and")


@dataclass(frozen=True)
class Mention:
    """A place that is named: the words from `first` to before `last`, and what they may mean."""

    first: int
    last: int
    entries: tuple[Entry, ...]


def meant(mentions: list[Mention], words: list[Token]) -> Mention:
    """Of several places the one that a person means.

    Args:
        mentions: at least one, in the order of the message.
        words: the words of the message.

    Returns:
        Where they live, before where they go; of what is said of that, the place that lies in
        another ("Newport in Wales", "London SE8"), with both names where they stand together.
    """
    home = _home(mentions, words)
    about = mentions if home is None else [m for m in mentions if _belongs(m, home, words)]
    for mention in about:
        for other in about:
            inside = _inside(mention.entries, other.entries) if other is not mention else ()
            if inside:
                return _with(mention, other, inside)
    for mention, other in pairwise(about):
        nearest = _nearest(mention, other, words)
        if nearest:
            return _with(mention, other, nearest)
    return home or mentions[0]


def choose(entries: tuple[Entry, ...]) -> tuple[Place | None, tuple[Place, ...]]:
    """The place that a name means without doubt, or the places that it may mean.

    Returns:
        A place and no choices; or None and at most 5 choices, likeliest first.
    """
    ordered = sorted(entries, key=lambda entry: -entry.size)
    if len(ordered) == 1 or ordered[0].size > OVERWHELMING * ordered[1].size:
        return ordered[0].place, ()
    return None, tuple(entry.place for entry in ordered[:MOST_CHOICES])


def _home(mentions: list[Mention], words: list[Token]) -> Mention | None:
    """Where "I live in" stands before the name; else where somebody lives."""
    lived = [(mention, _lives_there(mention, words)) for mention in mentions]
    speakers = [mention for mention, who in lived if who in _SPEAKER]
    others = [mention for mention, who in lived if who]
    return next(iter([*speakers, *others]), None)


def _lives_there(mention: Mention, words: list[Token]) -> str:
    """Who lives there, in the word before "live"; "" where nobody does."""
    for at in range(mention.first - 1, max(-1, mention.first - 1 - _MOST_BETWEEN), -1):
        norm = words[at].norm
        if norm in _LIVE:
            before = words[at - 1].norm if at else "i"
            earlier = {word.norm for word in words[max(0, at - 2) : at]}
            return "" if earlier & _NO_MORE else before
        if norm not in _TO_NAME:
            return ""
    return ""


def _belongs(mention: Mention, home: Mention, words: list[Token]) -> bool:
    """Whether a name only says more of where they live: "I live in Bow, London"."""
    first, second = sorted((mention, home), key=lambda m: m.first)
    return _all_links(words[first.last : second.first])


def _all_links(between: Iterable[Token]) -> bool:
    return all(word.norm in _LINKS for word in between)


def _with(mention: Mention, other: Mention, entries: tuple[Entry, ...]) -> Mention:
    """The mention with these entries, and with the words of the other where they follow."""
    last = other.last if other.first == mention.last else mention.last
    return Mention(mention.first, last, entries)


def _inside(entries: tuple[Entry, ...], others: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Those of one name that lie in, or for a town close to, a place of the other name."""
    return tuple(e for e in entries if any(is_part(e, other) for other in others))


def is_part(entry: Entry, other: Entry) -> bool:
    """Whether the first place lies in the second."""
    if entry.place == other.place or entry.place.kind in LARGE:
        return entry.place != other.place and is_in(entry.place, other.place.name)
    if other.place.kind in (*LARGE, "council"):
        return is_in(entry.place, other.place.name)
    smaller = entry.size < other.size or entry.place.kind == "postcode"
    return smaller and km_between(entry, other) < INSIDE_KM


def _nearest(mention: Mention, other: Mention, words: list[Token]) -> tuple[Entry, ...]:
    """Of places of one name that which is near the place named after it: "Newport, Cardiff"."""
    between = words[mention.last : other.first]
    if len(mention.entries) == 1 or not _all_links(between) or not _says_where(between, other):
        return ()
    far = other.entries[0]
    best = min(mention.entries, key=lambda entry: km_between(entry, far))
    return (best,) if km_between(best, far) < NEAR_KM else ()


def _says_where(between: list[Token], other: Mention) -> bool:
    """Whether the second name says where the first is, and is not one more: "Bow and Ely"."""
    return (
        "and" not in {word.norm for word in between} and other.entries[0].place.kind != "postcode"
    )
