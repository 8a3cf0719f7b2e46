"""Asks for another interest."""

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions import questions
from actions.asking import ask
from actions.base import StateAction, entities
from actions.heard import hear, values
from actions.searching import ask_or_show
from actions.state import State


class ActionSomethingElse(StateAction):
    """Answers "something else", with or without saying what."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_something_else"

    def step(self, dispatcher: CollectingDispatcher, tracker: Tracker, state: State) -> State:
        """Drop the interests so far, and take the new one or ask for it."""
        skipped = tuple(name for name in state.skipped if name != questions.LIKES)
        cleared = state.new_search(interests=(), skipped=skipped, asked=None)
        said = entities(tracker)
        heard = hear(cleared, said)
        if values(said, "interest"):
            return ask_or_show(dispatcher, self.services, heard)
        return ask(dispatcher, heard, questions.LIKES, hint=True)
