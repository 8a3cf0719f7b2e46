"""Step 2, understanding: a message as it was most likely meant, with the text as typed kept.

Text-speak, repeated letters and signs become words; then spelling is mended: interests and places
first, a dictionary after. A word that is right, a name and a postcode are left alone.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from bot.nlu.dictionary import is_right, place_words
from bot.nlu.spelling import Speller
from services_db.interests.load import emoji, load_interests, misspellings
from services_db.interests.tokens import Token, phrase, tokens
from services_db.interests.vocabulary import nearest, vocabulary
from services_db.places import PlaceFinding, find_places

FOLDER = Path(__file__).parent
# Nobody types a longer message in one go; of a longer one the rest is read as it stands.
MOST_WORDS = 300
# A postcode, a number or a word with a figure in it.
_FIGURE = re.compile(r"\d")
_RUN = re.compile(r"(\w)\1{2,}")
_ROMAN = re.compile(r"[ivx]+")
_ONLY_SIGNS = re.compile(r"[^\w\s]*", re.UNICODE)
_SKIN = re.compile("[\ufe0f\u200d\U0001f3fb-\U0001f3ff♀♂]")
_NAMED = frozenset(["called", "named", "name", "names", "mr", "mrs", "miss", "ms", "dr"])
_SHORTEST = 3
_LONGEST = 24


@dataclass(frozen=True)
class Change:
    """Some words that are read otherwise than typed.

    Attributes:
        start, end: where they stand as typed, in characters, end exclusive.
        meant: what they are read as.
        why: text-speak, sign, spelling, interest, place or real word.
    """

    start: int
    end: int
    meant: str
    why: str


@dataclass(frozen=True)
class Reading:
    """A message, as typed and as read.

    Attributes:
        typed: as typed.
        text: as read.
        changes: what differs, in order, without overlaps.
        place: what the read text says of a place; None where it was not looked for.
    """

    typed: str
    text: str
    changes: tuple[Change, ...] = ()
    place: PlaceFinding | None = field(default=None, compare=False)

    def typed_span(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the read text stands in the typed one, in characters."""
        return self._back(start, first=True), self._back(end, first=False)

    def _back(self, at: int, *, first: bool) -> int:
        shift = 0
        for change in self.changes:
            begin = change.start + shift
            end = begin + len(change.meant)
            if at < begin or (at == begin and not first):
                break
            if at < end or (at == end and not first):
                return change.start if first else change.end
            shift += len(change.meant) - (change.end - change.start)
        return at - shift


def read_as(typed: str, speller: Speller) -> Reading:
    """A message as it was most likely meant.

    Args:
        typed: the message as typed; any length and script.
        speller: mends the words that nothing else explains.

    Returns:
        The reading; the typed text itself where there is nothing to mend.
    """
    sign = _signs_alone(typed)
    if sign:
        return Reading(typed, sign, (Change(0, len(typed), sign, "sign"),))
    postcode = _postcode(typed)
    words = tokens(typed)[:MOST_WORDS]
    spoken = _changed(
        typed,
        # "n r 2" is a postcode, and not "and are two".
        (c for c in _text_speak(typed, words) if c.end <= postcode[0] or c.start >= postcode[1]),
    )
    place = find_places(spoken.text)
    mended = _changed(spoken.text, _spelling(spoken.text, place, speller))
    if not mended.changes:
        return replace(spoken, place=place)
    return _together(spoken, mended)


def _postcode(typed: str) -> tuple[int, int]:
    """Where a postcode stands, in characters; nowhere is before the start."""
    found = find_places(typed) if _FIGURE.search(typed) else PlaceFinding()
    is_one = found.place is not None and found.place.kind == "postcode"
    return (found.start, found.end) if is_one else (-1, -1)


def _signs_alone(typed: str) -> str:
    """What a message of signs only means: "?" is a question, a thumb an answer."""
    signs = _SKIN.sub("", typed).strip()
    if not signs or not _ONLY_SIGNS.fullmatch(signs):
        return ""
    known = _pairs("emoji_alone.csv")
    return next((known[(sign,)] for sign in signs if (sign,) in known), "")


def _text_speak(typed: str, words: list[Token]) -> Iterator[Change]:
    """Short forms, letters that are repeated, and right words that are the wrong ones here."""
    at = 0
    while at < len(words):
        change, length = _spoken(words, at)
        if change:
            start, end = words[at].start, words[at + length - 1].end
            # Whoever writes "I'd" with its apostrophe wrote it right.
            if typed[start:end].lower() != change.lower() and "'" not in typed[start:end]:
                why = "real word" if length > 1 else "text-speak"
                yield Change(start, end, _apart(typed, words[at], end, change), why)
        at += length


def _apart(typed: str, word: Token, end: int, meant: str) -> str:
    """What an emoji means as a word of its own: two that touch are "music art", not "musicart"."""
    if word.norm not in emoji():
        return meant
    before, after = typed[word.start - 1 : word.start], typed[end : end + 1]
    # The one before has put its own space already.
    left = " " if before.isalnum() else ""
    return f"{left}{meant}{' ' if after and not after.isspace() else ''}"


