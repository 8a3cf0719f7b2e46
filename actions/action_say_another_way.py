"""Says the last answer in other, simpler words."""

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.another_way import say_simply
from actions.base import StateAction
from actions.state import State


class ActionSayAnotherWay(StateAction):
    """Answers "say it another way" and "I don't understand"."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_say_another_way"

    def step(self, dispatcher: CollectingDispatcher, tracker: Tracker, state: State) -> State:
        """What was said, then the open question, both in their simpler wording."""
        return say_simply(dispatcher, tracker, self.services, state, self.responses)
