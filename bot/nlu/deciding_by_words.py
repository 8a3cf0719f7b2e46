"""Step 2, understanding: what the words of a message say of its intent, before and against a guess.

Pure functions. Some words leave no doubt (`CERTAIN`); others make a search of what the classifier
heard otherwise (`is_a_search`).
"""

from typing import Any, Dict, List, Set, Tuple

from bot.nlu.asking_of_one import asked_of_one
from bot.nlu.deciding_words import (
    ABOUT_A_MODEL,
    ASKS,
    ASKS_A_MEANING,
    CORRECTIONS,
    DOUBTED,
    FALLBACK,
    FILLER,
    FIND,
    GROUPS,
    HALF_SURE,
    KINDS_OF_SUPPORT,
    MISHEARD,
    MOST_SOFT,
    MOST_WORDS_OF_A_PLACE,
    NO_GOOD_AT,
    OUT_OF_SCOPE,
    PEOPLE,
    QUESTION,
    SOFT,
    STAND,
    SURE_THAT_IT_ASKS,
    THUMB_DOWN,
    THUMB_UP,
    TO_A_PERSON,
    UNSURE,
    VERY_SURE,
    WHAT_ABOUT,
    WISH,
    WISHES,
    asks_or_orders,
)
from bot.nlu.short_answers import short_answers
from services_db.interests.tokens import phrase, tokens

Entities = List[Dict[str, Any]]
Ranking = List[Tuple[str, float]]

_SURE = 0.5


def _names(entities: Entities) -> Set[str]:
    return {entity["entity"] for entity in entities}


def _short(text: str, entities: Entities, ranking: Ranking) -> str:
    """Answers that need no guess: "ye", "nah", "both", "any"."""
    return short_answers().get(phrase(text), "")


def _meaning(text: str, entities: Entities, ranking: Ranking) -> str:
    """Whoever asks what a word means is told, or told that it is not known."""
    named = "model" in _names(entities)
    return "what_means" if ASKS_A_MEANING.search(text) and not named else ""


def _thumb(text: str, entities: Entities, ranking: Ranking) -> str:
    if THUMB_UP.fullmatch(text):
        return "yes"
    return "no" if THUMB_DOWN.fullmatch(text) else ""


def _from_models(text: str, entities: Entities, ranking: Ranking) -> str:
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
    if intent == OUT_OF_SCOPE:
        # "is pluto a planet" names an interest and asks for none.
        return confidence >= SURE_THAT_IT_ASKS and bool(QUESTION.search(text))
    if intent in ASKS:
        # "reading" answers what they like; "im no good at reading" does not.
        likes = intent == "cant_read" and "interest" in names and not NO_GOOD_AT.search(text)
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


def is_a_search(text: str, entities: Entities, intent: str, confidence: float) -> bool:
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
    if intent in (OUT_OF_SCOPE, FALLBACK) and _only_says_where(text, names, confidence):
        return True
    return "interest" in names and _wants_it(text, entities, intent, confidence)


def _only_says_where(text: str, names: Set[str], confidence: float) -> bool:
    """Whether a place is told and nothing asked: "round the corner from Wembley Stadium"."""
    told = names & {"place", "place_choices"} and len(text.split()) <= MOST_WORDS_OF_A_PLACE
    return bool(told) and confidence < VERY_SURE and not asks_or_orders(text)


def _names_for_certain(entities: Entities, intent: str, confidence: float) -> bool:
    """Whether what is named weighs more: between two readings, or two wishes against none."""
    slugs = {entity["value"] for entity in entities if entity["entity"] == "interest"}
    nothing = intent == OUT_OF_SCOPE and confidence < VERY_SURE and len(slugs) > 1
    return intent == UNSURE or nothing


def _wants_it(text: str, entities: Entities, intent: str, confidence: float) -> bool:
    if intent == "ask_models":
        # "support groups for carers" are groups, and respite is a wish of its own.
        groups = bool(GROUPS.search(text)) or "who" in _names(entities)
        groups = groups or any(entity["value"] == "carers" for entity in entities)
        return groups and not KINDS_OF_SUPPORT.search(text)
    if intent in STAND or TO_A_PERSON.search(text):
        return False
    if intent in (FALLBACK, "who_for"):
        return True
    if not asks_or_orders(text) and _names_for_certain(entities, intent, confidence):
        return True
    sure = VERY_SURE if intent in DOUBTED else HALF_SURE
    return confidence < sure and bool(WISH.search(text))


# In this order; each gives an intent or "".
CERTAIN = (
    (_thumb, "a thumb or a tick is an answer"),
    (_short, "it is on the list of short answers"),
    (_from_models, "it names a kind of support"),
    (_meaning, "it asks what a word means"),
    (_from_which, "it picks one of the things that were shown"),
    (_from_all_words, "the words name all that is said"),
)