def _spoken(words: list[Token], at: int) -> tuple[str, int]:
    """What the words from here are read as, "" where as typed, and how many they are."""
    norms = [_unstretched(word.norm) for word in words[at : at + 3]]
    stops = [word.stop for word in words[at : at + 3]]
    for length in (3, 2):
        if len(norms) < length or any(stops[1:length]):
            continue
        meant = _pairs("real_words.csv").get(tuple(norms[:length]))
        meant = meant or _pairs("real_words.csv").get(tuple(map(_said, norms[:length])))
        meant = meant or misspellings().get(" ".join(norms[:length]))
        if meant:
            return meant, length
    if norms[0] == "an" and len(norms) > 1 and not stops[1] and _needs_and(norms[1]):
        return "and", 1
    short = _pairs("text_speak.csv").get((norms[0],))
    if short:
        return short, 1
    if words[at].norm in emoji():
        return load_interests()[emoji()[words[at].norm]].label.lower(), 1
    return (norms[0] if norms[0] != words[at].norm else ""), 1


def _needs_and(after: str) -> bool:
    """Whether "an" before this word can only be "and": "an swimming", and not "an LGBT+ group"."""
    return after[0] not in "aeiouh" and any(vowel in after for vowel in "aeiouy")


def _said(norm: str) -> str:
    """What a short form stands for, "hav" for "have"; what stands for several words is left."""
    meant = _pairs("text_speak.csv").get((norm,), norm)
    return norm if " " in meant else meant


@lru_cache(maxsize=20_000)
def _unstretched(word: str) -> str:
    """Without repeated letters: "so" for "sooooo", "hello" for "helllo"."""
    if not _RUN.search(word) or _FIGURE.search(word) or _ROMAN.fullmatch(word):
        return word
    twice, once = _RUN.sub(r"\1\1", word), _RUN.sub(r"\1", word)
    return twice if is_right(twice) and not is_right(once) else once


def _spelling(text: str, place: PlaceFinding, speller: Speller) -> Iterator[Change]:
    """Badly spelt words, places and interests first."""
    words = tokens(text)[:MOST_WORDS]
    named = _name_of(place)
    if named and place.text.lower() != named.lower() and phrase(place.text) != phrase(named):
        yield Change(place.start, place.end, named, "place")
    for at, word in enumerate(words):
        if place.start <= word.start < place.end or _no_word(text, words, at):
            continue
        meant, why = _mended(word.norm, _norm(words, at - 1), _norm(words, at + 1), speller)
        if meant != word.norm:
            yield Change(word.start, word.end, meant, why)


def _mended(word: str, before: str, after: str, speller: Speller) -> tuple[str, str]:
    """What one word is read as, and why."""
    interest = misspellings().get(word) or ("" if is_right(word) else nearest(word))
    if interest:
        return _with_g(interest), "interest"
    if word in place_words():
        return word, ""
    if is_right(word):
        return speller.other_word(word, before, after), "real word"
    if (word,) in vocabulary().slugs:
        return _with_g(word), "spelling"
    return speller.mend(word, before, after), "spelling"


def _with_g(word: str) -> str:
    return f"{word}g" if word.endswith("in") and is_right(f"{word}g") else word


def _name_of(place: PlaceFinding) -> str:
    """The place's name, rightly spelt, where it was not; "" where there is nothing to mend."""
    return "" if _FIGURE.search(place.text) else place.spelt


def _no_word(text: str, words: list[Token], at: int) -> bool:
    """Whether a word is no English word, too short or too long to judge, or a name."""
    word = words[at].norm
    if words[at].end - words[at].start != len(word):
        # With an apostrophe: "you've" is right.
        return True
    if not (word.isascii() and word.isalpha() and _SHORTEST <= len(word) <= _LONGEST):
        return True
    return not is_right(word) and _is_a_name(text, words, at)


def _is_a_name(text: str, words: list[Token], at: int) -> bool:
    if at and words[at - 1].norm in _NAMED:
        return True
    if at and words[at - 1].norm == "is" and at > 1 and words[at - 2].norm in _NAMED:
        return True
    typed = text[words[at].start : words[at].end]
    # "Kayleigh" in a sentence with small letters; "SINING" is a badly spelt word in capitals.
    sentence_starts = at == 0 or any(mark in words[at].stop for mark in ".!?")
    capitals = typed[0].isupper() and (typed[1:].islower() or not text.isupper())
    return capitals and not sentence_starts


def _norm(words: list[Token], at: int) -> str:
    return words[at].norm if 0 <= at < len(words) else ""


def _changed(text: str, found: Iterator[Change]) -> Reading:
    changes = sorted(found, key=lambda change: change.start)
    parts, last = [], 0
    for change in changes:
        parts += [text[last : change.start], change.meant]
        last = change.end
    return Reading(text, "".join([*parts, text[last:]]), tuple(changes))


def _together(first: Reading, second: Reading) -> Reading:
    """Two readings, one after the other, as one whose changes stand in the typed text."""
    changes = []
    for change in second.changes:
        start, end = first.typed_span(change.start, change.end)
        changes.append(Change(start, end, change.meant, change.why))
    covered = [(change.start, change.end) for change in changes]
    for change in first.changes:
        if not any(start < change.end and change.start < end for start, end in covered):
            changes.append(change)
    ordered = tuple(sorted(changes, key=lambda change: change.start))
    return _changed(first.typed, iter(ordered)) if ordered else first


@lru_cache(maxsize=8)
def _pairs(file: str) -> dict[tuple[str, ...], str]:
    """Written words → what is meant, from one of this folder's lists."""
    with (FOLDER / file).open(encoding="utf-8", newline="") as lines:
        return {tuple(row["written"].split()): row["meant"] for row in csv.DictReader(lines)}
