"""Tries other ways when a message was not understood, and gives a person's number in the end."""

from dataclasses import asdict

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions import questions
from actions.asking import START_AGAIN, ask, open_question
from actions.base import StateAction
from actions.last_turn import intents_in_a_row
from actions.returning import return_to
from actions.state import State
from bot.easyread.reply import Button

NOT_UNDERSTOOD = ("nlu_fallback",)
RING_MENCAP = Button("Ring Mencap on 0808 808 1111", "tel:08088081111")
# What to say of an answer that does not fit the question.
FOR_QUESTION = {questions.PLACE: "utter_place_unknown", questions.LIKES: "utter_likes_unknown"}


class ActionNotUnderstood(StateAction):
    """Answers what has no other answer: once, twice, three times."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_not_understood"

    def step(self, dispatcher: CollectingDispatcher, tracker: Tracker, state: State) -> State:
        """Once: other words. Twice: pictures and buttons. Three times: a person's number."""
        times = intents_in_a_row(tracker.events, NOT_UNDERSTOOD)
        if times >= 3:
            buttons = [asdict(RING_MENCAP), asdict(START_AGAIN)]
            dispatcher.utter_message(response="utter_not_understood_3", buttons=buttons)
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
