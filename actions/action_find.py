"""Takes in what a person said of likes, place and people, then asks or shows."""

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions import questions
from actions.action_model_near import ActionModelNear
from actions.action_tell_me_more import ActionTellMeMore
from actions.asking import ask, next_question
from actions.base import StateAction, entities
from actions.heard import hear, values
from actions.pointing import named_after_a_list
from actions.saying import MOST_SENTENCES, known
from actions.searching import ask_or_show
from actions.state import State
from bot.easyread.sentences import sentences

ABOUT_SUPPORT = (questions.MODEL, questions.MODEL_PLACE)
# Facts of so many kinds in one message are said back, so that the person sees what was taken.
MANY_FACTS = 3
KINDS_OF_FACTS = ("interest", "not_interest", "place", "age", "relation")


class ActionFind(StateAction):
    """The main step: hear, then ask for what is missing or show what fits."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_find"

    def step(self, dispatcher: CollectingDispatcher, tracker: Tracker, state: State) -> State:
        """Hear the message, and go on with what is missing."""
        said = entities(tracker)
        text = str(tracker.latest_message.get("text") or "")
        other = self._about_what_stands_open(said, tracker, state)
        if other:
            return other.step(dispatcher, tracker, state)
        heard = hear(state, said, text)
        # A "not" that was heard wrongly would hide what the person loves: so it is said back.
        if values(said, "not_interest") and next_question(heard):
            dispatcher.utter_message(response="utter_heard", likes=known(heard))
            return ask(dispatcher, heard, questions.CONFIRM)
        if _many_facts(said) and not next_question(heard) and _is_one_bubble(known(heard)):
            dispatcher.utter_message(response="utter_heard", likes=known(heard))
        return ask_or_show(dispatcher, self.services, heard)

    def _about_what_stands_open(
        self, said: list[dict[str, Any]], tracker: Tracker, state: State
    ) -> StateAction | None:
        """The name of a thing shown, or a place for a kind of support, is no new search."""
        if named_after_a_list(tracker, self.services, state):
            return ActionTellMeMore(self._given)
        only_a_place = values(said, "place") and not values(said, "interest")
        if state.asked in ABOUT_SUPPORT and only_a_place:
            return ActionModelNear(self._given)
        return None


def _is_one_bubble(text: str) -> bool:
    return len(sentences(text)) <= MOST_SENTENCES


def _many_facts(said: list[dict[str, Any]]) -> bool:
    return sum(bool(values(said, kind)) for kind in KINDS_OF_FACTS) >= MANY_FACTS
