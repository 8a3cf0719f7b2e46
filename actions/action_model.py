"""Tells about one kind of support, asked for by name or by need."""

from dataclasses import replace

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions import questions
from actions.asking import ask
from actions.base import StateAction, entities
from actions.heard import first, hear
from actions.saying import say
from actions.state import State
from bot.easyread import card_text, support_card
from bot.easyread.reply import Reply
from services_db import today_in_the_uk

INTENT_PREFIX = "ask_"


class ActionModel(StateAction):
    """Answers every `ask_<slug>` intent."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_model"

    def step(self, dispatcher: CollectingDispatcher, tracker: Tracker, state: State) -> State:
        """Name it, show its card, and ask what the person wants to know."""
        said = entities(tracker)
        intent = str((tracker.latest_message.get("intent") or {}).get("name") or "")
        named = first(said, "model")
        slug = named or intent.removeprefix(INTENT_PREFIX)
        listing = self.services.support(str(slug))
        if listing is None:
            dispatcher.utter_message(response="utter_services_down")
            return state
        heard = replace(hear(state, said), focus=listing.id)
        words = "utter_about_model" if named else "utter_this_is_called"
        dispatcher.utter_message(response=words, title=listing.title)
        made = support_card(listing, heard.words, today=today_in_the_uk())
        say(dispatcher, Reply(text=card_text(made), card=made))
        return ask(dispatcher, heard, questions.MODEL)
