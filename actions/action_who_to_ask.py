"""Says how to join, and whom to ask."""

from dataclasses import asdict

from rasa_sdk.executor import CollectingDispatcher

from actions.listing_action import LineAction
from actions.state import State
from bot.easyread.reply import Button
from services_db import Listing


class ActionWhoToAsk(LineAction):
    """Answers "who do I ask?" and "what is their website?"."""

    intent = "who_to_ask"
    line = "how_to_join"

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_who_to_ask"

    def answer(self, dispatcher: CollectingDispatcher, listing: Listing, state: State) -> None:
        """The line on joining, then their phone number and website where these are known."""
        super().answer(dispatcher, listing, state)
        ways = []
        if listing.phone:
            ways.append(Button(f"Ring {listing.phone}", f"tel:{listing.phone.replace(' ', '')}"))
        if listing.website:
            ways.append(Button("Their website", listing.website))
        if ways:
            buttons = [asdict(way) for way in ways]
            dispatcher.utter_message(response="utter_ways_to_ask", buttons=buttons)
