"""Lists the next kinds of support."""

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base import StateAction
from actions.kinds_of_support import ask_kinds
from actions.state import State


class ActionMoreModels(StateAction):
    """Answers "more" while kinds of support are being shown."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_more_models"

    def step(self, dispatcher: CollectingDispatcher, tracker: Tracker, state: State) -> State:
        """Show the next five, and the first again after the last."""
        return ask_kinds(dispatcher, self.services, state, page=state.models_page + 1)
