"""Asks which of two things was meant, where a message may well mean either."""

from collections import defaultdict
from dataclasses import asdict
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.action_tell_me_more import ActionTellMeMore
from actions.asking import SOMETHING_ELSE_MEANT, payload
from actions.base import StateAction, entities
from actions.lost import TIMES_BEFORE_A_PERSON, give_a_person, times_lost
from actions.pointing import named_after_a_list
from actions.state import State
from bot.easyread import two_meanings
from bot.easyread.reply import Button


class ActionWhichMeant(StateAction):
    """Two buttons, and one for neither; what the message named goes with each."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_which_meant"

    def step(self, dispatcher: CollectingDispatcher, tracker: Tracker, state: State) -> State:
        """Ask, and leave the open question as it is: the answer leads back to it."""
        if named_after_a_list(tracker, self.services, state):
            return ActionTellMeMore(self._given).step(dispatcher, tracker, state)
        if times_lost(tracker) >= TIMES_BEFORE_A_PERSON:
            give_a_person(dispatcher)
            return state
        ranking = tracker.latest_message.get("intent_ranking") or []
        named = _named(entities(tracker))
        buttons = [
            Button(title, payload(intent, **named))
            for intent, title in two_meanings(str(each["name"]) for each in ranking)
        ]
        dispatcher.utter_message(
            response="utter_which_meant",
            buttons=[asdict(button) for button in (*buttons, SOMETHING_ELSE_MEANT)],
        )
        return state


def _named(found: list[dict[str, Any]]) -> dict[str, list[Any]]:
    """The values of the message's entities by name, so that they go on with the button."""
    values: dict[str, list[Any]] = defaultdict(list)
    for entity in found:
        values[str(entity["entity"])].append(entity["value"])
    return dict(values)
