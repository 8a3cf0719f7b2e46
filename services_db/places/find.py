"""Step 2, understanding: the place that a message names, or the places that it may mean."""

from collections.abc import Iterator
from dataclasses import dataclass

from services_db.interests.clubs import club_positions
from services_db.interests.tokens import Token, phrase, tokens, word_set, zipf
from services_db.places.choosing import Mention, choose, is_part, meant
from services_db.places.councils_named import council_named
from services_db.places.cues import (
    VERY_COMMON_ZIPF,
    after_cue,
    is_all_that_is_said,
    is_interest,
    needs_cue,
    sentence_makes_it_a_place,
)
from services_db.places.index import Words, index
from services_db.places.load import Entry
from services_db.places.misspelt import misspelt, spelling
from services_db.places.names_of_people import is_a_person
from services_db.places.postcodes import postcode_at
from services_db.places.things import is_a_thing, is_only_talked_of, thing_positions
from services_db.types import Place

# A longer message is read no further: nobody names their town after 300 words.
MOST_WORDS = 300
POSTCODE_SIZE = 50_000
COUNTRY = "United Kingdom"
# "over Oldham way" is not Over's.
SURELY_A_WORD_ZIPF = 5.5
_LINKS = ("in", "near", "by")
_COMPASS = word_set("north south east west central inner the")
_NO_TOWN_AFTER = word_set("a an the my to any some no")


@dataclass(frozen=True)
class PlaceFinding:
    """What a message says of a place.

    Attributes:
        place: the place that it names; None where it names none, or one that may be several.
        choices: where a name means several places: these, likeliest first, at most 5.
        start, end: character offsets of the words that name it, end exclusive; 0, 0 for none.
        text: those words as typed.
        spelt: those words rightly spelt; "" where they are so as typed.
    """

    place: Place | None = None
    choices: tuple[Place, ...] = ()
    start: int = 0
    end: int = 0
    text: str = ""
    spelt: str = ""


def find_places(text: str, near: Place | None = None) -> PlaceFinding:
    """The place that a message names.

    Args:
        text: the message as typed; any length.
        near: the place that was said before, if any: of places of one name and of similar size
            the nearest to it is offered first.

    Returns:
        A place, or choices, or neither. A place that the person refuses ("not London, Leeds"),
        somebody's name, a thing's ("Eccles cakes") and a football club that they support are
        passed over.
    """
    words = tokens(text)[:MOST_WORDS]
    mention = meant(_mentions(text, words), words)
    if mention is None:
        return PlaceFinding()
    start, end = words[mention.first].start, words[mention.last - 1].end
    sure, choices = choose(mention.entries, near)
    return PlaceFinding(sure, choices, start, end, text[start:end], mention.spelt)


def _mentions(text: str, words: list[Token]) -> list[Mention]:
    """Every place that is named, in order."""
    no_places = club_positions(words) | thing_positions(words)
    known = [each for each in _known(words) if not no_places & _positions(each)]
    councils = [council for council in map(lambda m: _council(words, m), known) if council]
    taken = no_places.union(*map(_positions, councils))
    known = [each for each in known if not taken & _positions(each)]
    named = councils + [each for each in known if _is_meant(text, words, each, known + councils)]
    named += _of_councils(words, misspelt(words, taken.union(*map(_positions, named)), named))
    places = [m for m in named if m in councils or not _is_a_name_of_else(words, m)]
    return sorted(places, key=lambda mention: mention.first)


def _is_a_name_of_else(words: list[Token], mention: Mention) -> bool:
    first, last, largest = mention.first, mention.last, mention.entries[0]
    if largest.place.kind == "postcode":
        return False
    if largest.place.kind == "landmark" and is_only_talked_of(words, first, last):
        return True
    return is_a_person(words, first, last, largest) or is_a_thing(words, first, last)


def _of_councils(words: list[Token], mentions: list[Mention]) -> list[Mention]:
    """Badly spelt names, those of councils where the words around say so."""
    return [
        _council(words, mention, mention.entries[0].place.area) or mention for mention in mentions
    ]


def _council(words: list[Token], mention: Mention, name: str | None = None) -> Mention | None:
    """The mention as a council's, where the words around say that it is one."""
    found = council_named(words, mention.first, mention.last, name)
    if not found:
        return None
    entry, first, last = found
    before = [word.norm for word in words[first : mention.first]]
    after = [word.norm for word in words[mention.last : last]]
    spelt = " ".join([*before, entry.place.name, *after]) if mention.spelt else ""
    return Mention(first, last, (entry,), spelt)


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
    found = postcode_at(words, at, after_cue(words, at))
    if not found:
        return None
    length, place = found
    return Mention(at, at + length, (Entry(place, POSTCODE_SIZE),))


def _name(words: list[Token], at: int) -> Mention | None:
    names = index()
    for length in range(min(names.longest, len(words) - at), 0, -1):
        norms = tuple(word.norm for word in words[at : at + length])
        if any(word.stop.strip("'’-&.") for word in words[at + 1 : at + length]):
            continue
        entries = names.by_words.get(norms)
        if entries:
            called = {phrase(entry.place.name) for entry in entries}
            alias = norms not in called and len(entries) == 1 and entries[0].place.kind == "town"
            return Mention(at, at + length, entries, spelling(norms) if alias else "")
        joined = _run_together(norms)
        if joined:
            return Mention(at, at + length, names.by_words[joined], spelling(joined))
    return None


def _run_together(norms: Words) -> Words | None:
    """Names that are written as one word or as too many: "foresthill", "dept ford"."""
    # "new town" is no Newtown.
    if len(norms) > 3 or (len(norms) > 1 and all(zipf(n) >= VERY_COMMON_ZIPF for n in norms)):
        return None
    return index().joined.get("".join(norms))


def _is_meant(text: str, words: list[Token], mention: Mention, known: list[Mention]) -> bool:
    norm = words[mention.first].norm
    if mention.entries[0].place.name == COUNTRY:
        # "UK GDPR": it says where somebody lives only where nothing else is said.
        return is_all_that_is_said(words, mention.first, mention.last)
    one_word = mention.last - mention.first == 1
    if not one_word or mention.entries[0].place.kind == "postcode":
        return True
    if zipf(norm) >= SURELY_A_WORD_ZIPF and _is_followed(words, mention, known):
        return False
    if not needs_cue(norm, mention.entries[0]):
        return True
    if sentence_makes_it_a_place(text, words, mention.first, mention.entries[0]):
        return True
    return any(_lies_beside(words, mention, other) for other in known)


def _is_followed(words: list[Token], mention: Mention, known: list[Mention]) -> bool:
    """Whether another name comes next without a comma: "over Oldham way"."""
    return any(m.first == mention.last and not words[m.first].stop for m in known)


def _lies_beside(words: list[Token], mention: Mention, other: Mention) -> bool:
    """Whether the next name says where it is: "Bow, London", "Jericho in Oxford"."""
    if not any(is_part(entry, around) for entry in mention.entries for around in other.entries):
        return False
    if other.first == mention.last:
        comma = bool(words[other.first].stop)
        return comma or zipf(words[mention.first].norm) < SURELY_A_WORD_ZIPF
    before = words[mention.first - 1].norm if mention.first else ""
    between = [word.norm for word in words[mention.last : other.first]]
    linked = between[:1] and between[0] in _LINKS and set(between[1:]) <= _COMPASS
    # "a sale in Manchester" is none of Sale's, "reading in Berkshire" none of Reading's.
    return (
        bool(linked) and before not in _NO_TOWN_AFTER and not is_interest(words[mention.first].norm)
    )
