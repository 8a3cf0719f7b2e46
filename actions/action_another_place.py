"""Asks for another place."""

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions import questions
from actions.asking import ask
from actions.base import StateAction, entities
from actions.heard import hear
from actions.searching import ask_or_show
from actions.state import State


class ActionAnotherPlace(StateAction):
    """Answers "another place", with or without saying which."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_another_place"

    def step(self, dispatcher: CollectingDispatcher, tracker: Tracker, state: State) -> State:
        """Drop the place so far, and take the new one or ask for it."""
        skipped = tuple(name for name in state.skipped if name != questions.PLACE)
        cleared = state.new_search(place=None, place_choices=(), skipped=skipped)
        heard = hear(cleared, entities(tracker))
        if heard.place or heard.place_choices:
            return ask_or_show(dispatcher, self.services, heard)
        return ask(dispatcher, heard, questions.PLACE, hint=True)
