"""Shows the next matches."""

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base import StateAction
from actions.searching import ask_or_show
from actions.state import State


class ActionMore(StateAction):
    """Answers "more"."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_more"

    def step(self, dispatcher: CollectingDispatcher, tracker: Tracker, state: State) -> State:
        """Show the next matches of the same search."""
        return ask_or_show(dispatcher, self.services, state)
