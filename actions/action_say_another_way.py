"""Says the last answer in other, simpler words."""

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.another_way import say_simply
from actions.base import StateAction
from actions.lost import TIMES_BEFORE_A_PERSON, give_a_person, times_lost
from actions.state import State


class ActionSayAnotherWay(StateAction):
    """Answers "say it another way" and "I don't understand"."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_say_another_way"

    def step(self, dispatcher: CollectingDispatcher, tracker: Tracker, state: State) -> State:
        """What was said in simpler words; the third time in a row, a person's number."""
        if times_lost(tracker) >= TIMES_BEFORE_A_PERSON:
            give_a_person(dispatcher)
            return state
        return say_simply(dispatcher, tracker, self.services, state, self.responses)
