"""Beside the flow: easy-read rules 6 and 7, about numbers, dates, times, money and distance."""

import re
from collections.abc import Iterator

from bot.easyread.finding import Finding, fails
from bot.easyread.sentences import Sentence

MANY = 1000
_DAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_FULL_DATE = re.compile(rf"\b{_DAY} \d{{1,2}} {_MONTH}\b")
_CLOCK = r"\d{1,2}(?::\d\d)?"
_ONE_THING = r"hour|day|week|month|year|minute|mile|person|place|group|pound|carer"

_NUMBER_WORDS = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    rf"|one (?:{_ONE_THING})|dozen)\b",
    re.IGNORECASE,
)
_HUGE_WORDS = re.compile(r"\b(?:hundreds?|thousands?|millions?|billions?)\b", re.IGNORECASE)
_PERCENT = re.compile(r"\d\s?%|\bper ?cent\b|\bpercentages?\b", re.IGNORECASE)
_FIGURES = re.compile(r"(?<![£\d.,:/-])\d{1,3}(?:,\d{3})+\b|(?<![£\d.,:/-])\d{4,}\b")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_COUNTED = re.compile(r"\s(?:people|places|groups|things|carers|times|members|hours)\b")

# Each: what is wrong, and what to write.
_FORMS: tuple[tuple[str, str], ...] = (
    (r"\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b|\b\d{1,2}/\d{1,2}\b",
     'Write the date in words: "Monday 3 March".'),
    (r"\b\d{1,2}(?:st|nd|rd|th)\b", 'Write the number alone: "3 March", not "3rd March".'),
    (rf"\b{_MONTH} \d{{1,2}}\b(?!\d)", 'Put the day first: "Monday 3 March".'),
    (rf"\b{_DAY}, \d{{1,2}} {_MONTH}\b", 'Leave out the comma: "Monday 3 March".'),
    (r"\b\d{1,2}:\d\d\b(?!\s?[ap]\.?m)", 'Write "2:30pm". We do not use the 24-hour clock.'),
    (r"\b\d{1,2}\.\d\d ?[ap]\.?m\b", 'Write a colon in a time: "2:30pm".'),
    (rf"\b{_CLOCK} (?:[ap]m\b|[ap]\.m\.)|\b{_CLOCK}[ap]\.m\.|\b{_CLOCK} ?(?:AM|PM)\b",
     'Write the time together and small: "2pm".'),
    (r"\b\d{1,2}:00 ?[ap]m\b", 'Leave out the noughts: "2pm".'),
    (r"(?<![\d:])12(?::00)? ?pm\b|\b12 noon\b|\bnoon\b", 'Write "midday".'),
    (r"(?<![\d:])12(?::00)? ?am\b", 'Write "midnight".'),
    (r"o'clock", 'Write "2pm".'),
    (rf"\b{_CLOCK}(?:[ap]m)? ?[-–—] ?{_CLOCK} ?[ap]m\b", 'Write "2pm to 4pm", with no dash.'),
    (rf"(?<![\d:])\b{_CLOCK} to {_CLOCK}[ap]m\b", 'Write both whole: "2pm to 4pm".'),
    (r"£\d+\.00\b", 'Leave out the noughts: "£5".'),
    (r"£ \d|\b\d+ pounds?\b|\bGBP\b|\bquid\b", 'Write "£5".'),
    (r"£0\b", 'Write "free".'),
    (r"(?<![£\d])\b\d+\.\d+(?! ?[ap]m)\b", "Write a whole number, with no decimals."),
    (r"\b\d+ ?(?:km|kms|kilomet(?:re|er)s?|met(?:re|er)s?|yards?|mi|m)\b",
     'Write "2 miles" or "10 minutes on foot".'),
    (r"\b\d+miles?\b", 'Put a space: "2 miles".'),
)  # fmt: skip
_FORM_PATTERNS = tuple((re.compile(pattern), message) for pattern, message in _FORMS)
_NEAR_DAY = re.compile(r"\b(?:today|tomorrow|tonight|yesterday)\b", re.IGNORECASE)
_LONE_DATE = re.compile(rf"\b\d{{1,2}} {_MONTH}\b")


def digits(sentence: Sentence) -> Iterator[Finding]:
    """Rule 6: numbers as digits, no percentages, "many" for 1,000 and more."""
    for found in _NUMBER_WORDS.finditer(sentence.plain):
        yield fails(6, "Write the number as a digit, like 3.", found.group())
    for found in _PERCENT.finditer(sentence.plain):
        yield fails(6, 'This is a percentage. Say "some", "most" or "2 in 10".', found.group())
    for found in _HUGE_WORDS.finditer(sentence.plain):
        yield fails(6, 'This number is too big. Write "many".', found.group())
    for found in _FIGURES.finditer(sentence.plain):
        rest = sentence.plain[found.end() :]
        year = _YEAR.match(found.group()) and not _COUNTED.match(rest)
        if not year and int(found.group().replace(",", "")) >= MANY:
            yield fails(6, 'This number is too big. Write "many".', found.group())


def dates_times_money(sentence: Sentence) -> Iterator[Finding]:
    """Rule 7: one way to write a date, a time, a price and a distance."""
    for pattern, message in _FORM_PATTERNS:
        for found in pattern.finditer(sentence.plain):
            yield fails(7, message, found.group())
    without_full = _FULL_DATE.sub("", sentence.plain)
    for found in _LONE_DATE.finditer(without_full):
        yield fails(7, 'Name the day of the week too: "Monday 3 March".', found.group())
    if not _FULL_DATE.search(sentence.plain):
        for found in _NEAR_DAY.finditer(sentence.plain):
            yield fails(7, "Give the date too, like Monday 3 March.", found.group())
