"""Leaves out what a person does not want, and shows what is next."""

from dataclasses import replace

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base import StateAction, entities
from actions.heard import first
from actions.searching import show
from actions.showing import what_next
from actions.state import State


class ActionNotForMe(StateAction):
    """Answers "not for me", of one card or of all that were shown."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_not_for_me"

    def step(self, dispatcher: CollectingDispatcher, tracker: Tracker, state: State) -> State:
        """Say that it is fine; then the next cards, or what else to do."""
        dispatcher.utter_message(response="utter_not_for_me")
        one = first(entities(tracker), "listing")
        if one and set(state.page) - {one}:
            page = tuple(shown for shown in state.page if shown != one)
            return what_next(dispatcher, replace(state, page=page, focus=None))
        if state.page:
            return show(dispatcher, self.services, replace(state, focus=None))
        return what_next(dispatcher, state)
