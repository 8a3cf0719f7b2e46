"""Tells a person what is known of them."""

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.asking import open_question
from actions.base import StateAction
from actions.returning import return_to
from actions.saying import known
from actions.state import State


class ActionWhatYouKnow(StateAction):
    """Answers "what do you know about me?"."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_what_you_know"

    def step(self, dispatcher: CollectingDispatcher, tracker: Tracker, state: State) -> State:
        """All that is known, and how to have it deleted; then the open question."""
        said = known(state)
        if said:
            dispatcher.utter_message(response="utter_i_know", likes=said)
        else:
            dispatcher.utter_message(response="utter_i_know_nothing")
        dispatcher.utter_message(response="utter_can_forget")
        return return_to(dispatcher, self.services, state, open_question(state))
