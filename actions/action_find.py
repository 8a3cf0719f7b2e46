"""Takes in what a person said of likes, place and people, then asks or shows."""

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions import questions
from actions.asking import ask, next_question
from actions.base import StateAction, entities
from actions.heard import hear, values
from actions.saying import known
from actions.searching import ask_or_show
from actions.state import State


class ActionFind(StateAction):
    """The main step: hear, then ask for what is missing or show what fits."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_find"

    def step(self, dispatcher: CollectingDispatcher, tracker: Tracker, state: State) -> State:
        """Hear the message, and go on with what is missing."""
        said = entities(tracker)
        heard = hear(state, said)
        # A "not" that was heard wrongly would hide what the person loves: so it is said back.
        if values(said, "not_interest") and next_question(heard):
            dispatcher.utter_message(response="utter_heard", likes=known(heard))
            return ask(dispatcher, heard, questions.CONFIRM)
        return ask_or_show(dispatcher, self.services, heard)
