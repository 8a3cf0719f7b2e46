"""Explains a hard word from the glossary."""

import re

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.another_way import say_simply
from actions.asking import open_question
from actions.base import StateAction
from actions.returning import return_to
from actions.state import State
from bot.easyread import explain, find_word

# "What does that mean?" names no word: it asks for what was just said in other words.
NAMES_NO_WORD = frozenset(
    [
        "what",
        "whats",
        "wot",
        "wots",
        "does",
        "dose",
        "do",
        "dus",
        "did",
        "is",
        "the",
        "a",
        "an",
        "that",
        "this",
        "it",
        "dat",
        "you",
        "u",
        "by",
        "mean",
        "means",
        "meen",
        "men",
        "meaning",
        "word",
        "words",
        "tell",
        "me",
        "please",
        "pls",
    ]
)


class ActionWhatMeans(StateAction):
    """Answers "what does … mean?"."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_what_means"

    def step(self, dispatcher: CollectingDispatcher, tracker: Tracker, state: State) -> State:
        """The word's meaning, or honestly that it is not known; then the open question."""
        text = str(tracker.latest_message.get("text") or "").lower()
        word = find_word(text)
        meaning = explain(word) if word else None
        if meaning:
            dispatcher.utter_message(response="utter_means", meaning=meaning)
        elif set(re.findall(r"[a-z]+", text)) <= NAMES_NO_WORD:
            return say_simply(dispatcher, tracker, self.services, state, self.responses)
        else:
            dispatcher.utter_message(response="utter_means_unknown")
        return return_to(dispatcher, self.services, state, open_question(state))
