"""Says goodbye; the conversation stays where it is, for whenever the person comes back."""

from dataclasses import asdict

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.asking import START_AGAIN
from actions.base import StateAction
from actions.state import State
from bot.easyread.reply import Button


class ActionStop(StateAction):
    """Answers "stop" and "bye"."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_stop"

    def step(self, dispatcher: CollectingDispatcher, tracker: Tracker, state: State) -> State:
        """Say goodbye, with two ways back."""
        ways_back = [asdict(Button("Carry on", "/carry_on")), asdict(START_AGAIN)]
        dispatcher.utter_message(response="utter_stop", buttons=ways_back)
        return state
