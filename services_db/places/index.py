"""Reference data: places by the words of their names."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import cos, hypot, radians

from services_db.interests.tokens import phrase, zipf
from services_db.places.load import (
    LONDONS_MORE,
    NEIGHBOURHOOD_SIZE,
    Entry,
    aliases,
    landmarks,
    more_towns,
    neighbourhoods,
    towns,
    word_names,
)
from services_db.places.sounds import sound
from services_db.places.within import large_places

Words = tuple[str, ...]

# Places of one name nearer than this are one place: the town, its council, its middle.
SAME_KM = 15.0
_LINKS = ("upon", "on", "under", "in", "le", "next", "super", "by")
# Of places that are one place, the kind that is kept.
_RANK = {"region": 5, "county": 5, "neighbourhood": 4, "landmark": 4, "town": 4, "council": 3}
# Of places with a longer name these are too small to be meant by its first part, if others are.
_SMALL = 4_000
# "Hemel" for Hemel Hempstead: of a large place, the first word, where that is a rare one.
_RARE_ZIPF = 3.4
_KNOWN_BY_FIRST_WORD = 30_000


@dataclass(frozen=True)
class Index:
    """Places by name.

    Attributes:
        by_words: by the words of a name in lower case; one entry for each place of that name,
            largest first.
        joined: by the same name without spaces, where it is longer than 6 letters.
        by_sound: by how it sounds, the names that sound so, largest first.
        longest: the number of words of the longest name.
    """

    by_words: dict[Words, tuple[Entry, ...]]
    joined: dict[str, Words]
    by_sound: dict[str, tuple[Words, ...]]
    longest: int


@lru_cache(maxsize=1)
def index() -> Index:
    """Every place by name, from this folder's files."""
    gathered: dict[Words, list[Entry]] = defaultdict(list)
    for entry in _everywhere():
        for name in (entry.place.name, *entry.also):
            for words in _forms(phrase(name)):
                gathered[words].append(entry)
    for short, entries in _shorts(gathered).items():
        known = gathered.get(short, [])
        # Nobody says Chester for Chester-le-Street.
        also = [e for e in entries if e.size > _SMALL and "-le-" not in e.place.name.lower()]
        gathered[short] = known + (also if known else entries)
    by_words = {words: _distinct(entries) for words, entries in gathered.items()}
    for first, named in _by_first_word(by_words):
        by_words.setdefault(first, named)
    for written, meant in aliases().items():
        # Gilford is a village too: whoever says where it is means that one.
        same = [
            e for e in by_words.get(phrase(written), ()) if phrase(e.place.name) == phrase(written)
        ]
        by_words[phrase(written)] = _distinct([*by_words[phrase(meant)], *same])
    return _complete(by_words)


def _everywhere() -> Iterator[Entry]:
    yield from (*neighbourhoods(), *landmarks(), *large_places(), *towns(), *more_towns())


def _shorts(gathered: dict[Words, list[Entry]]) -> dict[Words, list[Entry]]:
    found: dict[Words, list[Entry]] = defaultdict(list)
    for words, entries in gathered.items():
        short = _short(words)
        if short:
            found[short] += entries
    return found


def _by_first_word(
    by_words: dict[Words, tuple[Entry, ...]],
) -> Iterator[tuple[Words, tuple[Entry, ...]]]:
    found: dict[Words, list[Entry]] = defaultdict(list)
    for words, entries in by_words.items():
        first = words[0]
        rare = len(first) > 4 and zipf(first) < _RARE_ZIPF and first not in word_names()
        if len(words) > 1 and rare and entries[0].size >= _KNOWN_BY_FIRST_WORD:
            found[(first,)] += entries
    yield from ((first, _distinct(named)) for first, named in found.items())


def _complete(by_words: dict[Words, tuple[Entry, ...]]) -> Index:
    joined = {"".join(words): words for words in by_words if sum(map(len, words)) > 6}
    sounds: dict[str, list[Words]] = defaultdict(list)
    for words in sorted(by_words, key=lambda words: -by_words[words][0].size):
        sounds[sound(" ".join(words))].append(words)
    by_sound = {heard: tuple(names) for heard, names in sounds.items()}
    return Index(by_words, joined, by_sound, max(map(len, by_words)))


def _forms(words: Words) -> set[Words]:
    """A name and the other ways to write it: "elephant & castle", "saint pauls"."""
    if not words:
        return set()
    forms = {words, tuple(word for word in words if word != "and")}
    if words[0] in ("st", "saint"):
        forms |= {("saint", *words[1:]), ("st", *words[1:])}
    return forms


def _short(words: Words) -> Words | None:
    """The first part, "Burnham" for Burnham-on-Sea."""
    links = [at for at, word in enumerate(words) if word in _LINKS and at]
    return words[: links[0]] if links and len(words) > links[0] + 1 else None


def km_between(one: Entry, other: Entry) -> float:
    """Kilometres between two places, near enough for places of one country."""
    a, b = one.place, other.place
    north = (a.lat - b.lat) * 111.2
    east = (a.lon - b.lon) * 111.2 * cos(radians(a.lat))
    return hypot(north, east)


def _distinct(entries: list[Entry]) -> tuple[Entry, ...]:
    """One entry a place, largest first; the best kind stands for those that are one place."""
    kept: list[Entry] = []
    for entry in sorted(entries, key=lambda e: -_RANK[e.place.kind]):
        same = next((at for at, k in enumerate(kept) if _one_place(k, entry)), None)
        if same is None:
            kept.append(entry)
        else:
            first = kept[same]
            kept[same] = Entry(first.place, _size_of_both(first, entry), first.also)
    return tuple(sorted(kept, key=lambda e: -e.size))


def _size_of_both(kept: Entry, other: Entry) -> int:
    # A council has villages around its town; it counts only where the town was not counted.
    counted = other.place.kind == "council" and kept.size > NEIGHBOURHOOD_SIZE + LONDONS_MORE
    return kept.size if counted else max(kept.size, other.size)


def _one_place(one: Entry, other: Entry) -> bool:
    if _RANK[one.place.kind] == 5 and other.place.kind in ("council", "county", "region"):
        return True
    if one.place.name == other.place.name == "London":
        return km_between(one, other) < 2 * SAME_KM
    different = one.place.area != other.place.area and one.place.name != other.place.name
    return km_between(one, other) < SAME_KM and not different
