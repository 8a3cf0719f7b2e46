"""Asks what was wrong."""

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions import questions
from actions.asking import ask
from actions.base import StateAction, entities
from actions.heard import hear
from actions.searching import ask_or_show
from actions.state import State


class ActionChange(StateAction):
    """Answers "change it" and "that is wrong"."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_change"

    def step(self, dispatcher: CollectingDispatcher, tracker: Tracker, state: State) -> State:
        """Take a correction that is already in the message, else ask what to change."""
        heard = hear(state, entities(tracker))
        if heard != state:
            return ask_or_show(dispatcher, self.services, heard)
        return ask(dispatcher, state, questions.CHANGE)
