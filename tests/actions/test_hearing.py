"""What a message changes in what is known of a person."""

from dataclasses import replace
from typing import Any

import pytest

from actions import questions
from actions.asking import next_question, open_question
from actions.heard import hear
from actions.state import State, changes, slot_values, state_of
from services_db import Place

DEPTFORD: dict[str, Any] = {
    "name": "Deptford",
    "area": "Lewisham",
    "lat": 51.48,
    "lon": -0.03,
    "kind": "town",
}
NEWPORTS: list[dict[str, Any]] = [
    {"name": "Newport", "area": "Newport", "lat": 51.58, "lon": -2.99, "kind": "town"},
    {"name": "Newport", "area": "Isle of Wight", "lat": 50.7, "lon": -1.29, "kind": "town"},
]


def entity(name: str, value: Any) -> dict[str, Any]:
    return {"entity": name, "value": value}


def test_several_facts_in_one_message_are_all_taken() -> None:
    said = [
        entity("relation", "your daughter"),
        entity("age", 24),
        entity("interest", "cooking"),
        entity("interest", "music"),
        entity("not_interest", "football"),
        entity("place", DEPTFORD),
    ]
    heard = hear(State(), said)
    assert (heard.who, heard.relation, heard.age) == ("supporter", "your daughter", 24)
    assert heard.interests == ("cooking", "music")
    assert heard.not_interests == ("football",)
    assert heard.place == Place(**DEPTFORD)
    assert next_question(heard) is None


def test_likes_are_added_while_they_are_asked_for_and_replaced_after_a_list() -> None:
    collecting = State(interests=("music",), asked=questions.PLACE)
    assert hear(collecting, [entity("interest", "art")]).interests == ("music", "art")
    shown = replace(collecting, asked=questions.RESULTS, shown=("a",), page=("a",))
    heard = hear(shown, [entity("interest", "art")])
    assert heard.interests == ("art",)
    assert heard.shown == ()


def test_what_is_refused_later_is_no_longer_liked_and_the_other_way_round() -> None:
    liked = State(interests=("swimming", "art"))
    refused = hear(liked, [entity("not_interest", "swimming")])
    assert refused.interests == ("art",)
    again = hear(refused, [entity("interest", "swimming")])
    assert again.interests == ("art", "swimming")
    assert again.not_interests == ()


def test_a_name_of_several_places_is_asked_about_and_then_chosen() -> None:
    unclear = hear(State(interests=("art",)), [entity("place_choices", NEWPORTS)])
    assert next_question(unclear) == questions.WHICH_PLACE
    chosen = hear(unclear, [entity("place_choice", 1)])
    assert chosen.place is not None
    assert chosen.place.area == "Isle of Wight"
    assert chosen.place_choices == ()


@pytest.mark.parametrize("number", [-1, 2, 99, "0", None])
def test_a_choice_that_was_not_offered_changes_nothing(number: object) -> None:
    unclear = State(place_choices=tuple(Place(**place) for place in NEWPORTS))
    assert hear(unclear, [entity("place_choice", number)]) == unclear


def test_saying_that_it_is_for_oneself_drops_the_relation() -> None:
    before = State(who="supporter", relation="your son")
    assert hear(before, [entity("who", "me")]).relation is None


def test_a_professional_stays_one_when_speaking_of_a_client() -> None:
    heard = hear(State(who="professional"), [entity("relation", "the person you support")])
    assert heard.who == "professional"


def test_a_new_place_begins_the_list_anew() -> None:
    before = State(interests=("art",), shown=("a", "b"), within_miles=None)
    heard = hear(before, [entity("place", DEPTFORD)])
    assert heard.shown == ()
    assert heard.within_miles == 10.0


def test_a_message_without_facts_changes_nothing() -> None:
    before = State(interests=("art",), shown=("a",))
    assert hear(before, [entity("which", 2)]) == before


def test_questions_come_one_at_a_time_and_never_what_is_known() -> None:
    assert next_question(State()) == questions.LIKES
    assert next_question(State(interests=("art",))) == questions.PLACE
    assert next_question(State(place=Place(**DEPTFORD))) == questions.LIKES
    skipped = State(skipped=(questions.LIKES, questions.PLACE))
    assert next_question(skipped) is None


def test_the_open_question_is_the_one_that_was_asked() -> None:
    assert open_question(State(asked=questions.PLACE)) == questions.PLACE
    assert open_question(State(asked=questions.FORGET)) == questions.LIKES
    seen = State(skipped=(questions.LIKES, questions.PLACE), page=("a",))
    assert open_question(seen) == questions.RESULTS


def test_a_state_survives_the_way_through_slots() -> None:
    state = State(
        who="supporter",
        interests=("art",),
        place=Place(**DEPTFORD),
        place_choices=(Place(**NEWPORTS[0]),),
        within_miles=None,
        shown=("a",),
    )
    assert state_of(slot_values(state)) == state
    assert state_of({}) == State()
    assert changes(state, state) == []
    assert [event["name"] for event in changes(State(), State(online=True))] == ["online"]
