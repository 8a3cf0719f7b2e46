"""Tells all that is known of one listing."""

from rasa_sdk.executor import CollectingDispatcher

from actions.listing_action import ListingAction
from actions.saying import say, say_sentences
from actions.state import State
from bot.easyread import card_text, more_about, support_card
from bot.easyread.reply import Reply
from services_db import Listing, today_in_the_uk


class ActionTellMeMore(ListingAction):
    """Answers "tell me more"."""

    intent = "tell_me_more"

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_tell_me_more"

    def answer(self, dispatcher: CollectingDispatcher, listing: Listing, state: State) -> None:
        """All that is known: in sentences for a session, as a card for a kind of support."""
        if listing.kind == "support":
            made = support_card(listing, state.words, today=today_in_the_uk())
            say(dispatcher, Reply(text=card_text(made), card=made))
        else:
            say_sentences(dispatcher, more_about(listing)[:6])
