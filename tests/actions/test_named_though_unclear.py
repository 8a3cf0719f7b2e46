"""The name of a thing that was shown is understood, also where the words could mean two things."""

from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions import questions
from actions.action_not_understood import ActionNotUnderstood
from actions.action_which_meant import ActionWhichMeant
from actions.base import StateAction
from actions.state import State
from services_db import EasyRead, Listing

SHOWN = {
    "0": Listing("0", "session", "Heart n Soul Allsorts", None, None, (), EasyRead(("You sing.",))),
    "1": Listing("1", "session", "Connect & Do Art Mondays", None, None, (), EasyRead(("Draw.",))),
}


class Shown:
    """Two listings that were shown."""

    def get(self, listing_id: str) -> Listing:
        return SHOWN[listing_id]


AFTER_A_LIST = State(page=("0", "1"), asked=questions.RESULTS)


def answered(action: type[StateAction], text: str, state: State) -> tuple[State, list[Any]]:
    ranking = [{"name": name, "confidence": 0.4} for name in ("unsure", "tell_me_more", "find")]
    message = {"text": text, "entities": [], "intent": ranking[0], "intent_ranking": ranking}
    tracker = Tracker("someone", {}, message, [], False, None, {}, None)
    dispatcher = CollectingDispatcher()
    after = action(Shown()).step(dispatcher, tracker, state)  # type: ignore[arg-type]
    return after, dispatcher.messages


@pytest.mark.parametrize("action", [ActionWhichMeant, ActionNotUnderstood])
def test_the_thing_named_is_told_of(action: type[StateAction]) -> None:
    after, messages = answered(action, "art mundays", AFTER_A_LIST)
    assert after.focus == "1"
    assert "Draw." in str(messages)


@pytest.mark.parametrize("action", [ActionWhichMeant, ActionNotUnderstood])
@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("something blue", AFTER_A_LIST),
        ("art mundays", State(page=("0", "1"), asked=questions.WHO)),
    ],
)
def test_nothing_is_told_of_what_was_not_named(
    action: type[StateAction], text: str, state: State
) -> None:
    after, messages = answered(action, text, state)
    assert after.focus is None
    assert "Draw." not in str(messages)


def test_two_readings_are_two_buttons_and_a_third_for_neither() -> None:
    _, messages = answered(ActionWhichMeant, "something blue", State())
    titles = [button["title"] for button in messages[-1]["buttons"]]
    assert len(titles) == 3
    assert titles[-1] == "I mean something else"
    assert len(set(titles)) == 3
