"""Step 2, understanding: the intent, once it is known what a message names.

Pure functions; `intent_from_entities.py` is the component. A classifier that has seen "art" and
"SE8" in few examples is unsure of them, while the words themselves leave no doubt.
"""

from dataclasses import dataclass
from typing import Any, Dict, List, Tuple

from services_db.interests.tokens import tokens, word_set, zipf

FALLBACK = "nlu_fallback"

Ranking = List[Tuple[str, float]]

_SURE = 0.5
_SURE_OF_SPELLING = 0.8
_OUT_OF_SCOPE = "out_of_scope"
# Zipf 3.6 is four words in a million; "ting" and "wot" are rarer.
_A_WORD = 3.6
_WISHES = frozenset(["interest", "not_interest", "place", "place_choices", "age"])
_PEOPLE = frozenset(["who", "relation"])
# What may be asked of a kind of support; said with its name it stays what it is.
_ABOUT_A_MODEL = frozenset(
    [
        "model_near",
        "who_to_ask",
        "model_who_for",
        "what_it_costs",
        "when_is_it",
        "how_to_get_there",
        "talk_to_person",
        "forget_me",
        "stop",
        "what_means",
    ]
)
# Where the classifier is sure of these, they stand: "im lonely" is sad before it is a search,
# "sing me a song" asks for fun, "on the internet" says how and not what.
_STAND = frozenset(["sad", "joke", "online", "change", "rude"])
_FILLER = word_set(
    "i im id ill ive me my we were our he she hes shes his her they them it its is are was am "
    "be a an the and n or but to too of for 4 in on at near nr around from by with so um er "
    "erm hmm ok okay yes yeah ye yep no nah not dont doesnt do does did like likes liked love "
    "loves loved enjoy enjoys enjoying hate hates want wants wanna please pls plz thanks "
    "thank ta hi hello hey helo hiya live lives living stay area place anything something "
    "things stuff some any find looking look go going doing really very much also just only "
    "into good interested bit lot lots all both that this there here have has got get old "
    "years year oh well mostly maybe mainly then anywhere nothing except uk town city don "
    "didn play playing watching watch listening fan big rather prefer instead keen"
)


@dataclass(frozen=True)
class Limits:
    """When the classifier is not believed.

    Attributes:
        threshold: the confidence, 0 to 1, below which a message is not understood.
        gap: how much surer than the second intent the first must be.
    """

    threshold: float = 0.35
    gap: float = 0.0


def decide(text: str, entities: List[Dict[str, Any]], ranking: Ranking, limits: Limits) -> Ranking:
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
    certain = _from_models(entities, ranking) or _from_all_words(text, entities, ranking)
    if certain:
        return _first(certain, 1.0, ranking)
    if _unsure(ranking, limits) or _no_word_known(text, entities, ranking):
        top = ranking[0][1] if ranking else 0.0
        return _first(FALLBACK, 1.0 - top, ranking)
    return ranking


def _no_word_known(text: str, entities: List[Dict[str, Any]], ranking: Ranking) -> bool:
    """Whether nothing but fillers is a word that people use, so that any intent is a guess.

    Badly spelt messages look like this too; the classifier is then often sure, and believed.
    """
    intent, confidence = ranking[0]
    if entities or (intent != _OUT_OF_SCOPE and confidence >= _SURE_OF_SPELLING):
        return False
    left = [word.norm for word in tokens(text) if word.norm not in _FILLER]
    return bool(left) and not any(zipf(word) >= _A_WORD for word in left)


def _first(intent: str, confidence: float, ranking: Ranking) -> Ranking:
    return [(intent, confidence), *((name, c) for name, c in ranking if name != intent)]


def _from_models(entities: List[Dict[str, Any]], ranking: Ranking) -> str:
    slugs = [entity["value"] for entity in entities if entity["entity"] == "model"]
    if not slugs:
        return ""
    if ranking and ranking[0][0] in _ABOUT_A_MODEL and ranking[0][1] >= _SURE:
        return ""
    return f"ask_{slugs[0]}"


def _from_all_words(text: str, entities: List[Dict[str, Any]], ranking: Ranking) -> str:
    """`find` or `who_for`, where the entities cover every word that has a meaning."""
    named = [entity for entity in entities if entity["entity"] in _WISHES | _PEOPLE]
    if not named or _words_left(text, named):
        return ""
    if ranking and ranking[0][0] in _STAND and ranking[0][1] >= _SURE:
        return ""
    return "find" if any(entity["entity"] in _WISHES for entity in named) else "who_for"


def _words_left(text: str, entities: List[Dict[str, Any]]) -> bool:
    for word in tokens(text):
        inside = any(e["start"] <= word.start and word.end <= e["end"] for e in entities)
        if not inside and word.norm not in _FILLER:
            return True
    return False


def _unsure(ranking: Ranking, limits: Limits) -> bool:
    if not ranking or ranking[0][1] < limits.threshold:
        return True
    return len(ranking) > 1 and ranking[0][1] - ranking[1][1] < limits.gap
