"""Asks again whom it is for."""

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions import questions
from actions.asking import ask
from actions.base import StateAction
from actions.state import State


class ActionChangeWho(StateAction):
    """Answers the button "Who it is for"."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_change_who"

    def step(self, dispatcher: CollectingDispatcher, tracker: Tracker, state: State) -> State:
        """Ask whom it is for."""
        return ask(dispatcher, state, questions.WHO)
