"""Step 6a, lost: how often in a row bot and person did not understand each other."""

from dataclasses import asdict

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.asking import START_AGAIN
from actions.last_turn import intents_in_a_row
from bot.easyread.reply import Button

# The bot did not understand, or the person did not.
LOST = ("nlu_fallback", "unsure", "say_another_way")
TIMES_BEFORE_A_PERSON = 3
RING_MENCAP = Button("Ring Mencap on 0808 808 1111", "tel:08088081111")


def times_lost(tracker: Tracker) -> int:
    """How many of the last messages in a row led nowhere, the one now answered included."""
    return intents_in_a_row(tracker.events, LOST)


def give_a_person(dispatcher: CollectingDispatcher) -> None:
    """The number of somebody who can help, and a way to begin anew."""
    buttons = [asdict(RING_MENCAP), asdict(START_AGAIN)]
    dispatcher.utter_message(response="utter_not_understood_3", buttons=buttons)
