"""Step 2, understanding: badly spelt names of places in a message."""

from rapidfuzz.distance import OSA

from services_db.interests.tokens import Token, common_misspelt, phrase, zipf
from services_db.interests.vocabulary import nearest
from services_db.places.choosing import Mention, is_part
from services_db.places.councils_named import is_my_council
from services_db.places.cues import (
    COMMON_NAME_ZIPF,
    LARGE_TOWN,
    VERY_COMMON_ZIPF,
    after_cue,
    is_a_word,
    is_all_that_is_said,
    is_for_somebody,
    may_be_another_word,
    may_be_misspelt,
    needs_cue,
)
from services_db.places.index import Words, index
from services_db.places.load import word_names
from services_db.places.rough import FEWEST, WELL_KNOWN, word_like
from services_db.places.sounds import rough_sound, sound
from services_db.places.spelling import nearest_name, nearly_named, sounds_like
from services_db.places.within import LARGE

# Without "in" or "near" before it, a misspelt name must be that of a place this large.
SURE_SIZE = 5_000
# A right word stands for a name that sounds the same only where that is a town.
TOWN = 20_000
# No more rare words than this are compared with all names.
MOST_RARE_WORDS = 8
LONG_WORD = 6
_LONG_NAME = 9


def misspelt(words: list[Token], covered: set[int], named: list[Mention]) -> list[Mention]:
    """Places whose name is badly spelt.

    Args:
        words: the words of the message.
        covered: positions of words that are known to be something else.
        named: places that are named beside: a name that lies in the next one is sure.

    Returns:
        In no order, without overlaps.
    """
    taken = set(covered)
    found: list[Mention] = []
    rare = [at for at, word in enumerate(words) if may_be_misspelt(word.norm)]
    for at in rare[:MOST_RARE_WORDS]:
        if at in taken or (nearest(words[at].norm) and not is_my_council(words, at)):
            continue
        mention = _nearest(words, at, taken, named)
        if mention:
            taken |= set(range(mention.first, mention.last))
            found.append(mention)
    for at in range(len(words)):
        other = None if at in taken else _of_right_words(words, at, taken)
        if other:
            taken |= set(range(other.first, other.last))
            found.append(other)
    return found


def _nearest(
    words: list[Token], at: int, covered: set[int], named: list[Mention]
) -> Mention | None:
    """The place that the words around a rare word mean, longest first."""
    spans = ((at - 2, at + 1), (at - 1, at + 2), (at, at + 3), (at - 1, at + 1), (at, at + 2))
    for first, last in spans:
        span = range(max(first, 0), min(last, len(words)))
        if len(span) == last - first and not covered & set(span):
            mention = _near(words, first, last, named)
            if mention:
                return mention
    return _near(words, at, at + 1, named)


def _near(words: list[Token], first: int, last: int, named: list[Mention]) -> Mention | None:
    written = " ".join(word.norm for word in words[first:last])
    beside = [m for m in named if m.first == last and not (last - first > 1 and words[last].stop)]
    after = after_cue(words, first) or is_my_council(words, first) or is_for_somebody(words, first)
    alone = is_all_that_is_said(words, first, last)
    errors = _errors(len(written.removeprefix("the ")), after or alone or bool(beside))
    name = nearest_name(written, errors if after or " " not in written else min(errors, 2))
    if not name or not _same_words(written, name, last - first):
        return None
    entries = index().by_words[name]
    inside = any(is_part(e, other) for e in entries for m in beside for other in m.entries)
    if not inside and _is_rather_a_word(written, name, after, alone):
        return None
    if not (after or alone or inside or _is_sure(written, name)):
        return None
    return Mention(first, last, entries, spelling(name))


def _is_sure(written: str, name: Words) -> bool:
    """Whether a name is meant though nothing says that a place comes."""
    largest = index().by_words[name][0]
    wrong, most = OSA.distance(written, " ".join(name)), _errors(len(written), False)
    least = TOWN if wrong > most else SURE_SIZE
    a_word = " " not in written and _is_another_word(written, name)
    consonants = rough_sound(written)
    heard = len(consonants) >= FEWEST and sound(written) == sound(" ".join(name))
    near = wrong <= most or heard or _has_consonants_of(written, name, FEWEST + 1)
    cue = len(name) == 1 and needs_cue(name[0], largest)
    return near and not a_word and largest.size >= least and not cue


def _is_another_word(written: str, name: Words) -> bool:
    """Whether it is a word as it stands; "stirlin" is Stirling's name and no other word."""
    return is_a_word(written) and (f"{written}g",) != name


