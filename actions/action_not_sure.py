"""Reassures somebody who does not know what to answer."""

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions import questions
from actions.asking import ask, open_question
from actions.base import StateAction
from actions.returning import return_to
from actions.searching import ask_or_show
from actions.state import State


class ActionNotSure(StateAction):
    """Answers "I don't know" and "any"."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_not_sure"

    def step(self, dispatcher: CollectingDispatcher, tracker: Tracker, state: State) -> State:
        """Not knowing what one likes means anything; any other question is put more simply."""
        if state.asked == questions.LIKES:
            anything = state.new_search(skipped=(*state.skipped, questions.LIKES))
            return ask_or_show(dispatcher, self.services, anything)
        dispatcher.utter_message(response="utter_not_sure")
        question = open_question(state)
        if question in (questions.PLACE, questions.WHICH_PLACE, questions.WHO):
            return ask(dispatcher, state, question, response=f"utter_ask_{question}_simply")
        return return_to(dispatcher, self.services, state, question)
