"""Offers the next five interests."""

from dataclasses import replace

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions import questions
from actions.asking import ask
from actions.base import StateAction
from actions.state import State


class ActionMoreLikes(StateAction):
    """Answers "more" while interests are being asked for."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_more_likes"

    def step(self, dispatcher: CollectingDispatcher, tracker: Tracker, state: State) -> State:
        """Turn the page of interests."""
        turned = replace(state, likes_page=state.likes_page + 1)
        return ask(dispatcher, turned, questions.LIKES, response="utter_ask_likes_more")
