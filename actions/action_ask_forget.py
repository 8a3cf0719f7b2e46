"""Asks before anything is deleted."""

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions import questions
from actions.asking import ask
from actions.base import StateAction
from actions.state import State


class ActionAskForget(StateAction):
    """Answers "forget me"; a word misread must not cost a person what they told."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_ask_forget"

    def step(self, dispatcher: CollectingDispatcher, tracker: Tracker, state: State) -> State:
        """Ask whether all is to be deleted."""
        return ask(dispatcher, state, questions.FORGET)
