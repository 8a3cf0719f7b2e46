"""Says what the bot is and asks whom it is for."""

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions import questions
from actions.asking import ask, open_question
from actions.base import StateAction
from actions.state import State


class ActionGreet(StateAction):
    """Answers "hello", the first and every later time."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_greet"

    def step(self, dispatcher: CollectingDispatcher, tracker: Tracker, state: State) -> State:
        """Welcome a new person; return to the open question with one who is known."""
        if state.asked is None:
            dispatcher.utter_message(response="utter_welcome")
            return ask(dispatcher, state, questions.WHO)
        dispatcher.utter_message(response="utter_hello_again")
        return ask(dispatcher, state, open_question(state))
