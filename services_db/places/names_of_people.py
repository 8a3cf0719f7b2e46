"""Step 2, understanding: whether a word that is a place's name is a person's name here."""

import re

from services_db.interests.tokens import Token, word_set
from services_db.places.load import Entry, first_names, word_names

# "something for my son hull": nobody is called like most large towns.
LARGE_TOWN = 90_000

_PERSON = word_set(
    "daughter dauter dorter son mum mom dad brother bruver sister sista husband wife partner "
    "girlfriend boyfriend friend freind frend mate nan nana gran grandad grandson granddaughter "
    "nephew niece cousin uncle aunt auntie aunty neighbour child boy girl lad client carer worker "
    "teacher twin stepson stepdaughter keyworker advocate pal buddy bestie"
)
_WHOSE = word_set("my our his hers her their me the a and")
_CALLED = word_set("called named name")
_IS = word_set("is s")
_NAMES = word_set("name names")
_PLACES = word_set(
    "town place village city area street road estate county live lives group called borough "
    "council neighbourhood district"
)
_DOES = word_set(
    "is likes like lik loves love luvs wants want enjoys hates has needs lives who would cant can "
    "said says goes does plays"
)
_TITLES = word_set(
    "mr mrs miss ms dr sir uncle aunt auntie aunty nanny nurse "
    "queen king prince princess lord lady sir duke duchess"
)
_ONLY_PEOPLE = re.compile(
    r"^(likes|loves|luvs|wants|enjoys|injoys|hates|prefers|says|said|needs|thinks|asked|told|"
    r"and me|and i|is \d\d|is (my|our|his|her|their) \w*(NAMES)|"
    r"is a (man|woman|boy|girl|lad|lady|young)|who (is|likes|loves|wants|needs)|"
    r"has (autism|downs|a learning)|takes me|my (NAMES))\b".replace(
        "NAMES", "|".join(sorted(_PERSON))
    )
)
_STARTS = word_set("and because but hi hello hiya that so if when")
_I_AM = re.compile(r"(^|\b(hi|hello|hiya|hey|and) )(im|i am|its|this is|it is|my names|me)$")


def is_a_person(words: list[Token], first: int, last: int, entry: Entry) -> bool:
    """Whether a place's name is somebody's: "my son Preston", "a girl called Chelsea".

    Args:
        words: the words of the message.
        first, last: where the name stands, the end exclusive.
        entry: the largest place of that name.
    """
    if last - first > 1:
        return False
    norm = words[first].norm
    if _acts(words, first, last) and entry.place.kind != "postcode":
        return True
    if first == 0 or words[first].stop:
        return False
    before = [word.norm for word in words[:first]]
    if _is_named(before) or before[-1] in _TITLES:
        return True
    if norm in first_names() and _is_met(before, words, last):
        return True
    if before[-1] not in _PERSON or not set(before[-4:-1]) & _WHOSE:
        return False
    return _may_be_a_name(norm, entry) or _does(words, last)


def _acts(words: list[Token], first: int, last: int) -> bool:
    """Whether the name begins a sentence that says what a person does or is."""
    begins = first == 0 or any(mark in words[first].stop for mark in ".!?;,")
    if not begins and words[first - 1].norm not in _STARTS:
        return False
    return bool(_ONLY_PEOPLE.match(" ".join(word.norm for word in words[last : last + 4])))


def _is_named(before: list[str]) -> bool:
    name_is = before[-1] in _IS and len(before) > 1 and before[-2] in _NAMES
    return (name_is or before[-1] in _CALLED) and not set(before[-5:-1]) & _PLACES


def _is_met(before: list[str], words: list[Token], last: int) -> bool:
    """Whether it is said as a person's name is: "im Preston", "with Clifton", "for Kent who"."""
    if _I_AM.search(" ".join(before[-4:])):
        return True
    if before[-1] in ("with", "and", "or"):
        return before[-1] == "with" or (len(before) > 1 and before[-2] in first_names())
    after = words[last].norm if last < len(words) else ""
    return before[-1] == "for" and after in ("who", "whos", "he", "she", "hes", "shes")


def _may_be_a_name(norm: str, entry: Entry) -> bool:
    return norm in word_names() | first_names() or entry.size < LARGE_TOWN


def _does(words: list[Token], at: int) -> bool:
    return at < len(words) and words[at].norm in _DOES and not words[at].stop
