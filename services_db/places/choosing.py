"""Step 2, understanding: of several places in a message, the one that is meant."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from services_db.interests.tokens import Token, phrase, word_set
from services_db.places.cues import is_refused
from services_db.places.index import index, km_between
from services_db.places.load import Entry
from services_db.places.standing import Standing, standing
from services_db.places.within import LARGE, is_in
from services_db.types import Place

# A place this many times larger than the next of its name is meant without asking.
OVERWHELMING = 10
# Where the next is a town itself, it takes more: Gillingham in Kent and in Dorset.
A_TOWN = 8_000
OVERWHELMING_TOWN = 20
# Places are of similar size where none is more than this many times larger.
SIMILAR = 10
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
_LINKS = word_set("in the near nr by at my postcode is its county of close to just outside on and")


@dataclass(frozen=True)
class Mention:
    """A place that is named.

    Attributes:
        first, last: the words that name it, the end exclusive.
        entries: the places that they may mean, largest first.
        spelt: those words rightly spelt; "" where they are so as typed.
    """

    first: int
    last: int
    entries: tuple[Entry, ...]
    spelt: str = ""


# Each is held against each other; a message of 250 postcodes names no place by it.
_MOST_ABOUT = 20


def meant(mentions: list[Mention], words: list[Token]) -> Mention | None:
    """Of several places the one that a person means.

    Args:
        mentions: in the order of the message.
        words: the words of the message.

    Returns:
        What they ask for, before where they live, before where they go; of what is said of
        that, the place that lies in another ("Newport in Wales", "London SE8"), with both names
        where they stand together. None where every place is refused.
    """
    stands = _standings(mentions, words)
    best = max(stands, default=Standing.REFUSED)
    if best is Standing.REFUSED:
        return None
    first = mentions[stands.index(best)]
    about = [
        mention
        for mention, stand in zip(mentions, stands, strict=True)
        if mention is first or _belongs(mention, first, words, stand, best)
    ]
    return _narrowest(about[:_MOST_ABOUT], words) or first


def _standings(mentions: list[Mention], words: list[Token]) -> list[Standing]:
    spans = [(mention.first, mention.last) for mention in mentions]
    found = []
    for at, mention in enumerate(mentions):
        refused = is_refused(words, mention.first)
        stand = standing(words, spans, at, _lived(mention, words))
        found.append(Standing.REFUSED if refused else stand)
    return found


def _narrowest(about: list[Mention], words: list[Token]) -> Mention | None:
    """Of places that are said of one the smallest, or the one of its name that is near."""
    for mention in about:
        for other in about:
            inside = _inside(mention.entries, other.entries) if other is not mention else ()
            if inside:
                return _with(mention, other, inside, words)
    for mention, other in pairwise(about):
        nearest = _nearest(mention, other, words)
        if nearest:
            return _with(mention, other, nearest, words)
    return None


def choose(
    entries: tuple[Entry, ...], near: Place | None = None
) -> tuple[Place | None, tuple[Place, ...]]:
    """The place that a name means without doubt, or the places that it may mean.

    Args:
        entries: the places of one name.
        near: a place that was named before, if any.

    Returns:
        A place and no choices; or None and at most 5 choices, likeliest first.
    """
    ordered = _likeliest_first(entries, near)
    largest = sorted(entries, key=lambda entry: -entry.size)
    if len(largest) == 1 or _is_overwhelming(largest[0], largest[1]):
        return largest[0].place, ()
    return None, tuple(entry.place for entry in ordered[:MOST_CHOICES])


def _is_overwhelming(first: Entry, second: Entry) -> bool:
    rival = second.size >= A_TOWN and first.place.name == second.place.name
    times = OVERWHELMING_TOWN if rival else OVERWHELMING
    return first.size > times * second.size


def nearest_first(choices: Sequence[Place], near: Place | None) -> tuple[Place, ...]:
    """Places that a name may mean, the nearest first where they are of similar size.

    Args:
        choices: as `find_places` gives them, likeliest first.
        near: the place that was said before; without one the order stays.
    """
    sizes = {entry.place: entry.size for each in choices for entry in _known(each)}
    return tuple(
        entry.place
        for entry in _likeliest_first([Entry(each, sizes.get(each, 0)) for each in choices], near)
    )


def _known(place: Place) -> tuple[Entry, ...]:
    return index().by_words.get(phrase(place.name), ())


def _likeliest_first(entries: Sequence[Entry], near: Place | None) -> list[Entry]:
    by_size = sorted(entries, key=lambda entry: -entry.size)
    if near is None or not by_size:
        return by_size
    here, least = Entry(near, 0), by_size[0].size / SIMILAR
    similar = [entry for entry in by_size if entry.size >= least]
    others = [entry for entry in by_size if entry.size < least]
    return sorted(similar, key=lambda entry: km_between(entry, here)) + others


def _lived(mention: Mention, words: list[Token]) -> Standing:
    """What "live" before a name says: the speaker lives there, or somebody else, or nothing."""
    who = _lives_there(mention, words)
    if not who:
        return Standing.NAMED
    return Standing.LIVED if who in _SPEAKER else Standing.LIVED_BY_ANOTHER


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


def _belongs(
    mention: Mention, main: Mention, words: list[Token], stand: Standing, best: Standing
) -> bool:
    """Whether a name only says more of the main place: "I live in Bow, London"."""
    if stand <= Standing.LEFT:
        return False
    if best is Standing.NAMED and stand is Standing.NAMED:
        return True
    first, second = sorted((mention, main), key=lambda m: m.first)
    return _all_links(words[first.last : second.first])


def _all_links(between: Iterable[Token]) -> bool:
    return all(word.norm in _LINKS for word in between)


def _with(
    mention: Mention, other: Mention, entries: tuple[Entry, ...], words: list[Token]
) -> Mention:
    """The mention with these entries, and with the words of the other where they follow."""
    between = words[mention.last : other.first]
    if other.first < mention.last or len(between) > 1 or not _all_links(between):
        return replace(mention, entries=entries)
    spelt = mention.spelt and other.spelt and f"{mention.spelt}, {other.spelt}"
    return replace(mention, last=other.last, entries=entries, spelt=spelt)


def _inside(entries: tuple[Entry, ...], others: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Those of one name that lie in, or for a town close to, a place of the other name."""
    inside = tuple(e for e in entries if any(is_part(e, other) for other in others))
    areas = {other.place.area for other in others} - {None}
    return tuple(e for e in inside if e.place.area in areas) or inside


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
