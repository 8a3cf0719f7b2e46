"""Looks for anything near, whatever it is about."""

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions import questions
from actions.base import StateAction
from actions.searching import ask_or_show
from actions.state import State


class ActionAnyInterest(StateAction):
    """Answers the button "Other things near …"."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_any_interest"

    def step(self, dispatcher: CollectingDispatcher, tracker: Tracker, state: State) -> State:
        """Search again without the interests."""
        skipped = (*state.skipped, questions.LIKES)
        free = state.new_search(interests=(), skipped=skipped)
        return ask_or_show(dispatcher, self.services, free)
