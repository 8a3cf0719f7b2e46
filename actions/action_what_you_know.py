"""Tells a person what is known of them."""

from datetime import date

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.asking import open_question
from actions.base import StateAction
from actions.returning import return_to
from actions.saying import all_known
from actions.showing import MOST_BUBBLES
from actions.state import State
from bot.easyread.dates import say_date
from bot.easyread.reply import BUBBLE_BREAK
from bot.settings import Settings


class ActionWhatYouKnow(StateAction):
    """Answers "what do you know about me?"."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_what_you_know"

    def step(self, dispatcher: CollectingDispatcher, tracker: Tracker, state: State) -> State:
        """All that is kept, for how long, and how to have it deleted; then the open question.

        Where that is already a full turn, the question stands without being said again.
        """
        said = all_known(state)
        if said:
            dispatcher.utter_message(response="utter_i_know", likes=said)
        else:
            dispatcher.utter_message(response="utter_i_know_nothing")
        if state.sender:
            dispatcher.utter_message(response="utter_sent_by", sender=state.sender)
        _say_what_was_allowed(dispatcher, tracker)
        dispatcher.utter_message(response="utter_i_keep", days=str(Settings().retention_days))
        bubbles = len(dispatcher.messages) + said.count(BUBBLE_BREAK)
        if bubbles >= MOST_BUBBLES:
            return state
        return return_to(dispatcher, self.services, state, open_question(state))


def _say_what_was_allowed(dispatcher: CollectingDispatcher, tracker: Tracker) -> None:
    """What the person said to being asked whether unclear messages may be kept."""
    told = tracker.latest_message.get("metadata") or {}
    if told.get("keep") == "yes":
        day = date.fromisoformat(told["keep_said_on"])
        dispatcher.utter_message(response="utter_may_keep", date=say_date(day))
    elif told.get("keep") == "no":
        dispatcher.utter_message(response="utter_may_not_keep")
