"""Tries other ways when a message was not understood, and gives a person's number in the end."""

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions import questions
from actions.action_tell_me_more import ActionTellMeMore
from actions.asking import ask, open_question
from actions.base import StateAction
from actions.lost import TIMES_BEFORE_A_PERSON, give_a_person, times_lost
from actions.pointing import named_after_a_list
from actions.returning import return_to
from actions.state import State

# What to say of an answer that does not fit the question.
FOR_QUESTION = {questions.PLACE: "utter_place_unknown", questions.LIKES: "utter_likes_unknown"}


class ActionNotUnderstood(StateAction):
    """Answers what has no other answer: once, twice, three times."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_not_understood"

    def step(self, dispatcher: CollectingDispatcher, tracker: Tracker, state: State) -> State:
        """Once: other words. Twice: pictures and buttons. Three times: a person's number.

        The name of a thing that was shown is understood, whatever else the words may be.
        """
        if named_after_a_list(tracker, self.services, state):
            return ActionTellMeMore(self._given).step(dispatcher, tracker, state)
        times = times_lost(tracker)
        if times >= TIMES_BEFORE_A_PERSON:
            give_a_person(dispatcher)
            return state
        if times == 2:
            dispatcher.utter_message(response="utter_not_understood_2")
            return self._simply(dispatcher, state)
        if state.asked in FOR_QUESTION:
            dispatcher.utter_message(response=FOR_QUESTION[state.asked])
            return return_to(dispatcher, self.services, state, state.asked)
        dispatcher.utter_message(response="utter_not_understood_1")
        return ask(dispatcher, state, questions.TOPIC)

    def _simply(self, dispatcher: CollectingDispatcher, state: State) -> State:
        question = open_question(state)
        if question in (questions.PLACE, questions.WHO):
            return ask(dispatcher, state, question, response=f"utter_ask_{question}_simply")
        return ask(dispatcher, state, questions.LIKES, response="utter_ask_likes_simply")
