"""Step 4b, point: which listing a message speaks of, "it", "the second one", or a name."""

from dataclasses import replace

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions import questions
from actions.asking import ask, open_question, payload
from actions.base import entities
from actions.heard import first
from actions.state import State
from bot.easyread.reply import Button
from services_db import Listing, Services


def listing_meant(tracker: Tracker, services: Services, state: State) -> Listing | None:
    """The listing that this message is about, or None where that is open."""
    said = entities(tracker)
    slug = first(said, "model")
    if slug:
        return services.support(str(slug))
    listing_id = first(said, "listing") or _by_order(first(said, "which"), state)
    listing_id = listing_id or state.focus
    if listing_id is None and len(state.page) == 1:
        listing_id = state.page[0]
    return services.get(str(listing_id)) if listing_id else None


def _by_order(which: object, state: State) -> str | None:
    if not isinstance(which, int) or not state.page:
        return None
    index = which - 1 if which > 0 else which
    return state.page[index] if -len(state.page) <= index < len(state.page) else None


def ask_which(
    dispatcher: CollectingDispatcher, services: Services, state: State, intent: str
) -> State:
    """Ask which of the listings shown is meant; where none was shown, say so and go on."""
    shown = [services.get(listing_id) for listing_id in state.page]
    buttons = [
        Button(listing.title, payload(intent, listing=listing.id)) for listing in shown if listing
    ]
    if buttons:
        return ask(dispatcher, state, questions.WHICH_LISTING, buttons=buttons)
    dispatcher.utter_message(response="utter_not_one_yet")
    return ask(dispatcher, state, open_question(state))


def talk_about(
    dispatcher: CollectingDispatcher, services: Services, state: State, listing: Listing
) -> State:
    """Ask what else the person wants to know or do, with the listing kept in mind."""
    focused = replace(state, focus=listing.id)
    if listing.kind == "support":
        return ask(dispatcher, focused, questions.MODEL)
    return ask(
        dispatcher, focused, questions.RESULTS, response="utter_ask_what_next",
        buttons=session_buttons(listing, focused),
    )  # fmt: skip


def session_buttons(listing: Listing, state: State) -> list[Button]:
    """What people ask next of a session that they have read about."""
    return [
        Button("Tell me more", payload("tell_me_more", listing=listing.id)),
        Button("How do I get there?", payload("how_to_get_there", listing=listing.id)),
        Button("Who do I ask?", payload("who_to_ask", listing=listing.id)),
        Button("More things", "/more"),
        Button("Something else", "/something_else"),
    ]
