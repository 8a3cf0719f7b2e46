"""Says the last answer again."""

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions import questions
from actions.asking import ask
from actions.base import StateAction
from actions.last_turn import said_last
from actions.state import State


class ActionAgain(StateAction):
    """Answers "again"."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_again"

    def step(self, dispatcher: CollectingDispatcher, tracker: Tracker, state: State) -> State:
        """Repeat every bubble of the turn before, buttons too."""
        said = said_last(tracker.events)
        if not said:
            return ask(dispatcher, state, questions.WHO)
        for event in said:
            data: dict[str, Any] = event.get("data") or {}
            dispatcher.utter_message(
                text=event.get("text"),
                buttons=data.get("buttons") or [],
                json_message=data.get("custom") or {},
            )
        return state
