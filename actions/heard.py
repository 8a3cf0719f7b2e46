"""Step 4a, take in: what the entities of one message change in what is known."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from actions import questions
from actions.state import State, place_of
from services_db import nearest_first

Entity = Mapping[str, Any]

# After a list was shown, naming an interest begins a new search instead of widening the old one.
SEARCH_IS_OVER = (questions.RESULTS, questions.NOTHING, questions.MODEL, questions.MODELS)


# "no i said art", "i meant hackney": what is named takes the place of what was heard before.
_CORRECTION = re.compile(
    r"^(no|nah|nope|not)\b.*\b(said|sed|meant|ment|mean)\b"
    r"|^(i )?(said|sed|meant|ment)\b|\binstead\b"
)


def hear(state: State, entities: Iterable[Entity], text: str = "") -> State:
    """The state after one message; several facts in one message are all taken.

    Args:
        state: what was known before.
        entities: of the message.
        text: the message; it says whether a thing named is a correction.
    """
    found = list(entities)
    after = _hear_people(state, found)
    after = _hear_likes(after, found, corrects=bool(_CORRECTION.search(text.lower())))
    after = _hear_place(after, found)
    asked_for = (after.interests, after.not_interests, after.place)
    if asked_for != (state.interests, state.not_interests, state.place):
        after = after.new_search()
    return after


def values(entities: Iterable[Entity], name: str) -> list[Any]:
    """The values of all entities of that name, in their order, each once."""
    seen: list[Any] = []
    for entity in entities:
        if entity.get("entity") == name and entity.get("value") not in seen:
            seen.append(entity["value"])
    return seen


def first(entities: Iterable[Entity], name: str) -> Any | None:
    """The first value of that name, or None."""
    return next(iter(values(entities, name)), None)


def _hear_people(state: State, entities: list[Entity]) -> State:
    who, relation = first(entities, "who"), first(entities, "relation")
    age = first(entities, "age")
    if relation and who is None:
        who = state.who if state.who == "professional" else "supporter"
    if who == "me":
        state = replace(state, relation=None)
    return replace(
        state,
        who=who or state.who,
        relation=relation or state.relation,
        age=int(age) if age is not None else state.age,
    )


def _hear_likes(state: State, entities: list[Entity], *, corrects: bool) -> State:
    liked, refused = values(entities, "interest"), values(entities, "not_interest")
    if not liked and not refused:
        return state
    anew = corrects or state.asked in SEARCH_IS_OVER
    kept = () if liked and anew else state.interests
    interests = [slug for slug in (*kept, *liked) if slug not in refused]
    unwanted = [slug for slug in (*state.not_interests, *refused) if slug not in liked]
    skipped = tuple(name for name in state.skipped if name != questions.LIKES)
    return replace(
        state,
        interests=tuple(dict.fromkeys(interests)),
        not_interests=tuple(dict.fromkeys(unwanted)),
        skipped=skipped if liked else state.skipped,
    )


def _hear_place(state: State, entities: list[Entity]) -> State:
    chosen = first(entities, "place_choice")
    if isinstance(chosen, int) and 0 <= chosen < len(state.place_choices):
        return _at(state, state.place_choices[chosen])
    place = first(entities, "place")
    if isinstance(place, Mapping):
        return _at(state, place_of(place))
    choices = first(entities, "place_choices")
    if isinstance(choices, list) and choices:
        offered = tuple(place_of(choice) for choice in choices)
        # What was said before tells which Newport is likelier.
        return replace(state, place_choices=nearest_first(offered, state.place))
    return state


def _at(state: State, place: Any) -> State:
    skipped = tuple(name for name in state.skipped if name != questions.PLACE)
    return replace(state, place=place, place_choices=(), skipped=skipped)
