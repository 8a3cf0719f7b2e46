"""Goes on to the search once the person has said that all is right."""

from dataclasses import replace

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base import StateAction
from actions.searching import ask_or_show
from actions.state import State


class ActionResults(StateAction):
    """Answers "yes" to "Is that right?"."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_results"

    def step(self, dispatcher: CollectingDispatcher, tracker: Tracker, state: State) -> State:
        """Ask for what is still missing, or show what fits."""
        return ask_or_show(dispatcher, self.services, replace(state, asked=None))
