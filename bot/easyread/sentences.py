"""Beside the flow: a text cut into sentences, as a person would cut it.

Names, web addresses and telephone numbers are covered first, so that the full stop of
"www.example.org" ends no sentence and a name breaks no rule about words.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from bot.easyread.wordlists import listed

_WEB = re.compile(
    r"(?:https?://|www\.)[^\s<>\"]*[^\s<>\".,;:!?)]"
    r"|\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:org|com|net|uk|london|wales|scot|info)\b(?:/[\w/.-]*\w)?",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?<![\d£])(?:\+44 ?\d|0\d)[\d ]{6,12}\d\b|\b116 ?\d{3}\b|\b18001 ?\d+(?: \d+)*\b"
)
_SHORT_CODE = re.compile(
    r"(?<=\b(?:text|ring|dial)\b )\d{5,6}\b|(?<=\b(?:to|on) )\d{5,6}\b", re.IGNORECASE
)
EMOJI = re.compile(
    "[\U0001f1e6-\U0001f1ff\U0001f300-\U0001faff\u2600-\u27bf\u2b00-\u2bff]"
    "(?:\ufe0f|\u200d[\U0001f300-\U0001faff\u2600-\u27bf]|[\U0001f3fb-\U0001f3ff])*"
)
_ENDS = re.compile(r"[.!?…]+[\"')\]”’]*(?=\s|$)")
# A line that goes on in small letters is one sentence cut by the width of a page.
_GOES_ON = re.compile(r"(?<=[\w,'\"])[ \t]*\n[ \t]*(?=[a-z])")
_NO_END = re.compile(r"(?:^|[\s(])(?:e\.g|i\.e|mr|mrs|ms|dr|st|no|tel|approx)\.$", re.IGNORECASE)
_COVER = re.compile("\ue000([0-9]+)\ue001")
# What a covered piece reads like to the rules: words that no rule minds.
_STAND_IN = {"name": "Anna", "web": "website", "phone": "999"}


@dataclass(frozen=True)
class Sentence:
    """One sentence.

    Attributes:
        text: as people read it.
        plain: the same with names, addresses and telephone numbers replaced, for the rules.
        words: how many words; an address or a telephone number is one.
    """

    text: str
    plain: str
    words: int

    @property
    def question(self) -> bool:
        """Whether it asks something."""
        return self.plain.rstrip("\"')]” ").endswith("?")


def sentences(text: str, names: frozenset[str] = frozenset()) -> list[Sentence]:
    """The sentences of a text, in order. A line's end ends one too, unless the next goes on.

    Args:
        text: what people read, with no placeholders left.
        names: proper names that stand outside the rules about words.
    """
    whole = _GOES_ON.sub(" ", text.replace("’", "'"))
    covered, pieces = _cover(whole, names | listed("names"))
    return [_sentence(cut, pieces) for line in covered.splitlines() for cut in _cuts(line)]


def _cover(text: str, names: frozenset[str]) -> tuple[str, list[tuple[str, str]]]:
    pieces: list[tuple[str, str]] = []

    def covering(sort: str) -> Callable[[re.Match[str]], str]:
        def cover(found: re.Match[str]) -> str:
            pieces.append((sort, found.group()))
            return f"\ue000{len(pieces) - 1}\ue001"

        return cover

    for sort, pattern in (("web", _WEB), ("phone", _PHONE), ("phone", _SHORT_CODE)):
        text = pattern.sub(covering(sort), text)
    if names:
        text = _any_name(names).sub(covering("name"), text)
    return text, pieces


def _any_name(names: frozenset[str]) -> re.Pattern[str]:
    longest_first = sorted((name.replace("’", "'") for name in names), key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")


def _cuts(line: str) -> list[str]:
    cuts, start = [], 0
    for end in _ENDS.finditer(line):
        if _NO_END.search(line[start : end.end()]):
            continue
        cuts.append(line[start : end.end()])
        start = end.end()
    return [cut.strip() for cut in [*cuts, line[start:]] if cut.strip()]


def _sentence(cut: str, pieces: list[tuple[str, str]]) -> Sentence:
    def uncovered(stand_in: dict[str, str]) -> str:
        def show(found: re.Match[str]) -> str:
            sort, original = pieces[int(found.group(1))]
            return stand_in.get(sort, original)

        # A name may lie around a covered number, so uncover twice.
        return _COVER.sub(show, _COVER.sub(show, cut))

    counted = uncovered({"web": "website", "phone": "number"})
    words = sum(1 for word in counted.split() if any(map(str.isalnum, word)))
    return Sentence(text=uncovered({}), plain=uncovered(_STAND_IN), words=words)
