"""Step 2, understanding: postcodes in a message, whole or in part, in any writing."""

import re
from collections import Counter, defaultdict
from functools import lru_cache
from itertools import pairwise
from statistics import fmean

from services_db.interests.tokens import Token, word_set, zipf
from services_db.places.load import districts
from services_db.types import Place

# The last two letters are never C, I, K, M, O or V.
_WHOLE = re.compile(r"([A-Z]{1,2}\d[A-Z\d]?)\d[ABD-HJLNP-UW-Z]{2}$")
_PART = re.compile(r"[A-Z]{1,2}\d[A-Z\d]?$")
# "b4", "m8": words of text messages that are districts too.
_SLANG = word_set("b4 m8 l8 w8 h8 n1 s2 e1 e4 m1 cr8 b12 b6 g8")
# "ward B5", "bus W7": a figure after these says which ward, which bus.
_COUNTED = word_set(
    "ward room page bus buses size bed band form grade level platform gate row seat unit route "
    "junction channel vitamin chord lane number part class key zone type section line tram train "
    "hall table group year step chapter track episode series season model version battery "
    "cell square paper or than bbc1 bbc2 bbc"
)
_ARTICLES = word_set("a the my an")
_OF_A_PLACE = word_set("area postcode district bit side end region part")
# "poscode", "posttcod", "postkoad".
_POSTCODE = re.compile(r"pos+t*e?[ck]+o+a?d+e?s?|postal|coad")
# "PE 1 hour", "so 14 of us": what is counted, and no place.
_UNITS = word_set(
    "hour hours hr hrs minute minutes min mins day days week weeks month months year years people "
    "person persons of a time times oclock am pm is isnt was more other others or to too i we "
    "night nights lesson lessons session sessions boys girls men women friends mates kids"
)
_LONGEST = 7
# "me 2", "so 14", "no 1": these letters are words, unless the sentence says a place comes.
COMMON_LETTERS_ZIPF = 5.2
# Common in names only: "de 23" is a postcode.
_NO_WORDS = word_set("de la le ne")


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
        # "BN2 5" is in BN2, though there is a BN25.
        split = length > 1 and _PART.match(norms[0].upper()) and norms[1][0].isdigit()
        place = _district(norms[0].upper() if split else joined)
        if place and _meant(words, at, at + length, cue):
            return length, place
    return None


def _meant(words: list[Token], first: int, last: int, cue: bool) -> bool:
    """Whether these words are a postcode and not "me 2" or "ward B5"."""
    norms = [word.norm for word in words[first:last]]
    if _WHOLE.match("".join(norms).upper()) or _is_called_one(words):
        return True
    if _is_counted(words, first, last):
        return False
    if cue:
        return len(norms) == 1 or not _counts(words, last)
    if last - first == len(words) and (len(norms) == 1 or len(norms[0]) == 1):
        return True
    return norms[0] not in _SLANG if _has_figure(norms[0]) else _in_parts(words, norms, last)


def _has_figure(norm: str) -> bool:
    return any(letter.isdigit() for letter in norm)


def _is_called_one(words: list[Token]) -> bool:
    """Whether the message says so: "so 14 is my postcode", "my postcode is so 14"."""
    norms = [word.norm for word in words]
    return any(_POSTCODE.fullmatch(norm) for norm in norms) or ("post", "code") in pairwise(norms)


def _is_counted(words: list[Token], first: int, last: int) -> bool:
    """Whether the word before says what it is: "ward B5", "the M6", "a B1"."""
    if first == 0 or words[first].stop:
        return False
    before = [word.norm for word in words[max(0, first - 2) : first]]
    if before[-1] in _ARTICLES:
        return not (last < len(words) and words[last].norm in _OF_A_PLACE)
    is_one = before[-1] in ("is", "and") and len(before) > 1 and before[0] in _COUNTED
    return before[-1] in _COUNTED or is_one


def _counts(words: list[Token], last: int) -> bool:
    return last < len(words) and not words[last].stop and words[last].norm in _UNITS


def _in_parts(words: list[Token], norms: list[str], last: int) -> bool:
    """Whether letters and figures that stand apart are a postcode: "se 8", "s e 8"."""
    if len(norms) > 2 and _spelled(norms):
        return True
    if len(norms[0]) == 1 or _counts(words, last):
        return False
    return norms[0] in _NO_WORDS or zipf(norms[0]) < COMMON_LETTERS_ZIPF


def _spelled(norms: list[str]) -> bool:
    """Whether it is spelled letter by letter, "s e 8", or with a figure more, "se 8 4"."""
    if len(norms[0]) == 2:
        return zipf(norms[0]) < COMMON_LETTERS_ZIPF
    return len(norms[1]) == 1 and norms[1].isalpha()
