"""Step 2, understanding: the intent, once it is known what a message names.

Pure functions; `intent_from_entities.py` is the component. A classifier that has seen "art" and
"SE8" in few examples is unsure of them, while the words themselves leave no doubt.
"""

from dataclasses import dataclass
from typing import Any, Dict, List, NamedTuple, Set, Tuple

from bot.nlu.asking_of_one import asked_of_one
from bot.nlu.deciding_words import (
    ABOUT_A_MODEL,
    ASKED_FOR,
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
    PEOPLE,
    QUESTION,
    RARE_BUT_KNOWN,
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
from services_db.interests.tokens import phrase, tokens, zipf

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
    for rule, why in _CERTAIN:
        intent = rule(text, entities, ranking)
        if intent:
            return Decision(_first(intent, 1.0, ranking), why)
    # Keys that were pressed at random are read as some words or other.
    strange = bool(ranking) and ranking[0][0] == _OUT_OF_SCOPE and bool(typed)
    if strange and _no_word_known(typed, entities, ranking):
        return _not_understood(ranking, "none of its words is known")
    heard = _heard(text, entities, ranking, limits, far)
    if _is_a_search(text, entities, *heard.ranking[0]):
        return Decision(_first(FIND, 1.0, ranking), "it says what they like or where")
    return heard


def _heard(text: str, entities: Entities, ranking: Ranking, limits: Limits, far: float) -> Decision:
    """What the classifier understood; or that it is not believed, or hears two things."""
    if not ranking or ranking[0][1] < limits.guess:
        return _not_understood(ranking, "no intent is likely enough")
    if far > limits.far and ranking[0][0] != _OUT_OF_SCOPE:
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
    if entities or (intent != _OUT_OF_SCOPE and confidence >= _SURE_OF_SPELLING):
        return False
    left = [word.norm for word in tokens(text) if word.norm not in FILLER]
    return bool(left) and not any(w in RARE_BUT_KNOWN or zipf(w) >= _A_WORD for w in left)


def _first(intent: str, confidence: float, ranking: Ranking) -> Ranking:
    return [(intent, confidence), *((name, c) for name, c in ranking if name != intent)]


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
    if intent == _OUT_OF_SCOPE:
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
    if intent in (_OUT_OF_SCOPE, FALLBACK) and _only_says_where(text, names, confidence):
        return True
    return "interest" in names and _wants_it(text, entities, intent, confidence)


def _only_says_where(text: str, names: Set[str], confidence: float) -> bool:
    """Whether a place is told and nothing asked: "round the corner from Wembley Stadium"."""
    told = names & {"place", "place_choices"} and len(text.split()) <= MOST_WORDS_OF_A_PLACE
    return bool(told) and confidence < VERY_SURE and not asks_or_orders(text)


def _names_for_certain(entities: Entities, intent: str, confidence: float) -> bool:
    """Whether what is named weighs more: between two readings, or two wishes against none."""
    slugs = {entity["value"] for entity in entities if entity["entity"] == "interest"}
    nothing = intent == _OUT_OF_SCOPE and confidence < VERY_SURE and len(slugs) > 1
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
_CERTAIN = (
    (_thumb, "a thumb or a tick is an answer"),
    (_short, "it is on the list of short answers"),
    (_from_models, "it names a kind of support"),
    (_meaning, "it asks what a word means"),
    (_from_which, "it picks one of the things that were shown"),
    (_from_all_words, "the words name all that is said"),
)
