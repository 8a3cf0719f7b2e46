"""Says what is kept, and for how long."""

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.asking import open_question
from actions.base import StateAction
from actions.returning import return_to
from actions.state import State
from bot.settings import Settings


class ActionPrivacy(StateAction):
    """Answers "is this private?" with the retention time that is really set."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_privacy"

    def step(self, dispatcher: CollectingDispatcher, tracker: Tracker, state: State) -> State:
        """What is kept; then the open question."""
        settings = Settings()
        days = str(settings.retention_days)
        dispatcher.utter_message(response="utter_privacy", days=days)
        if settings.keep_unclear:
            dispatcher.utter_message(response="utter_keeps_unclear", days=days)
        return return_to(dispatcher, self.services, state, open_question(state))
