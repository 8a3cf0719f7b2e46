"""Says when it is."""

from rasa_sdk.executor import CollectingDispatcher

from actions.listing_action import ListingAction
from actions.state import State
from bot.easyread import line_of
from services_db import Listing


class ActionWhenIsIt(ListingAction):
    """Answers "when is it?"."""

    intent = "when_is_it"

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_when_is_it"

    def answer(self, dispatcher: CollectingDispatcher, listing: Listing, state: State) -> None:
        """The line on days and times, which may be that nobody knows."""
        dispatcher.utter_message(response="utter_line", line=line_of(listing, "when", state.words))
