"""Step 2, understanding: whether a word that is a place's name is a person's name here."""

from services_db.interests.tokens import Token, word_set
from services_db.places.load import Entry, word_names

# "something for my son hull": nobody is called like most large towns.
LARGE_TOWN = 90_000

_PERSON = word_set(
    "daughter dauter dorter son mum mom dad brother bruver sister sista husband wife partner "
    "girlfriend boyfriend friend freind frend mate nan nana gran grandad grandson granddaughter "
    "nephew niece cousin uncle aunt auntie aunty neighbour child boy girl lad client carer worker "
    "teacher twin"
)
_WHOSE = word_set("my our his her their me the a")
_CALLED = word_set("called named name")
_IS = word_set("is s")
_NAMES = word_set("name names")
_PLACES = word_set("town place village city area street road estate county live lives group called")
# First names that word_names.txt does not have.
_FIRST_NAMES = word_set("chelsea carlisle kent devon chester harlow kimberley london paris")
_DOES = word_set(
    "is likes like lik loves love luvs wants want enjoys hates has needs lives who would cant can "
    "said says goes does plays"
)


def is_a_person(words: list[Token], first: int, last: int, entry: Entry) -> bool:
    """Whether a place's name is somebody's: "my son Preston", "a girl called Chelsea".

    Args:
        words: the words of the message.
        first, last: where the name stands, the end exclusive.
        entry: the largest place of that name.
    """
    if last - first > 1 or first == 0 or words[first].stop:
        return False
    before = [word.norm for word in words[:first]]
    if _is_named(before):
        return True
    if before[-1] not in _PERSON or not set(before[-4:-1]) & _WHOSE:
        return False
    return _may_be_a_name(words[first].norm, entry) or _does(words, last)


def _is_named(before: list[str]) -> bool:
    name_is = before[-1] in _IS and len(before) > 1 and before[-2] in _NAMES
    return (name_is or before[-1] in _CALLED) and not set(before[-5:-1]) & _PLACES


def _may_be_a_name(norm: str, entry: Entry) -> bool:
    return norm in word_names() | _FIRST_NAMES or entry.size < LARGE_TOWN


def _does(words: list[Token], at: int) -> bool:
    return at < len(words) and words[at].norm in _DOES and not words[at].stop
