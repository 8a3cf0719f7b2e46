"""Says honestly that a detail is not known, and whom to ask."""

from rasa_sdk.executor import CollectingDispatcher

from actions.listing_action import ListingAction
from actions.state import State
from bot.easyread import line_of
from services_db import Listing


class ActionOtherQuestion(ListingAction):
    """Answers "are there steps?", "can my mum come?" and all that no listing tells yet."""

    intent = "other_question"

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_other_question"

    def answer(self, dispatcher: CollectingDispatcher, listing: Listing, state: State) -> None:
        """Not known, and how to ask the people who run it."""
        dispatcher.utter_message(response="utter_other_question", title=listing.title)
        line = line_of(listing, "how_to_join", state.words)
        dispatcher.utter_message(response="utter_line", line=line)
