"""Step 2, understanding: postcodes in a message, whole or in part, in any writing."""

import re
from collections import Counter, defaultdict
from functools import lru_cache
from statistics import fmean

from services_db.interests.tokens import Token, zipf
from services_db.places.load import districts
from services_db.types import Place

_WHOLE = re.compile(r"([A-Z]{1,2}\d[A-Z\d]?)\d[A-Z]{2}$")
_PART = re.compile(r"[A-Z]{1,2}\d[A-Z\d]?$")
# "b4", "m8": words of text messages that are districts too.
_SLANG = frozenset(["b4", "m8", "l8", "w8", "h8", "n1", "s2", "e1", "m1"])
_LONGEST = 7
# "me 2", "so 14", "no 1": these letters are words, unless the sentence says a place comes.
COMMON_LETTERS_ZIPF = 5.2


def find_district(postcode: str) -> Place | None:
    """The postcode district that a postcode lies in, or None.

    Args:
        postcode: whole or in part, in any writing: "SE8 4AG", "se84ag", "SE8 4", "s e 8".

    Returns:
        The district with its middle and the council that holds most of it. None for what is no
        district of Great Britain.
    """
    return _district(re.sub(r"[^A-Za-z0-9]", "", postcode).upper())


@lru_cache(maxsize=4_096)
def _district(joined: str) -> Place | None:
    whole = _WHOLE.match(joined)
    name = whole[1] if whole else joined
    known = _all_districts()
    if name not in known and name[-1:].isdigit():
        # "SE84": a district and the first figure of the rest.
        name = name[:-1]
    if not _PART.match(name) or name not in known:
        return None
    return known[name]


@lru_cache(maxsize=1)
def _all_districts() -> dict[str, Place]:
    """Every district as a place, and "SW1" for the districts SW1A to SW1Y together."""
    families = defaultdict(list)
    found = {}
    for each in districts().values():
        found[each.name] = Place(each.name, each.councils[0], each.lat, each.lon, "postcode")
        if each.name[-1].isalpha():
            families[each.name[:-1]].append(found[each.name])
    return {**{name: _together(name, parts) for name, parts in families.items()}, **found}


def _together(name: str, parts: list[Place]) -> Place:
    area = Counter(part.area for part in parts).most_common(1)[0][0]
    lat = round(fmean(part.lat for part in parts), 4)
    lon = round(fmean(part.lon for part in parts), 4)
    return Place(name, area, lat, lon, "postcode")


def postcode_at(words: list[Token], at: int, cue: bool) -> tuple[int, Place] | None:
    """The postcode that begins at a word.

    Args:
        words: the words of the message.
        at: position of the first word.
        cue: whether the words before say that a place comes ("in", "near").

    Returns:
        How many words it has, and its district; None where no postcode begins here.
    """
    for length in range(min(_LONGEST, len(words) - at), 0, -1):
        norms = [word.norm for word in words[at : at + length]]
        joined = "".join(norms).upper()
        if len(joined) > _LONGEST or not any(letter.isdigit() for letter in joined):
            continue
        place = _district(joined)
        if place and _meant(norms, cue, length == len(words)):
            return length, place
    return None


def _meant(norms: list[str], cue: bool, alone: bool) -> bool:
    """Whether these words are a postcode and not "me 2" or "at 10"."""
    first = norms[0]
    if cue or _WHOLE.match("".join(norms).upper()):
        return True
    if any(letter.isdigit() for letter in first):
        return alone or first not in _SLANG
    if len(norms) > 2:
        return _spelled(norms)
    return alone if len(first) == 1 else zipf(first) < COMMON_LETTERS_ZIPF


def _spelled(norms: list[str]) -> bool:
    """Whether it is spelled letter by letter, "s e 8", or with a figure more, "se 8 4"."""
    if len(norms[0]) == 2:
        return zipf(norms[0]) < COMMON_LETTERS_ZIPF
    return len(norms[1]) == 1 and norms[1].isalpha()
