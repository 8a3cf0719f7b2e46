"""Looks further away."""

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base import StateAction, entities
from actions.heard import hear
from actions.searching import ask_or_show
from actions.state import State


class ActionFurtherAway(StateAction):
    """Answers "look further away"."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_further_away"

    def step(self, dispatcher: CollectingDispatcher, tracker: Tracker, state: State) -> State:
        """Search again at any distance, nearest first."""
        heard = hear(state, entities(tracker))
        wider = heard.new_search(within_miles=None)
        return ask_or_show(dispatcher, self.services, wider)
