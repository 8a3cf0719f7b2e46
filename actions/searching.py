"""Step 5a, search: what fits, or honestly nothing and what to try."""

from rasa_sdk.executor import CollectingDispatcher

from actions import questions
from actions.asking import (
    ANOTHER_PLACE,
    SOMETHING_ELSE,
    TALK_TO_A_PERSON,
    ask,
    next_question,
    payload,
)
from actions.showing import show_page
from actions.state import State
from bot.easyread import interests_in_words
from bot.easyread.reply import Button
from services_db import Offer, Results, Services

MOST_OFFERS = 4


def ask_or_show(dispatcher: CollectingDispatcher, services: Services, state: State) -> State:
    """Ask for what is still missing, or search when nothing is."""
    question = next_question(state)
    if question:
        return ask(dispatcher, state, question, hint=True)
    return show(dispatcher, services, state)


def show(dispatcher: CollectingDispatcher, services: Services, state: State) -> State:
    """Search, and show what was found or what else would find something."""
    results = services.search(state.wanted())
    if not results.matches:
        return nothing_found(dispatcher, state, results)
    return show_page(dispatcher, state, results)


def nothing_found(dispatcher: CollectingDispatcher, state: State, results: Results) -> State:
    """Say that nothing fits, and offer what would, with real counts."""
    likes = interests_in_words(state.interests, last="or")
    place = state.place.name if state.place else ""
    dispatcher.utter_message(response=_nothing_words(state), likes=likes, place=place)
    return ask(dispatcher, state, questions.NOTHING, buttons=_offers(state, results.offers))


def _nothing_words(state: State) -> str:
    if state.online:
        return "utter_nothing_online"
    if state.place is None:
        return "utter_nothing_anywhere"
    return "utter_nothing_near" if state.interests else "utter_nothing_near_any"


def _offers(state: State, offers: tuple[Offer, ...]) -> list[Button]:
    buttons = [_offer(state, offer) for offer in offers if offer.count]
    if state.interests:
        buttons.append(SOMETHING_ELSE)
    if state.place is not None:
        buttons.append(ANOTHER_PLACE)
    return [*buttons[:MOST_OFFERS], TALK_TO_A_PERSON]


def _offer(state: State, offer: Offer) -> Button:
    further = payload("further_away", miles=offer.miles)
    titles = {
        "further": (f"Look further away ({offer.count})", further),
        "online": (f"Join from home ({offer.count})", "/online"),
        "other_interests": (_other_title(state, offer.count), "/any_interest"),
        "support": (f"Kinds of support ({offer.count})", "/ask_models"),
    }
    title, does = titles[offer.kind]
    return Button(title, does)


def _other_title(state: State, count: int) -> str:
    if state.place is None:
        return f"Other things ({count})"
    where = "further away" if state.within_miles is None else f"near {state.place.name}"
    return f"Other things {where} ({count})"
