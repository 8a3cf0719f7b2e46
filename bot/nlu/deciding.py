"""Step 2, understanding: the intent, once it is known what a message names.

Pure functions; `intent_from_entities.py` is the component. A classifier that has seen "art" and
"SE8" in few examples is unsure of them, while the words themselves leave no doubt.
"""

from dataclasses import dataclass
from typing import NamedTuple

from bot.nlu.deciding_by_words import CERTAIN, Entities, Ranking, is_a_search
from bot.nlu.deciding_words import (
    ASKED_FOR,
    FALLBACK,
    FILLER,
    FIND,
    OUT_OF_SCOPE,
    RARE_BUT_KNOWN,
    UNSURE,
)
from services_db.interests.tokens import tokens, zipf

_SURE_OF_SPELLING = 0.75
# Zipf 3.6 is four words in a million; "ting" and "wot" are rarer.
_A_WORD = 3.6


@dataclass(frozen=True)
class Limits:
    """When the classifier is not believed.

    Attributes:
        guess: the confidence, 0 to 1, below which nothing is understood.
        threshold: the confidence below which a message is not understood, unless two readings
            are about as likely, so that the person can be asked.
        sure: the confidence from which on nobody is asked.
        close: from which share of the first reading's confidence on a second one is as likely.
        far: how far from every example, 0 to 1, a message is not understood.
    """

    guess: float = 0.15
    threshold: float = 0.35
    sure: float = 0.5
    close: float = 0.6
    far: float = 1.0


class Decision(NamedTuple):
    """What a message means, and why.

    Attributes:
        ranking: of intents; the first is the message's.
        why: what decided, for people: "the words name all that is said".
    """

    ranking: Ranking
    why: str


def decide(
    text: str,
    entities: Entities,
    ranking: Ranking,
    limits: Limits,
    far: float = 0.0,
    typed: str = "",
) -> Decision:
    """The ranking of intents, the first of which is the message's.

    Args:
        text: the message as it was read.
        entities: what the finders found in it.
        ranking: the classifier's intents with their confidence, surest first; may be empty.
        limits: when the classifier is not believed.
        far: how far the message is from every example, 0 to 1.
        typed: the message as typed, where it was read otherwise.

    Returns:
        The same ranking; or one that begins with the intent that the words leave no doubt of,
        with confidence 1; or one that begins with `nlu_fallback`, or with `unsure` where the two
        next are about as likely.
    """
    for rule, why in CERTAIN:
        intent = rule(text, entities, ranking)
        if intent:
            return Decision(_first(intent, 1.0, ranking), why)
    # Keys that were pressed at random are read as some words or other.
    strange = bool(ranking) and ranking[0][0] == OUT_OF_SCOPE and bool(typed)
    if strange and _no_word_known(typed, entities, ranking):
        return _not_understood(ranking, "none of its words is known")
    heard = _heard(text, entities, ranking, limits, far)
    if is_a_search(text, entities, *heard.ranking[0]):
        return Decision(_first(FIND, 1.0, ranking), "it says what they like or where")
    return heard


def _heard(text: str, entities: Entities, ranking: Ranking, limits: Limits, far: float) -> Decision:
    """What the classifier understood; or that it is not believed, or hears two things."""
    if not ranking or ranking[0][1] < limits.guess:
        return _not_understood(ranking, "no intent is likely enough")
    if far > limits.far and ranking[0][0] != OUT_OF_SCOPE:
        return _not_understood(ranking, "no example is like it")
    if _no_word_known(text, entities, ranking):
        return _not_understood(ranking, "none of its words is known")
    if _two_readings(ranking, limits):
        return Decision(_first(UNSURE, 1.0, ranking), "two readings are about as likely")
    if ranking[0][1] < limits.threshold:
        return _not_understood(ranking, "no intent is likely enough")
    return Decision(ranking, "the classifier is sure enough")


def _not_understood(ranking: Ranking, why: str) -> Decision:
    top = ranking[0][1] if ranking else 0.0
    return Decision(_first(FALLBACK, 1.0 - top, ranking), why)


def _two_readings(ranking: Ranking, limits: Limits) -> bool:
    """Whether the first reading is too weak to act on, and a second one is about as likely."""
    if len(ranking) < 2 or ranking[0][1] >= limits.sure:
        return False
    first, second = ranking[:2]
    if first[0] not in ASKED_FOR or second[0] not in ASKED_FOR:
        return False
    return second[1] >= limits.close * first[1]


def _no_word_known(text: str, entities: Entities, ranking: Ranking) -> bool:
    """Whether nothing but fillers is a word that people use, so that any intent is a guess.

    Badly spelt messages look like this too; the classifier is then often sure, and believed.
    """
    intent, confidence = ranking[0]
    if entities or (intent != OUT_OF_SCOPE and confidence >= _SURE_OF_SPELLING):
        return False
    left = [word.norm for word in tokens(text) if word.norm not in FILLER]
    return bool(left) and not any(w in RARE_BUT_KNOWN or zipf(w) >= _A_WORD for w in left)


def _first(intent: str, confidence: float, ranking: Ranking) -> Ranking:
    return [(intent, confidence), *((name, c) for name, c in ranking if name != intent)]
