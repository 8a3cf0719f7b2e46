"""Step 2, understanding: the place that a message names, or the places that it may mean."""

from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from services_db.interests.clubs import club_positions
from services_db.interests.tokens import Token, common_misspelt, tokens, zipf
from services_db.interests.vocabulary import nearest
from services_db.places.choosing import Mention, choose, is_part, meant
from services_db.places.cues import (
    VERY_COMMON_ZIPF,
    after_cue,
    is_all_that_is_said,
    is_refused,
    may_be_misspelt,
    needs_cue,
    sentence_makes_it_a_place,
)
from services_db.places.index import Words, index, nearest_name
from services_db.places.load import Entry
from services_db.places.names_of_people import is_a_person
from services_db.places.postcodes import postcode_at
from services_db.types import Place

# Without "in" or "near" before it, a misspelt name must be that of a place this large.
SURE_SIZE = 5_000
# A longer message is read no further: nobody names their town after 300 words.
MOST_WORDS = 300
# Nor are more rare words than this compared with all names.
MOST_RARE_WORDS = 8
POSTCODE_SIZE = 50_000


@dataclass(frozen=True)
class PlaceFinding:
    """What a message says of a place.

    Attributes:
        place: the place that it names; None where it names none, or one that may be several.
        choices: where a name means several places: these, likeliest first, at most 5.
        start, end: character offsets of the words that name it, end exclusive; 0, 0 for none.
        text: those words as typed.
    """

    place: Place | None = None
    choices: tuple[Place, ...] = ()
    start: int = 0
    end: int = 0
    text: str = ""


def find_places(text: str) -> PlaceFinding:
    """The place that a message names.

    Args:
        text: the message as typed; any length.

    Returns:
        A place, or choices, or neither. A place that the person refuses ("not London, Leeds"),
        somebody's name and a football club that they support are passed over.
    """
    words = tokens(text)[:MOST_WORDS]
    named = _mentions(text, words)
    wanted = [mention for mention in named if not is_refused(words, mention.first)]
    if not wanted:
        return PlaceFinding()
    mention = meant(wanted, words)
    start, end = words[mention.first].start, words[mention.last - 1].end
    sure, choices = choose(mention.entries)
    return PlaceFinding(sure, choices, start, end, text[start:end])


def _mentions(text: str, words: list[Token]) -> list[Mention]:
    """Every place that is named, in order."""
    clubs = club_positions(words)
    known = [each for each in _known(words) if not clubs & _positions(each)]
    named = [each for each in known if _is_meant(text, words, each, known)]
    covered = clubs.union(*map(_positions, named))
    named += _misspelt(words, covered)
    places = [m for m in named if not is_a_person(words, m.first, m.last, m.entries[0])]
    return sorted(places, key=lambda mention: mention.first)


def _positions(mention: Mention) -> set[int]:
    return set(range(mention.first, mention.last))


def _known(words: list[Token]) -> Iterator[Mention]:
    """Postcodes and names that are spelt right, longest first from the left."""
    at = 0
    while at < len(words):
        mention = _postcode(words, at) or _name(words, at)
        if mention:
            yield mention
        at = mention.last if mention else at + 1


def _postcode(words: list[Token], at: int) -> Mention | None:
    cue = after_cue(words, at)
    found = postcode_at(words, at, cue)
    if not found:
        return None
    length, place = found
    return Mention(at, at + length, (Entry(place, POSTCODE_SIZE),))


def _name(words: list[Token], at: int) -> Mention | None:
    names = index()
    for length in range(min(names.longest, len(words) - at), 0, -1):
        norms = tuple(word.norm for word in words[at : at + length])
        entries = names.by_words.get(norms) or _run_together(norms)
        if entries:
            return Mention(at, at + length, entries)
    return None


def _run_together(norms: Words) -> tuple[Entry, ...] | None:
    """Names that are written as one word or as too many: "foresthill", "dept ford"."""
    names = index()
    # "new town" is no Newtown.
    if len(norms) > 3 or (len(norms) > 1 and all(zipf(n) >= VERY_COMMON_ZIPF for n in norms)):
        return None
    joined = names.joined.get("".join(norms))
    return names.by_words[joined] if joined else None


def _is_meant(text: str, words: list[Token], mention: Mention, known: list[Mention]) -> bool:
    norm = words[mention.first].norm
    one_word = mention.last - mention.first == 1
    if not one_word or mention.entries[0].place.kind == "postcode":
        return True
    if not needs_cue(norm, mention.entries[0]):
        return True
    if sentence_makes_it_a_place(text, words, mention.first, mention.entries[0]):
        return True
    return any(_lies_beside(mention, other) for other in known)


def _lies_beside(mention: Mention, other: Mention) -> bool:
    """Whether the next name says where it is: "Bow, London"."""
    return other.first == mention.last and any(
        is_part(entry, around) for entry in mention.entries for around in other.entries
    )


def _misspelt(words: list[Token], covered: set[int]) -> list[Mention]:
    found: list[Mention] = []
    rare = [at for at, word in enumerate(words) if may_be_misspelt(word.norm)]
    for at in rare[:MOST_RARE_WORDS]:
        if at in covered or nearest(words[at].norm):
            continue
        mention = _nearest(words, at, covered)
        if mention:
            covered |= set(range(mention.first, mention.last))
            found.append(mention)
    return found


def _nearest(words: list[Token], at: int, covered: set[int]) -> Mention | None:
    """The place that the words around a rare word mean, longest first."""
    for first, last in ((at - 1, at + 2), (at, at + 3), (at - 1, at + 1), (at, at + 2)):
        span = range(max(first, 0), min(last, len(words)))
        # A name that begins with "the" is known without it too.
        whole = len(span) == last - first and words[span[0]].norm != "the"
        if whole and not covered & set(span):
            mention = _near(words, first, last)
            if mention:
                return mention
    return _near(words, at, at + 1)


def _near(words: list[Token], first: int, last: int) -> Mention | None:
    written = " ".join(word.norm for word in words[first:last])
    after = after_cue(words, first)
    cue = after or is_all_that_is_said(words, first, last)
    name = nearest_name(written, _errors(len(written), cue))
    # A name of 2 words is compared with names of 2 words only.
    if not name or len(name) != last - first or _is_rather_a_word(written, name, after):
        return None
    entries = index().by_words[name]
    if not cue and (entries[0].size < SURE_SIZE or needs_cue(name[0], entries[0])):
        return None
    return Mention(first, last, entries)


def _is_rather_a_word(written: str, name: Words, after: bool) -> bool:
    """Whether a common word is as near, or after "in" nearer: "shure" is sure, not Shere."""
    other = common_misspelt(written)
    if not other or other[0] == name[0]:
        return False
    errors = OSA.distance(written, " ".join(name))
    return other[1] < errors if after else other[1] <= errors


def _errors(length: int, cue: bool) -> int:
    """Wrong letters that a misspelt name of this length may have."""
    if cue:
        return 0 if length < 5 else min(3, 1 + (length - 5) // 2)
    return 0 if length < 6 else min(2, 1 + (length - 6) // 3)