def _same_words(written: str, name: Words, count: int) -> bool:
    """Whether a name has as many words; "hartly pool" is nearly Hartlepool though."""
    joined, meant = written.replace(" ", ""), "".join(name)
    if _has_consonants_of(joined, name, FEWEST + 1):
        return all(zipf(word) < VERY_COMMON_ZIPF for word in written.split() if word not in name)
    if len(name) == count:
        return name[0] == "the" or not written.startswith("the ")
    return joined[0] == meant[0] and len(meant) > 6 and OSA.distance(joined, meant) <= 1


def _has_consonants_of(written: str, name: Words, fewest: int) -> bool:
    heard = rough_sound(written)
    return len(heard) >= fewest and heard == rough_sound(" ".join(name))


def _of_right_words(words: list[Token], at: int, covered: set[int]) -> Mention | None:
    """Right words that stand for a name: "noting hill", "I live in sterling"."""
    cue = after_cue(words, at)
    if at + 1 < len(words) and at + 1 not in covered and not words[at + 1].stop:
        name = nearly_named(words[at].norm, words[at + 1].norm)
        if name and (cue or is_all_that_is_said(words, at, at + 2)):
            return Mention(at, at + 2, index().by_words[name], spelling(name))
    if not cue or not may_be_another_word(words[at].norm):
        return None
    heard = sounds_like(words[at].norm, TOWN)
    return Mention(at, at + 1, index().by_words[heard], spelling(heard)) if heard else None


def spelling(name: Words) -> str:
    """A known name rightly spelt: as places are called, or as the one place that it stands for."""
    entries = index().by_words[name]
    own = next((e.place.name for e in entries if phrase(e.place.name) == name), "")
    return own or (entries[0].place.name if len(entries) == 1 else " ".join(name).title())


def _is_rather_a_word(written: str, name: Words, after: bool, alone: bool) -> bool:
    """Whether a common word is as near, or after "in" nearer: "shure" is sure, not Shere."""
    largest = index().by_words[name][0].size
    if _is_too_small(written, name, after, largest) or (
        alone and not after and _is_a_long_word(written, name, largest)
    ):
        return True
    like = word_like(written.removeprefix("the "))
    if like and _is_likelier(like, written, name, after, alone):
        return True
    other = common_misspelt(written)
    if not other or other[0] == name[0]:
        return False
    errors = OSA.distance(written, " ".join(name))
    heard = sound(written) == sound(" ".join(name)) and written[0] == name[0][0]
    heard = heard or _has_consonants_of(written, name, FEWEST)
    errors = min(errors, 1) if heard else errors
    if heard and (after or alone or largest >= LARGE_TOWN) and zipf(other[0]) < VERY_COMMON_ZIPF:
        # "margit" alone is rather Margate than margin.
        return other[1] < 1
    return other[1] < errors if after else other[1] <= errors


def _is_too_small(written: str, name: Words, after: bool, size: int) -> bool:
    """Whether a place is too small to be meant by a word with so many errors."""
    if " " in written or OSA.distance(written, " ".join(name)) < 2:
        return (
            size < WELL_KNOWN
            and not after
            and (_is_another_word(written, name) or name[0] in word_names())
        )
    # "days of olden", "cuppel"
    return size < TOWN and _is_another_word(written, name) if after else size < SURE_SIZE


def _is_a_long_word(written: str, name: Words, size: int) -> bool:
    """Whether it is a word as it stands: "hoovering" alone is no Havering."""
    if " " in written or not _is_another_word(written, name):
        return False
    wrong = OSA.distance(written, " ".join(name))
    return size < LARGE_TOWN or (wrong > 1 and len(written) > LONG_WORD)


def _is_likelier(
    like: tuple[str, int], written: str, name: Words, after: bool, alone: bool
) -> bool:
    """Whether an English word of the same consonants is likelier: "comity" is no Coity."""
    word, wrong = like
    place_wrong = int(OSA.distance(written, " ".join(name)))
    entry = index().by_words[name][0]
    largest = TOWN if entry.place.kind in LARGE else entry.size
    same = sound(written) == sound(word)
    if after:
        # "in trubble"; "in sterling" may yet be Stirling.
        return wrong < place_wrong and same and largest < TOWN
    # "buton" is a button: a usual word, and no more wrong.
    usual = same and zipf(word) >= COMMON_NAME_ZIPF and wrong <= place_wrong
    if alone and largest >= LARGE_TOWN:
        # "lootun" alone is rather Luton than looting.
        return usual or wrong + 1 < place_wrong
    if alone:
        return usual or wrong < place_wrong or (same and largest < WELL_KNOWN)
    return wrong <= place_wrong + 1


def _errors(length: int, cue: bool) -> int:
    """Wrong letters that a misspelt name of this length may have."""
    if cue:
        return 0 if length < 5 else min(3, 1 + (length - 5) // 2)
    if length > _LONG_NAME:
        return 3
    return 0 if length < 6 else min(2, 1 + (length - 6) // 3)
