"""Begins a new search from the first question."""

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions import questions
from actions.asking import ask
from actions.base import StateAction
from actions.state import State


class ActionStartAgain(StateAction):
    """Answers "start again"."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_start_again"

    def step(self, dispatcher: CollectingDispatcher, tracker: Tracker, state: State) -> State:
        """Forget this search and ask the first question."""
        dispatcher.utter_message(response="utter_start_again")
        return ask(dispatcher, State(), questions.WHO)
