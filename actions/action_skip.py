"""Leaves out the question that stands open."""

from dataclasses import replace

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions import questions
from actions.asking import ask, next_question, open_question
from actions.base import StateAction
from actions.returning import return_to
from actions.searching import ask_or_show
from actions.state import State


class ActionSkip(StateAction):
    """Answers "skip"."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_skip"

    def step(self, dispatcher: CollectingDispatcher, tracker: Tracker, state: State) -> State:
        """Go on without the answer; what was skipped is not asked again."""
        if state.asked in (questions.LIKES, questions.PLACE):
            skipped = (*state.skipped, state.asked)
            return ask_or_show(dispatcher, self.services, replace(state, skipped=skipped))
        if state.asked == questions.WHICH_PLACE:
            unclear = replace(state, place_choices=(), skipped=(*state.skipped, questions.PLACE))
            return ask_or_show(dispatcher, self.services, unclear)
        if state.asked == questions.WHO and next_question(state):
            return ask(dispatcher, state, str(next_question(state)))
        if state.asked == questions.MODEL_PLACE:
            return return_to(dispatcher, self.services, state, questions.MODEL)
        dispatcher.utter_message(response="utter_cannot_skip")
        return return_to(dispatcher, self.services, state, open_question(state))
