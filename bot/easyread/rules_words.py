"""Beside the flow: easy-read rules 5, 8, 10, 11 and 13, about which words are used."""

import re
from collections.abc import Iterator

from bot.easyread.finding import Finding, TextKind, fails, warns
from bot.easyread.glossary import abbreviations, entry
from bot.easyread.libraries import how_common, parsed
from bot.easyread.sentences import Sentence
from bot.easyread.wordlists import banned, listed, one_word, phrases

COMMON = 4.0  # Zipf frequency
_CAPITALS = re.compile(r"\b[A-Z]{2,}[A-Z0-9]*\b\+?")
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?(?: \d[A-Z]{2})?\b")
_CONTRACTION = re.compile(
    r"\b\w+n't\b|\b\w+'(?:re|ve|ll|m|d)\b|\b(?:'tis|ma'am|o'clock|y'all)\b"
    r"|\b(?:it|that|what|there|here|who|he|she|how|where|when|let|everyone|everybody)'s\b",
    re.IGNORECASE,
)
_SHORT_DAY = re.compile(
    r"\b(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat(?= \d)|Sun(?= \d)"
    r"|Jan|Feb|Apr|Aug|Sept?|Oct|Nov|Dec)\b\.?"
)
_AMPERSAND = re.compile(r"\s&\s")
_NEGATIVE = re.compile(
    r"\b(?:not|never|no|nobody|nothing|none|nowhere|without|cannot|neither|nor)\b", re.IGNORECASE
)
_NOT_UN = re.compile(
    r"\bnot (?:un(?!der|til|less|i)\w{4,}|im(?:possible|polite)|dis(?:like|agree)\w*)",
    re.IGNORECASE,
)
# A new clause begins here, so a second "not" after it is no double negative.
_CLAUSE = re.compile(r",|\b(?:if|that|when|because|and|but|or|so|who|what|which)\b", re.IGNORECASE)
_ANSWER = re.compile(r"^No,? |\"[^\"]*\"|\byes or no\b|\bnot sure\b|\bno one\b", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z][A-Za-z'-]*")
_ENDINGS = ("'s", "s'", "es", "s", "ed", "d", "ing", "er", "ers", "est", "ly")


def whole_words(sentence: Sentence) -> Iterator[Finding]:
    """Rule 5: no contraction, no shortened word, no abbreviation that the glossary lacks."""
    for found in _CONTRACTION.finditer(sentence.plain):
        yield fails(5, "This is a short form. Write both words.", found.group())
    for pattern in (phrases("short"), _SHORT_DAY):
        for found in pattern.finditer(sentence.plain):
            yield fails(5, "This is a short form. Write the whole word.", found.group())
    if _AMPERSAND.search(sentence.plain):
        yield fails(5, 'There is an "&". Write "and".', sentence.text)
    for word in capitals(sentence):
        if how_common(word.lower()) < COMMON:
            message = "This is an abbreviation. Write it out, or put it in the glossary."
            yield fails(5, message, word)


def capitals(sentence: Sentence) -> list[str]:
    """Words in capitals that are neither postcodes nor abbreviations of the glossary."""
    text = _POSTCODE.sub("", sentence.plain)
    return [word for word in _CAPITALS.findall(text) if word not in abbreviations()]


def plain_words(sentence: Sentence) -> Iterator[Finding]:
    """Rule 8: no word of the banned list; each has everyday words to use instead."""
    for pattern, instead in banned():
        for found in pattern.finditer(sentence.plain):
            yield fails(8, f"This is a hard word. Say: {instead}.", found.group())
    if "access" in sentence.plain.lower():
        for token in parsed(sentence.plain):
            verb = token.pos_ == "VERB" or token.lower_ in ("accessed", "accesses", "accessing")
            if token.lower_.startswith("access") and verb:
                yield fails(8, "This is a hard word. Say: use, get, get into.", token.text)


def one_word_one_thing(sentence: Sentence) -> Iterator[Finding]:
    """Rule 10: the same thing has the same word everywhere."""
    for pattern, ours in one_word():
        for found in pattern.finditer(sentence.plain):
            yield fails(10, f'We use one word for one thing. Here it is "{ours}".', found.group())


def says_what_it_means(sentence: Sentence) -> Iterator[Finding]:
    """Rule 11: no saying from the list, no double negative."""
    for found in phrases("idioms").finditer(sentence.plain):
        message = "This is a saying. It means something other than its words. Say it plainly."
        yield fails(11, message, found.group())
    text = _ANSWER.sub(" ", sentence.plain)
    twice = any(len(_NEGATIVE.findall(clause)) > 1 for clause in _CLAUSE.split(text))
    if twice or _NOT_UN.search(text):
        yield fails(11, "This is a double negative. Say it without one.", sentence.text)


def common_words(sentence: Sentence, kind: TextKind) -> Iterator[Finding]:
    """Rule 13: words that most people meet often. Words with a capital are taken for names."""
    if kind == "title":
        return
    for number, word in enumerate(_WORD.findall(sentence.plain)):
        if word[0].isupper() and (number or word.isupper()):
            continue
        if not _is_common(word.lower()):
            yield warns(13, "This word is not common. Is there an easier one?", word)


def _is_common(word: str) -> bool:
    # What the glossary explains is hard rather than rare: rule 9 is for it.
    if word in listed("allowed") or how_common(word) >= COMMON or entry(word):
        return True
    if "-" in word:
        return all(_is_common(part) for part in word.split("-") if part)
    stems = (word[: -len(end)] for end in _ENDINGS if word.endswith(end))
    return any(stem in listed("allowed") or how_common(stem) >= COMMON for stem in stems if stem)
