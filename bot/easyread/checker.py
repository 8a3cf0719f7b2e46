"""Beside the flow: the easy-read checker, which holds every word the bot says to the rules.

Source: the Department of Health's easy-read rules (2009/10), GOV.UK's accessible formats, Mencap's
"Am I making myself clear?", Inclusion Europe's "Information for all", the W3C's "Making content
usable", the Patient Information Forum, and the GOV.UK style guide.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from bot.easyread import rules_marks, rules_numbers, rules_sentences, rules_words
from bot.easyread.finding import Finding, TextKind, warns
from bot.easyread.libraries import school_grade
from bot.easyread.rules_bubbles import bubble_size, turn_size
from bot.easyread.rules_hard import hard_words_explained
from bot.easyread.sentences import Sentence, sentences

MOST_READING_AGE = 9.0
# Below this the formula says nothing.
ENOUGH_SENTENCES = 10
_BLANK_LINE = re.compile(r"\n\s*\n")


def check(
    text: str,
    kind: TextKind = "bubble",
    names: frozenset[str] = frozenset(),
    before: str = "",
) -> list[Finding]:
    """What one text breaks, rules 1 to 14; an empty list where it keeps them all.

    A blank line in a bubble's text begins a new bubble, as it does in Rasa's channels.

    Args:
        text: what people read, with no placeholders left (see `fill_examples`).
        kind: a bubble, a button's title, a line of a card, a title, or a longer page.
        names: names of listings and people, which the rules about words leave alone.
        before: what the person has just read in the same place, such as a card's first line; a
            hard word explained there needs no second explanation.
    """
    if kind == "bubble":
        bubbles = [part for part in _BLANK_LINE.split(text) if part.strip()]
        if len(bubbles) > 1:
            return check_turn(bubbles, names)
    return _unique(_check_one(text, kind, names, before))


def check_turn(bubbles: Sequence[str], names: frozenset[str] = frozenset()) -> list[Finding]:
    """What the bubbles of one turn break, one by one and together (rule 3)."""
    together = list(turn_size(bubbles, names))
    each = [finding for bubble in bubbles for finding in _check_one(bubble, "bubble", names)]
    return _unique([*together, *each])


def reading_age(texts: Iterable[str]) -> float:
    """The age, in years, at which most children in the UK can read these texts.

    The Flesch-Kincaid grade and 5 years. It means nothing on a few short sentences: give it
    all the replies of a topic together.
    """
    every = [sentence.plain for text in texts for sentence in sentences(text)]
    if not every:
        return 0.0
    return school_grade(" ".join(_ended(sentence) for sentence in every)) + 5


def check_topic(texts: Sequence[str]) -> list[Finding]:
    """Rule 15: a warning where a topic's texts together have a reading age over 9."""
    if sum(len(sentences(text)) for text in texts) < ENOUGH_SENTENCES:
        return []
    age = reading_age(texts)
    if age <= MOST_READING_AGE:
        return []
    message = f"The reading age is {age:.0f}. Use shorter words and sentences. 9 is the most."
    return [warns(15, message, texts[0])]


def _check_one(
    text: str, kind: TextKind, names: frozenset[str], before: str = ""
) -> Iterator[Finding]:
    parts = sentences(text, names)
    yield from bubble_size(parts, kind)
    yield from hard_words_explained(parts, kind, before)
    yield from rules_marks.quiet_marks(text, kind)
    for sentence in parts:
        yield from _check_sentence(sentence, kind)


def _check_sentence(sentence: Sentence, kind: TextKind) -> Iterator[Finding]:
    yield from rules_sentences.length(sentence)
    yield from rules_sentences.one_idea(sentence, kind)
    yield from rules_sentences.active_voice(sentence)
    yield from rules_sentences.clear_start(sentence)
    yield from rules_words.whole_words(sentence)
    yield from rules_words.plain_words(sentence)
    yield from rules_words.one_word_one_thing(sentence)
    yield from rules_words.says_what_it_means(sentence)
    yield from rules_words.common_words(sentence, kind)
    yield from rules_numbers.digits(sentence)
    yield from rules_numbers.dates_times_money(sentence)
    yield from rules_marks.capitals_shout(sentence)


def _unique(findings: Iterable[Finding]) -> list[Finding]:
    return sorted(dict.fromkeys(findings), key=lambda finding: finding.rule)


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "?", "!")) else f"{sentence}."
