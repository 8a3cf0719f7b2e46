"""Lists the kinds of support, five at a time."""

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base import StateAction
from actions.kinds_of_support import ask_kinds
from actions.state import State


class ActionModels(StateAction):
    """Answers "what kinds of support are there?"."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_models"

    def step(self, dispatcher: CollectingDispatcher, tracker: Tracker, state: State) -> State:
        """Show the first five."""
        return ask_kinds(dispatcher, self.services, state, page=0)
