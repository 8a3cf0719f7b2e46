"""Step 5a, show: a page of cards, and what to do next."""

from dataclasses import replace

from rasa_sdk.executor import CollectingDispatcher

from actions import questions
from actions.asking import (
    ANOTHER_PLACE,
    KINDS_OF_SUPPORT,
    SOMETHING_ELSE,
    TALK_TO_A_PERSON,
    ask,
    payload,
)
from actions.saying import say
from actions.state import NEAR_MILES, State
from bot.easyread import card, card_text, interests_in_words
from bot.easyread.reply import Button, Reply
from services_db import Listing, Match, Results, today_in_the_uk

CARDS_ON_A_PAGE = 3
MOST_BUBBLES = 3


def show_page(dispatcher: CollectingDispatcher, state: State, results: Results) -> State:
    """Show the next three matches that were not shown yet, and ask what to do next."""
    fresh = [match for match in results.matches if match.listing.id not in state.shown]
    if not fresh:
        dispatcher.utter_message(response="utter_no_more")
        return what_next(dispatcher, state)
    _introduce(dispatcher, state, results)
    page = fresh[:CARDS_ON_A_PAGE]
    for match in page:
        say(dispatcher, found_reply(match, state))
    ids = tuple(match.listing.id for match in page)
    after = replace(
        state, page=ids, shown=(*state.shown, *ids), focus=ids[0] if len(ids) == 1 else None
    )
    if len(fresh) > CARDS_ON_A_PAGE:
        return ask(dispatcher, after, questions.RESULTS)
    return what_next(dispatcher, after)


def what_next(dispatcher: CollectingDispatcher, state: State) -> State:
    """Ask what to do when the whole list was shown."""
    return ask(
        dispatcher,
        state,
        questions.RESULTS,
        response="utter_ask_what_next",
        buttons=[ANOTHER_PLACE, SOMETHING_ELSE, KINDS_OF_SUPPORT, TALK_TO_A_PERSON],
    )


def found_reply(match: Match, state: State) -> Reply:
    """One card with its buttons."""
    made = card(match, state.words, state.place, today=today_in_the_uk())
    buttons = (
        Button("Tell me more", payload("tell_me_more", listing=match.listing.id)),
        *_way_there(match.listing),
        Button("Not for me", payload("not_for_me", listing=match.listing.id)),
    )
    return Reply(text=card_text(made), card=made, buttons=buttons)


def _way_there(listing: Listing) -> tuple[Button, ...]:
    """The button that asks the way, where there is a place to ask it to."""
    if listing.venue is None and listing.town is None:
        return ()
    return (Button("How do I get there?", payload("how_to_get_there", listing=listing.id)),)


def _introduce(dispatcher: CollectingDispatcher, state: State, results: Results) -> None:
    if state.shown:
        dispatcher.utter_message(response="utter_next_of")
        return
    dispatcher.utter_message(
        response=_found_words(state, results),
        count=str(results.total),
        things="thing" if results.total == 1 else "things",
        place=state.place.name if state.place else "",
    )
    # Three bubbles are the most in a turn: the question needs one.
    if len(dispatcher.messages) < MOST_BUBBLES - 1:
        _say_what_was_not_found(dispatcher, state, results)


def _say_what_was_not_found(
    dispatcher: CollectingDispatcher, state: State, results: Results
) -> None:
    """Of several likes, those that nothing was found for."""
    found = {slug for match in results.matches for slug in match.liked}
    missing = [slug for slug in state.interests if slug not in found]
    if missing:
        likes = interests_in_words(missing, last="or")
        dispatcher.utter_message(response="utter_nothing_for", likes=likes)


def _found_words(state: State, results: Results) -> str:
    if state.online:
        return "utter_found_online"
    if state.place is None:
        return "utter_found_anywhere"
    if state.within_miles is None and any(_is_far(match) for match in results.matches):
        return "utter_found_further"
    # What is for all of London is not "near Deptford", though people there may go.
    near = all(match.how_near in ("here", "near") for match in results.matches)
    return "utter_found" if near else "utter_found_area"


def _is_far(match: Match) -> bool:
    return match.distance_miles is not None and match.distance_miles > NEAR_MILES
