"""Beside the flow: easy-read rules 1, 2, 4 and 14, about how a sentence is built."""

import re
from collections.abc import Iterator

from bot.easyread.finding import Finding, TextKind, fails, warns
from bot.easyread.libraries import parsed
from bot.easyread.sentences import EMOJI, Sentence
from bot.easyread.wordlists import listed

MOST_WORDS = 15
_LABEL = re.compile(
    r"^(?:What|When|Where|How much|Who for|How to join|How to ask|Check|Why this one): "
)
_DASH = re.compile(r"[–—]|(?<=\s)-{1,2}(?=\s)|(?<=\d)-(?=[£\d])")
_BRACKET = re.compile(r"[()\[\]{}]")
_COUNT = re.compile(r"\(\d+\)$")  # "Look further away (2)" on a button
_COLON = re.compile(r":(?!\d)(?=.*\w)")
_BE = re.compile(r"\b(?:am|is|are|was|were|be|been|being|get|gets|got|getting)\b", re.IGNORECASE)
_LOOSE_START = re.compile(r"^(?:it|they|them|this)\b", re.IGNORECASE)


def length(sentence: Sentence) -> Iterator[Finding]:
    """Rule 1: at most 15 words."""
    if sentence.words > MOST_WORDS:
        message = f"This sentence has {sentence.words} words. Cut it in two. 15 is the most."
        yield fails(1, message, sentence.text)


def one_idea(sentence: Sentence, kind: TextKind) -> Iterator[Finding]:
    """Rule 2: no mark that joins ideas, at most one comma, never a comma and "and"."""
    text = _LABEL.sub("", sentence.plain)
    if kind == "button":
        text = _COUNT.sub("", text)
    marks = ((";", "semicolon"), (_COLON, "colon"), (_DASH, "dash"), (_BRACKET, "bracket"))
    for mark, name in marks:
        if re.search(mark, text):
            yield fails(2, f"There is a {name}. Make two sentences.", sentence.text)
    yield from _commas(sentence, text)


def _commas(sentence: Sentence, text: str) -> Iterator[Finding]:
    commas = len(re.findall(r",(?!\d{3})", text))
    if commas > 1:
        yield fails(2, f"There are {commas} commas. Make two sentences.", sentence.text)
    elif commas and re.search(r"\band\b", text, re.IGNORECASE):
        yield fails(2, 'There is a comma and an "and". Make two sentences.', sentence.text)


def active_voice(sentence: Sentence) -> Iterator[Finding]:
    """Rule 4: say who does it. Words that only look passive are in `words/states.txt`."""
    plain = EMOJI.sub("", sentence.plain)
    # The parser is slow; a passive always has a form of "be" or "get".
    if not _BE.search(plain):
        return
    for token in parsed(plain):
        if token.dep_ != "auxpass":
            continue
        verb = token.head
        by_somebody = any(child.dep_ == "agent" for child in verb.children)
        if by_somebody or verb.lower_ not in listed("states"):
            message = "This is the passive voice. Say who does it first."
            yield fails(4, message, f"{token.text} {verb.text}")


def clear_start(sentence: Sentence) -> Iterator[Finding]:
    """Rule 14: a sentence that begins with it, they, them or this may be unclear."""
    start = _LOOSE_START.match(sentence.plain)
    if start:
        message = f'This begins with "{start.group()}". Is it clear what that is?'
        yield warns(14, message, sentence.text)
