"""Says who it is for."""

from rasa_sdk.executor import CollectingDispatcher

from actions.listing_action import ListingAction
from actions.state import State
from bot.easyread import line_of
from services_db import Listing


class ActionModelWhoFor(ListingAction):
    """Answers "who is it for?"."""

    intent = "model_who_for"

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_model_who_for"

    def answer(self, dispatcher: CollectingDispatcher, listing: Listing, state: State) -> None:
        """The line on whom it is for."""
        dispatcher.utter_message(
            response="utter_line", line=line_of(listing, "who_for", state.words)
        )
