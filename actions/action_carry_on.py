"""Returns to the question that stood open before something else came up."""

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.asking import open_question
from actions.base import StateAction
from actions.returning import return_to
from actions.state import State


class ActionCarryOn(StateAction):
    """Runs after every answer that is not part of the search."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_carry_on"

    def step(self, dispatcher: CollectingDispatcher, tracker: Tracker, state: State) -> State:
        """Ask the open question again."""
        return return_to(dispatcher, self.services, state, open_question(state))
