"""Step 2, understanding: a council that a message names as one: "London Borough of Bexley"."""

from functools import lru_cache

from services_db.interests.tokens import Token, phrase, word_set
from services_db.places.load import Entry
from services_db.places.within import large_places

_KINDS = word_set("city county borough district metropolitan london royal unitary")
_COUNCIL = word_set("council counsil councel counsel councils la authority")
_SERVICES = ("social services", "adult social care", "adult services", "social care team")
_UNDER = word_set("under")
_SHORT_BEFORE = word_set("upon and on with of")


@lru_cache(maxsize=1)
def _by_words() -> dict[tuple[str, ...], Entry]:
    """Every council by the words of its name, and by the first of them: "Richmond"."""
    names: dict[tuple[str, ...], Entry] = {}
    shorts: dict[tuple[str, ...], Entry] = {}
    for entry in large_places():
        if entry.place.kind != "council":
            continue
        for name in (entry.place.name, *entry.also):
            words = phrase(name)
            names[words] = entry
            cut = next((at for at, word in enumerate(words) if word in _SHORT_BEFORE and at), None)
            if cut:
                shorts[words[:cut]] = entry
    return {**shorts, **names}


@lru_cache(maxsize=1)
def _counties() -> dict[tuple[str, ...], Entry]:
    return {phrase(e.place.name): e for e in large_places() if e.place.kind == "county"}


def council_named(
    words: list[Token], first: int, last: int, meant: str | None = None
) -> tuple[Entry, int, int] | None:
    """The council that a name means, where the words around it say that it is one.

    Args:
        words: the words of the message.
        first, last: where the name stands, the end exclusive.
        meant: the name, where it is badly spelt.

    Returns:
        The council, or the county whose council it is, and where it stands with the words that
        say so; None where nothing says that a council is meant.
    """
    start, end = _borough_of(words, first), _council_after(words, last)
    if start == first and end == last and not is_my_council(words, first):
        return None
    name = phrase(meant) if meant else tuple(word.norm for word in words[first:last])
    of_county = "county" in [word.norm for word in words[last:end]]
    entry = _county(name) if of_county else None
    entry = entry or _by_words().get(name) or _counties().get(name)
    return (entry, start, end) if entry else None


def _county(name: tuple[str, ...]) -> Entry | None:
    return _counties().get(name) or _counties().get(("county", *name))


def _borough_of(words: list[Token], first: int) -> int:
    """Where "London Borough of" begins, or the name itself."""
    if first < 2 or words[first - 1].norm != "of" or words[first].stop:
        return first
    at = first - 1
    while at and words[at - 1].norm in _KINDS:
        at -= 1
    return at if words[first - 2].norm in ("borough", "city", "district") else first


def _council_after(words: list[Token], last: int) -> int:
    """Where "City Council" ends, or the name itself."""
    at = last
    while at < len(words) and words[at].norm in _KINDS and not words[at].stop:
        at += 1
    if at < len(words) and words[at].norm in _COUNCIL and not words[at].stop:
        return at + 1
    if at > last and words[at - 1].norm == "borough" and "of" not in _norms(words, at, at + 1):
        return at
    after = " ".join(word.norm for word in words[last : last + 3])
    return last + 2 if after.startswith(_SERVICES) else last


def _norms(words: list[Token], first: int, last: int) -> list[str]:
    return [word.norm for word in words[first:last]]


def is_my_council(words: list[Token], first: int) -> bool:
    """Whether "my council is" or "under" stands before the word at `first`."""
    before = [word.norm for word in words[max(0, first - 4) : first]]
    if not before or words[first].stop.strip(":"):
        return False
    if before[-1] in ("is", "called", "council", "its") or words[first].stop == ":":
        return bool(set(before) & (_COUNCIL | {"borough"}))
    return before[-1] in _UNDER or before[-2:] == ["borough", "of"]
