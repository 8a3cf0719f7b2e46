"""Looks for what can be joined from home."""

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions import questions
from actions.base import StateAction, entities
from actions.heard import hear
from actions.searching import ask_or_show
from actions.state import State


class ActionOnline(StateAction):
    """Answers "online" and "at home"."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_online"

    def step(self, dispatcher: CollectingDispatcher, tracker: Tracker, state: State) -> State:
        """Search again for what has no place; so the place need not be known."""
        heard = hear(state, entities(tracker))
        skipped = tuple(dict.fromkeys((*heard.skipped, questions.PLACE)))
        return ask_or_show(
            dispatcher, self.services, heard.new_search(online=True, skipped=skipped)
        )
