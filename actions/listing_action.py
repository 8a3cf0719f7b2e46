"""The shape of every action that answers one question about one listing."""

from abc import abstractmethod
from typing import ClassVar

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base import StateAction
from actions.pointing import ask_which, listing_meant, talk_about
from actions.state import State
from bot.easyread import line_of
from services_db import Listing


class ListingAction(StateAction):
    """Finds the listing that is meant, answers, and asks what else."""

    # The intent that the buttons of "Which one do you mean?" carry.
    intent: ClassVar[str]

    @abstractmethod
    def answer(self, dispatcher: CollectingDispatcher, listing: Listing, state: State) -> None:
        """Say what was asked about this listing."""

    def step(self, dispatcher: CollectingDispatcher, tracker: Tracker, state: State) -> State:
        """Answer about the listing that is meant; ask which one where that is open."""
        listing = listing_meant(tracker, self.services, state)
        if listing is None:
            return ask_which(dispatcher, self.services, state, self.intent)
        self.answer(dispatcher, listing, state)
        return talk_about(dispatcher, self.services, state, listing)


class LineAction(ListingAction):
    """Answers with one line of the listing, which may be that nobody knows."""

    # what, when, where, cost, who_for or how_to_join.
    line: ClassVar[str]

    def answer(self, dispatcher: CollectingDispatcher, listing: Listing, state: State) -> None:
        """Say the line."""
        words = line_of(listing, self.line, state.words)
        dispatcher.utter_message(response="utter_line", line=words)
