"""Step 4b, point: which listing a message speaks of, "it", "the second one", or a name."""

import re
from dataclasses import replace

from rapidfuzz import fuzz
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions import questions
from actions.asking import ask, open_question, payload
from actions.base import entities
from actions.heard import first
from actions.state import State
from bot.easyread.reply import Button
from services_db import Listing, Services

# Words of titles that people use for other things too.
GENERAL = frozenset(["a", "and", "at", "art", "arts", "in", "music", "do", "of", "the", "connect"])
AFTER_A_LIST = (questions.RESULTS, questions.WHICH_LISTING)
# Percent of letters alike, of rapidfuzz: "mundays" is "mondays".
ALIKE = 80


def listing_meant(tracker: Tracker, services: Services, state: State) -> Listing | None:
    """The listing that this message is about, or None where that is open."""
    said = entities(tracker)
    slug = first(said, "model")
    if slug:
        return services.support(str(slug))
    listing_id = first(said, "listing") or _by_order(first(said, "which"), state)
    if listing_id is None:
        named = named_in(str(tracker.latest_message.get("text") or ""), services, state)
        listing_id = named.id if named else state.focus
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
    buttons = _titles(services, state, intent)
    if buttons:
        return ask(dispatcher, state, questions.WHICH_LISTING, buttons=buttons)
    dispatcher.utter_message(response="utter_not_one_yet")
    return ask(dispatcher, state, open_question(state))


def ask_which_shown(dispatcher: CollectingDispatcher, services: Services, state: State) -> State:
    """The list that was shown last, as no more than its titles."""
    return ask(
        dispatcher,
        state,
        questions.WHICH_LISTING,
        response="utter_ask_which_listing_simply",
        buttons=_titles(services, state, "tell_me_more"),
    )


def _titles(services: Services, state: State, intent: str) -> list[Button]:
    shown = [services.get(listing_id) for listing_id in state.page]
    return [
        Button(listing.title, payload(intent, listing=listing.id)) for listing in shown if listing
    ]


def named_after_a_list(tracker: Tracker, services: Services, state: State) -> bool:
    """Whether the message names one of the things of the list that was shown last."""
    text = str(tracker.latest_message.get("text") or "")
    return state.asked in AFTER_A_LIST and named_in(text, services, state) is not None


def named_in(text: str, services: Services, state: State) -> Listing | None:
    """The shown listing whose own words stand in the text; None where none or several do.

    A title's own words are those that no other shown title has: "Mondays" of "Connect & Do Art
    Mondays" beside "Connect & Do music".
    """
    listings = [found for found in map(services.get, state.page) if found]
    titles = {listing.id: _words(listing.title) for listing in listings}
    said = _words(text)
    meant = []
    for listing in listings:
        others = {word for key, words in titles.items() if key != listing.id for word in words}
        own = titles[listing.id] - others - GENERAL
        if own and all(_is_said(word, said) for word in own):
            meant.append(listing)
    return meant[0] if len(meant) == 1 else None


def _words(text: str) -> set[str]:
    return set(re.findall(r"[a-z0-9]+", text.lower()))


def _is_said(word: str, said: set[str]) -> bool:
    return any(fuzz.ratio(word, other) >= ALIKE for other in said)


def talk_about(
    dispatcher: CollectingDispatcher, services: Services, state: State, listing: Listing
) -> State:
    """Ask what else the person wants to know or do, with the listing kept in mind."""
    focused = replace(state, focus=listing.id)
    if listing.kind == "support":
        return ask(dispatcher, focused, questions.MODEL)
    return ask(
        dispatcher, focused, questions.RESULTS, response="utter_ask_what_next",
        buttons=session_buttons(listing),
    )  # fmt: skip


def session_buttons(listing: Listing) -> list[Button]:
    """What people ask next of a session that they have read about."""
    return [
        Button("Tell me more", payload("tell_me_more", listing=listing.id)),
        Button("How do I get there?", payload("how_to_get_there", listing=listing.id)),
        Button("Who do I ask?", payload("who_to_ask", listing=listing.id)),
        Button("More things", "/more"),
        Button("Something else", "/something_else"),
    ]
