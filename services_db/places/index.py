"""Reference data: places by the words of their names, and the nearest name to a misspelt one."""

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from math import cos, hypot, log10, radians

from services_db.interests.tokens import phrase
from services_db.places.load import (
    NEIGHBOURHOOD_SIZE,
    Entry,
    aliases,
    landmarks,
    neighbourhoods,
    towns,
)
from services_db.places.within import large_places

Words = tuple[str, ...]

# Places of one name nearer than this are one place: the town, its council, its middle.
SAME_KM = 15.0
_LINKS = ("upon", "on", "under", "in", "le", "next", "super", "by")
# Of places that are one place, the kind that is kept.
_RANK = {"region": 5, "county": 5, "neighbourhood": 4, "landmark": 4, "town": 4, "council": 3}


@dataclass(frozen=True)
class Index:
    """Places by name.

    Attributes:
        by_words: by the words of a name in lower case; one entry for each place of that name,
            largest first.
        joined: by the same name without spaces, where it is longer than 6 letters.
        spellings: names of 5 letters and more by their first letter, for fuzzy comparison.
        longest: the number of words of the longest name.
    """

    by_words: dict[Words, tuple[Entry, ...]]
    joined: dict[str, Words]
    spellings: dict[str, list[str]]
    longest: int


@lru_cache(maxsize=1)
def index() -> Index:
    """Every place by name, from this folder's files."""
    gathered: dict[Words, list[Entry]] = defaultdict(list)
    for entry in (*neighbourhoods(), *landmarks(), *large_places(), *towns()):
        for name in (entry.place.name, *entry.also):
            for words in _forms(phrase(name)):
                gathered[words].append(entry)
    by_words = {words: _distinct(entries) for words, entries in gathered.items()}
    for words in list(by_words):
        short = _short(words)
        if short:
            by_words.setdefault(short, by_words[words])
    for written, meant in aliases().items():
        by_words[phrase(written)] = by_words[phrase(meant)]
    return _complete(by_words)


def _complete(by_words: dict[Words, tuple[Entry, ...]]) -> Index:
    joined = {"".join(words): words for words in by_words if sum(map(len, words)) > 6}
    spellings: dict[str, list[str]] = defaultdict(list)
    for words in by_words:
        name = " ".join(words)
        if len(name) > 4:
            spellings[name[0]].append(name)
    return Index(by_words, joined, dict(spellings), max(map(len, by_words)))


def _forms(words: Words) -> set[Words]:
    """A name and the shorter ways to write it: "elephant & castle", "saint pauls"."""
    if not words:
        return set()
    forms = {words, tuple(word for word in words if word != "and")}
    if words[0] == "st":
        forms.add(("saint", *words[1:]))
    return forms


def _short(words: Words) -> Words | None:
    """The first part, "Stoke" for Stoke-on-Trent, where no other place is called so."""
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
    counted = other.place.kind == "council" and kept.size > NEIGHBOURHOOD_SIZE
    return kept.size if counted else max(kept.size, other.size)


def _one_place(one: Entry, other: Entry) -> bool:
    if _RANK[one.place.kind] == 5 and other.place.kind in ("council", "county", "region"):
        return True
    if one.place.name == other.place.name == "London":
        return km_between(one, other) < 2 * SAME_KM
    different = one.place.area != other.place.area and one.place.name != other.place.name
    return km_between(one, other) < SAME_KM and not different


@lru_cache(maxsize=5_000)
def nearest_name(written: str, errors: int) -> Words | None:
    """The name of a place that a badly spelt one means, or None.

    Args:
        written: one or more words in lower case, with single spaces.
        errors: how many letters may be wrong, missing, added or swapped.

    Returns:
        The words of the nearest name that begins with the same letter; of names equally near,
        that of the largest place.
    """
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    names = index().spellings.get(written[0], [])
    near = process.extract(written, names, scorer=OSA.distance, score_cutoff=errors, limit=20)
    if not near:
        return None
    best = min(near, key=lambda found: found[1] * 1.5 - 0.4 * log10(_size(found[0]) + 10))
    return tuple(best[0].split())


def _size(name: str) -> int:
    return index().by_words[tuple(name.split())][0].size
