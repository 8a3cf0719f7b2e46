"""Takes a "no" where no other rule says what it means."""

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions import questions
from actions.asking import ask
from actions.base import StateAction
from actions.showing import what_next
from actions.state import State


class ActionNo(StateAction):
    """Answers "no"."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_no"

    def step(self, dispatcher: CollectingDispatcher, tracker: Tracker, state: State) -> State:
        """After a list: what else. Otherwise: is it about something else?"""
        dispatcher.utter_message(response="utter_ok")
        if state.page:
            return what_next(dispatcher, state)
        return ask(dispatcher, state, questions.TOPIC)
