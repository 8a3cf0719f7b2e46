"""Step 2, understanding: which words of a message a "not" belongs to, by fixed phrases.

A "not" reaches to the end of its clause: to "but", a full stop, or a new "I like". Right beside
the phrase this is sure; further on the message's grammar may know better (`parsed_negation`).
"""

import re
from dataclasses import dataclass, field

from services_db.interests.refusal_words import BEGINS, ENDS, NEW_CLAUSE, YES_NO_AFTER, cues
from services_db.interests.tokens import Token

_STOPS = re.compile(r"[.!?;:\n()\-–—]")
_LIST_GOES_ON = re.compile(r" , (?:(?:and|or|nor|no|not) |(?:[^.]*? )?(?:or|nor) )")
_BEGINS_WITH_MARK = re.compile(r" [.,](?= )")
# "Not a really big football": so many words may stand between a phrase and what it decides.
_BESIDE = 3
# A long message is read in parts of so many words: time grows with a part's square.
_PART = 200


@dataclass
class Reading:
    """What fixed phrases say of a message; its words by position.

    Attributes:
        refused: words that the person does not want.
        sure: words right beside a phrase, of which it says surely whether they are wanted.
        has_cue: whether there is any such phrase.
    """

    refused: set[int] = field(default_factory=set)
    sure: set[int] = field(default_factory=set)
    has_cue: bool = False


class _Line:
    """Words as one line that the patterns can read, and the way back to the words."""

    def __init__(self, words: list[Token], first: int) -> None:
        self._first = first
        self._starts: list[int] = []
        self.text = " "
        before = -1
        for word in words[first : first + _PART]:
            # "make-up" is one word, "football - no" is two.
            whole = word.stop == "-" and word.start == before + 1
            self.text += "" if whole else _mark(word.stop)
            self._starts.append(len(self.text))
            self.text += f"{word.norm} "
            before = word.end

    def words(self, start: int, end: int) -> list[int]:
        """Positions of the words that begin within these characters."""
        return [self._first + at for at, place in enumerate(self._starts) if start <= place < end]


def _mark(stop: str) -> str:
    if _STOPS.search(stop):
        return ". "
    return ", " if "," in stop else ""


def by_phrases(words: list[Token], taken: set[int]) -> Reading:
    """Which words a "not" belongs to.

    Args:
        words: the words of the message, of any length.
        taken: positions of words that are part of an interest's own name ("no friends"), which
            begin no "not" of their own.
    """
    reading = Reading()
    for first in range(0, len(words), _PART):
        _read(_Line(words, first), taken, reading)
    return reading


def _read(line: _Line, taken: set[int], reading: Reading) -> None:
    """Find the phrases of a line, and note in `reading` what they say."""
    answers = bool(YES_NO_AFTER.search(line.text))
    if answers:
        reading.sure.update(line.words(0, len(line.text)))
    at = clause = 0
    while match := cues().search(line.text, at):
        at = match.end()
        if set(line.words(match.start(), at)) <= taken:
            continue
        reading.has_cue = True
        # "Not her cup of tea": the phrase's own words name nothing more.
        reading.sure.update(line.words(match.start(), at))
        kind = str(match.lastgroup)
        if kind == "plain" and answers and match.group() in ("no", "not"):
            kind = "backward"
        if kind in ("backward", "restoring"):
            _look_back(line, clause, match, kind, reading)
        else:
            at = _look_on(line, match, taken, reading)
        clause = at


def _look_back(line: _Line, clause: int, match: re.Match[str], kind: str, reading: Reading) -> None:
    """Mark the words before the phrase: of its clause, or of its sentence where it restores."""
    if kind == "restoring":
        words = line.words(line.text.rfind(" . ", 0, match.start()) + 1, match.start())
        reading.refused.difference_update(words)
    else:
        # "football? no": the mark before the phrase does not part it from its football.
        text = line.text[clause : match.start()].rstrip(" .,")
        begins = [found.end() for found in BEGINS.finditer(text)]
        words = line.words(clause + max(begins, default=0), match.start())
        reading.refused.update(words)
    reading.sure.update(words)


def _look_on(line: _Line, match: re.Match[str], taken: set[int], reading: Reading) -> int:
    """Mark the words from the phrase to the end of its clause; return where to read on."""
    is_list = match.lastgroup == "listing" or " like" in match.group()
    end = _end(line.text, match.end(), is_list)
    words = line.words(match.end(), end)
    if match.lastgroup == "plain":
        words = _begun(line.words(match.start(), match.end()), taken) + words
    reading.sure.update(_beside(words, taken))
    if match.lastgroup == "neutral":
        return match.end()
    reading.refused.update(words)
    return max(end, match.end())


def _begun(phrase: list[int], taken: set[int]) -> list[int]:
    """The last words of a phrase that begin an interest's name: "not looking for | love"."""
    rest = list(phrase)
    while rest and rest[-1] in taken:
        rest.pop()
    return phrase[len(rest) :]


def _beside(words: list[int], taken: set[int]) -> list[int]:
    """The first words of a clause, up to and with its first interest."""
    near = words[:_BESIDE]
    for count, word in enumerate(near, start=1):
        if word in taken and word + 1 not in taken:
            return near[:count]
    return near


def _end(text: str, at: int, is_list: bool) -> int:
    """Where the clause that goes on here ends, in characters of the line."""
    # "Dislikes: football, gym"
    mark = _BEGINS_WITH_MARK.match(text, at)
    at = mark.end() if mark else at
    for match in ENDS.finditer(text, at):
        # The interest itself begins no new clause.
        if match.group() == " " and match.start() == at:
            continue
        if match.group() != " ," or not _goes_on(text, match.start(), is_list):
            return match.start()
    return len(text)


def _goes_on(text: str, comma: int, is_list: bool) -> bool:
    """Whether a list goes on after this comma.

    "Not football, art" wants art; "not football, swimming or bingo" and "I hate football,
    swimming, bingo" are lists.
    """
    if NEW_CLAUSE.match(text, comma) or ENDS.match(text, comma + 2):
        return False
    return is_list or bool(_LIST_GOES_ON.match(text, comma))
