"""Says whether a kind of support can be had where the person lives."""

from dataclasses import replace

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions import questions
from actions.asking import ask
from actions.base import StateAction, entities
from actions.heard import hear
from actions.pointing import ask_which, listing_meant, talk_about
from actions.saying import say
from actions.showing import found_reply
from actions.state import State
from bot.easyread import join_words, line_of, miles_from
from services_db import Listing, Match, Nearness, Place, Wanted

CLOSE_BY = ("here", "near", "serves_area")


class ActionModelNear(StateAction):
    """Answers "is it near me?", and asks for the place where that is not known."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_model_near"

    def step(self, dispatcher: CollectingDispatcher, tracker: Tracker, state: State) -> State:
        """Yes, no or not known, each with whom to ask."""
        listing = listing_meant(tracker, self.services, state)
        heard = hear(state, entities(tracker))
        if listing is None:
            return ask_which(dispatcher, self.services, heard, "model_near")
        heard = replace(heard, focus=listing.id)
        if heard.place_choices:
            return ask(dispatcher, heard, questions.WHICH_PLACE)
        if heard.place is None:
            return ask(dispatcher, heard, questions.MODEL_PLACE, hint=True)
        self._say(dispatcher, heard, listing, heard.place)
        return talk_about(dispatcher, self.services, heard, listing)

    def _say(
        self, dispatcher: CollectingDispatcher, state: State, listing: Listing, place: Place
    ) -> None:
        near = self.services.near(listing, place)
        session = self._session_near(listing, place)
        if session is not None:
            dispatcher.utter_message(response="utter_model_session", place=place.name)
            say(dispatcher, found_reply(session, state))
            return
        if listing.kind == "session" and near is not None and near.miles is not None:
            dispatcher.utter_message(response="utter_line", line=miles_from(near.miles, place.name))
            return
        dispatcher.utter_message(
            response=_response(listing, near),
            title=listing.title,
            place=place.name,
            area=join_words(listing.area_served),
            who_to_ask=line_of(listing, "how_to_join", state.words),
        )

    def _session_near(self, listing: Listing, place: Place) -> Match | None:
        """The nearest thing to go to of this kind of support, or None."""
        if listing.kind != "support":
            return None
        near = self.services.search(Wanted(place=place)).matches
        of_this_kind = [
            match
            for match in near
            if match.listing.model == listing.model and match.how_near in CLOSE_BY
        ]
        return next(iter(of_this_kind), None)


def _response(listing: Listing, near: Nearness | None) -> str:
    if near is None:
        return "utter_model_elsewhere"
    if near.how == "everywhere":
        return "utter_model_everywhere"
    return "utter_model_here" if near.how in CLOSE_BY else "utter_model_unknown"
