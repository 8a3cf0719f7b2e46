"""Step 2, understanding: what is asked of one of several things that were shown."""

import re
from typing import List, Tuple

from services_db.interests.tokens import word_set

Ranking = List[Tuple[str, float]]

_TELL_ME_MORE = "tell_me_more"
# In this order: "how far" is no "where", and "who is the second one for" is no "who do I ask".
_ASKED = (
    ("model_near", r"\bhow (?:far|close|near)\b|\b(?:near|neer|nere|close to) (?:me|us|here|my)\b"),
    (
        "how_to_get_there",
        r"\b(?:where|wheres|wair|wairs|wher|ware)\b|\bwere(?: is|s)\b|\bhow (?:do|can|would) "
        r"(?:i|we|you|u) (?:get|go|travel|find)\b|\b(?:address|adress|directions|map|bus|train)\b",
    ),
    (
        "what_it_costs",
        r"\bhow (?:much|mutch|moch)\b|\b(?:cost|costs|price|free|pay|pey|expensive|fee)\b",
    ),
    (
        "when_is_it",
        r"\b(?:when|whens|wen|wens)\b|\b(?:what|wot|wat|which|wich|whats|wots)\s+(?:is\s+)?(?:the\s+)?"
        r"(?:time|tym|day|date|days|times)\b"
        r"|\b(?:morning|afternoon|evening|weekend|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)\b",
    ),
    ("model_who_for", r"\b(?:who|hoo|whos)\b.*\b(?:for|4)\b|\bam i (?:allowed|aloud)\b"),
    (
        "who_to_ask",
        r"\b(?:join|joyn|jion|book|ask|arsk|contact|ring|phone|fone|number for|email|website|"
        r"sign up|sine up)\b",
    ),
    (
        "not_for_me",
        r"\b(?:not|dont|don't|didnt|didn't|wont|won't|hate|boring|rubbish|too far|too much|"
        r"no good)\b"
        r"(?!\s+(?:sure|know|no|understand|get|only|mind|remember|to)\b)",
    ),
)
_PATTERNS = tuple((intent, re.compile(pattern, re.I)) for intent, pattern in _ASKED)
# Other questions about what was shown; the classifier must be this sure of one.
_QUESTIONS = word_set(
    "other_question what_it_costs when_is_it how_to_get_there model_near model_who_for "
    "who_to_ask what_means not_for_me something_else"
)
_SURE_OF_QUESTION = 0.8
# "go back to the last one" asks nothing of it.
_CONTROLS = word_set(
    "go_back again skip stop more change forget_me start_again talk_to_person say_another_way "
    "cant_read another_place further_away find sad rude joke"
)
_SURE_OF_CONTROL = 0.5


def asked_of_one(text: str, ranking: Ranking) -> str:
    """The question that a message asks of the one thing it picks: "how much is the first one".

    Args:
        text: a message that says which one is meant.
        ranking: the classifier's intents with their confidence, surest first; may be empty.

    Returns:
        An intent; "" where the classifier is sure that nothing is asked of it.
    """
    intent, confidence = ranking[0] if ranking else ("", 0.0)
    if intent in _CONTROLS and confidence >= _SURE_OF_CONTROL:
        return ""
    for asked, pattern in _PATTERNS:
        if pattern.search(text):
            return asked
    if intent in _QUESTIONS and confidence > _SURE_OF_QUESTION:
        return ""
    return _TELL_ME_MORE
