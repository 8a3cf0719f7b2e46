"""Step 5a, search and show: the next three that fit, or honestly nothing and what to try."""

from dataclasses import replace
from datetime import date

from rasa_sdk.executor import CollectingDispatcher

from actions import questions
from actions.asking import (
    ANOTHER_PLACE,
    KINDS_OF_SUPPORT,
    SOMETHING_ELSE,
    TALK_TO_A_PERSON,
    ask,
    next_question,
    payload,
)
from actions.saying import say
from actions.state import State
from bot.easyread import card, card_text, interests_in_words
from bot.easyread.reply import Button, Reply
from services_db import Match, Offer, Results, Services

CARDS_ON_A_PAGE = 3


def ask_or_show(dispatcher: CollectingDispatcher, services: Services, state: State) -> State:
    """Ask for what is still missing, or search when nothing is."""
    question = next_question(state)
    if question:
        return ask(dispatcher, state, question, hint=True)
    return show(dispatcher, services, state)


def show(dispatcher: CollectingDispatcher, services: Services, state: State) -> State:
    """Show the next three matches that were not shown yet, and ask what to do next."""
    results = services.search(state.wanted())
    if not results.matches:
        return nothing_found(dispatcher, state, results)
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
    made = card(match, state.words, state.place, today=date.today())  # noqa: DTZ011
    buttons = (
        Button("Tell me more", payload("tell_me_more", listing=match.listing.id)),
        Button("How do I get there?", payload("how_to_get_there", listing=match.listing.id)),
    )
    return Reply(text=card_text(made), card=made, buttons=buttons)


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


def _found_words(state: State, results: Results) -> str:
    if state.online:
        return "utter_found_online"
    if state.place is None:
        return "utter_found_anywhere"
    # What is for all of London is not "near Deptford", though people there may go.
    near = all(match.how_near in ("here", "near") for match in results.matches)
    return "utter_found" if near else "utter_found_area"


def nothing_found(dispatcher: CollectingDispatcher, state: State, results: Results) -> State:
    """Say that nothing fits, and offer what would, with real counts."""
    likes = interests_in_words(state.interests)
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
    if state.place is not None:
        buttons.append(ANOTHER_PLACE)
    return [*buttons[:4], TALK_TO_A_PERSON]


def _offer(state: State, offer: Offer) -> Button:
    place = state.place.name if state.place else ""
    further = payload("further_away", miles=offer.miles)
    titles = {
        "further": (f"Look further away ({offer.count})", further),
        "online": (f"Join from home ({offer.count})", "/online"),
        "other_interests": (
            f"Other things near {place} ({offer.count})",
            "/any_interest",
        ),
        "support": (f"Kinds of support ({offer.count})", "/ask_models"),
    }
    title, button_payload = titles[offer.kind]
    return Button(title, button_payload)
