"""Beside the flow: easy-read rule 12, about capitals, italics, exclamation marks and emoji."""

import re
from collections.abc import Iterator

from bot.easyread.finding import Finding, TextKind, fails
from bot.easyread.libraries import how_common
from bot.easyread.rules_words import COMMON, capitals
from bot.easyread.sentences import EMOJI, Sentence

_ITALIC = re.compile(
    r"(?<![*\w])\*(?![*\s])[^*]+\*(?!\*)|(?<![_\w])_(?![_\s])[^_]+_(?![_\w])|</?(?:i|em)>"
)
_SHOUT = re.compile(r"!\s*!")


def capitals_shout(sentence: Sentence) -> Iterator[Finding]:
    """Rule 12: an everyday word in capitals reads like shouting."""
    for word in capitals(sentence):
        if how_common(word.lower()) >= COMMON:
            yield fails(12, "Do not write a word in capitals.", word)


def quiet_marks(text: str, kind: TextKind) -> Iterator[Finding]:
    """Rule 12 over a whole text: no italics, no "!!", one emoji at most and beside words."""
    for found in _ITALIC.finditer(text):
        yield fails(12, "Do not use italics.", found.group())
    if _SHOUT.search(text):
        yield fails(12, "Use no exclamation marks in a row.", text)
    emoji = EMOJI.findall(text)
    if len(emoji) > 1 and kind != "page":
        yield fails(12, "Use one emoji at most.", " ".join(emoji))
    if emoji and _in_place_of_a_word(text):
        yield fails(12, "An emoji stands beside words, never in place of one.", text)


def _in_place_of_a_word(text: str) -> bool:
    bare = EMOJI.sub("", text)
    if not any(map(str.isalnum, bare)):
        return True
    inside = re.compile(r"[A-Za-z,]\s*(?:" + EMOJI.pattern + r")\s*(?:[a-z]|[.?!,])")
    return bool(inside.search(text))
