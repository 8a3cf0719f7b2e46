"""Says where it is, with a map."""

from dataclasses import asdict

from rasa_sdk.executor import CollectingDispatcher

from actions.listing_action import ListingAction
from actions.state import State
from bot.easyread import line_of, map_address
from bot.easyread.reply import Button
from services_db import Listing


class ActionHowToGetThere(ListingAction):
    """Answers "how do I get there?"."""

    intent = "how_to_get_there"

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_how_to_get_there"

    def answer(self, dispatcher: CollectingDispatcher, listing: Listing, state: State) -> None:
        """The place in words, then a map where the spot is known."""
        dispatcher.utter_message(response="utter_line", line=line_of(listing, "where", state.words))
        address = map_address(listing)
        if address:
            show_map = Button("Show the map", address)
            dispatcher.utter_message(response="utter_map", buttons=[asdict(show_map)])
