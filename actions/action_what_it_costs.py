"""Says what it costs."""

from rasa_sdk.executor import CollectingDispatcher

from actions.listing_action import ListingAction
from actions.state import State
from bot.easyread import line_of
from services_db import Listing


class ActionWhatItCosts(ListingAction):
    """Answers "how much is it?", of sessions and of kinds of support."""

    intent = "what_it_costs"

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_what_it_costs"

    def answer(self, dispatcher: CollectingDispatcher, listing: Listing, state: State) -> None:
        """The line on money, which may be that nobody knows."""
        dispatcher.utter_message(response="utter_line", line=line_of(listing, "cost", state.words))
