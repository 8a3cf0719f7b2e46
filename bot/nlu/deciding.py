"""Step 2, understanding: the intent, once it is known what a message names.

Pure functions; `intent_from_entities.py` is the component. A classifier that has seen "art" and
"SE8" in few examples is unsure of them, while the words themselves leave no doubt.
"""

from dataclasses import dataclass
from typing import Any, Dict, List, Set, Tuple

from bot.nlu.asking_of_one import asked_of_one
from bot.nlu.deciding_words import (
    ABOUT_A_MODEL,
    ASKS,
    CORRECTIONS,
    DOUBTED,
    FALLBACK,
    FILLER,
    FIND,
    HALF_SURE,
    KINDS_OF_SUPPORT,
    MISHEARD,
    MOST_SOFT,
    PEOPLE,
    RARE_BUT_KNOWN,
    SOFT,
    STAND,
    SURE_THAT_IT_ASKS,
    THUMB_DOWN,
    THUMB_UP,
    TO_A_PERSON,
    VERY_SURE,
    WHAT_ABOUT,
    WISH,
    WISHES,
)
from services_db.interests.tokens import tokens, zipf

Entities = List[Dict[str, Any]]
Ranking = List[Tuple[str, float]]

_SURE = 0.5
_SURE_OF_SPELLING = 0.75
_OUT_OF_SCOPE = "out_of_scope"
# Zipf 3.6 is four words in a million; "ting" and "wot" are rarer.
_A_WORD = 3.6


@dataclass(frozen=True)
class Limits:
    """When the classifier is not believed.

    Attributes:
        threshold: the confidence, 0 to 1, below which a message is not understood.
        gap: how much surer than the second intent the first must be.
    """

    threshold: float = 0.35
    gap: float = 0.0


def decide(text: str, entities: Entities, ranking: Ranking, limits: Limits) -> Ranking:
    """The ranking of intents, the first of which is the message's.

    Args:
        text: the message as typed.
        entities: what the finders found in it.
        ranking: the classifier's intents with their confidence, surest first; may be empty.
        limits: when the classifier is not believed.

    Returns:
        The same ranking; or one that begins with the intent that the entities leave no doubt
        of, with confidence 1; or one that begins with `nlu_fallback`.
    """
    certain = (
        _thumb(text)
        or _from_models(entities, ranking)
        or _from_which(text, entities, ranking)
        or _from_all_words(text, entities, ranking)
    )
    if certain:
        return _first(certain, 1.0, ranking)
    heard = _heard(text, entities, ranking, limits)
    if _is_a_search(text, entities, *heard[0]):
        return _first(FIND, 1.0, ranking)
    return heard


def _heard(text: str, entities: Entities, ranking: Ranking, limits: Limits) -> Ranking:
    """What the classifier understood, or `nlu_fallback` where it is not believed."""
    if _unsure(ranking, limits) or _no_word_known(text, entities, ranking):
        top = ranking[0][1] if ranking else 0.0
        return _first(FALLBACK, 1.0 - top, ranking)
    return ranking


def _no_word_known(text: str, entities: Entities, ranking: Ranking) -> bool:
    """Whether nothing but fillers is a word that people use, so that any intent is a guess.

    Badly spelt messages look like this too; the classifier is then often sure, and believed.
    """
    intent, confidence = ranking[0]
    if entities or (intent != _OUT_OF_SCOPE and confidence >= _SURE_OF_SPELLING):
        return False
    left = [word.norm for word in tokens(text) if word.norm not in FILLER]
    return bool(left) and not any(w in RARE_BUT_KNOWN or zipf(w) >= _A_WORD for w in left)


def _first(intent: str, confidence: float, ranking: Ranking) -> Ranking:
    return [(intent, confidence), *((name, c) for name, c in ranking if name != intent)]


def _names(entities: Entities) -> Set[str]:
    return {entity["entity"] for entity in entities}


def _thumb(text: str) -> str:
    if THUMB_UP.fullmatch(text):
        return "yes"
    return "no" if THUMB_DOWN.fullmatch(text) else ""


def _from_models(entities: Entities, ranking: Ranking) -> str:
    slugs = [entity["value"] for entity in entities if entity["entity"] == "model"]
    if not slugs:
        return ""
    if ranking and ranking[0][0] in ABOUT_A_MODEL and ranking[0][1] >= _SURE:
        return ""
    return f"ask_{slugs[0]}"


def _from_which(text: str, entities: Entities, ranking: Ranking) -> str:
    """What is asked of "the first one"; a house number in a search picks nothing."""
    names = _names(entities)
    if "which" not in names or names & {"place", "place_choices", "age"}:
        return ""
    return asked_of_one(text, ranking)


def _from_all_words(text: str, entities: Entities, ranking: Ranking) -> str:
    """`find` or `who_for`, where the entities cover every word that has a meaning."""
    named = [entity for entity in entities if entity["entity"] in WISHES | PEOPLE]
    if not named or _words_left(text, named):
        return ""
    if ranking and _stands(text, named, *ranking[0]):
        return ""
    return FIND if _names(named) & WISHES else "who_for"


def _stands(text: str, named: Entities, intent: str, confidence: float) -> bool:
    """Whether the classifier is sure of what stands beside a wish."""
    names = _names(named)
    if intent in ASKS:
        # "reading" answers what they like; "im no good at reading" does not.
        likes = intent == "cant_read" and "interest" in names
        return confidence >= SURE_THAT_IT_ASKS and not likes
    if intent not in STAND or confidence < _SURE:
        return False
    # "no i like art" puts right what is wrong, and "im lonely i want mates" wants something.
    if intent == "change":
        return not names & CORRECTIONS
    return not (intent == "sad" and "interest" in names and WISH.search(text))


def _words_left(text: str, entities: Entities) -> List[str]:
    """The words that no entity covers and that are no fillers."""
    left = []
    for word in tokens(text):
        inside = any(e["start"] <= word.start and word.end <= e["end"] for e in entities)
        if not inside and word.norm not in FILLER:
            left.append(word.norm)
    return left


def _is_a_search(text: str, entities: Entities, intent: str, confidence: float) -> bool:
    """Whether a message that the classifier heard otherwise says what they like or where."""
    named = [entity for entity in entities if entity["entity"] in WISHES | PEOPLE]
    names = _names(named)
    if not names & WISHES or _stands(text, named, intent, confidence):
        return False
    left = _words_left(text, named)
    if len(left) <= MOST_SOFT and SOFT.issuperset(left):
        doubtful = intent in MISHEARD or confidence < HALF_SURE
        if doubtful or WHAT_ABOUT.search(text):
            return True
    return "interest" in names and _wants_it(text, names, intent, confidence)


def _wants_it(text: str, names: Set[str], intent: str, confidence: float) -> bool:
    if intent == "ask_models":
        return "who" in names and not KINDS_OF_SUPPORT.search(text)
    if intent in STAND or TO_A_PERSON.search(text):
        return False
    if intent in (FALLBACK, "who_for"):
        return True
    sure = VERY_SURE if intent in DOUBTED else HALF_SURE
    return confidence < sure and bool(WISH.search(text))


def _unsure(ranking: Ranking, limits: Limits) -> bool:
    if not ranking or ranking[0][1] < limits.threshold:
        return True
    return len(ranking) > 1 and ranking[0][1] - ranking[1][1] < limits.gap
