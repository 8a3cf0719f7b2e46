"""Says how to join, and whom to ask."""

from rasa_sdk.executor import CollectingDispatcher

from actions.listing_action import ListingAction
from actions.state import State
from bot.easyread import line_of
from services_db import Listing


class ActionWhoToAsk(ListingAction):
    """Answers "who do I ask?"."""

    intent = "who_to_ask"

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_who_to_ask"

    def answer(self, dispatcher: CollectingDispatcher, listing: Listing, state: State) -> None:
        """The line on joining, with the website where one is known."""
        line = line_of(listing, "how_to_join", state.words)
        dispatcher.utter_message(response="utter_line", line=line)
