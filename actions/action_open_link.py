"""Opens the conversation from a link that somebody passed on."""

from dataclasses import replace

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions import questions
from actions.asking import ask
from actions.base import StateAction, entities
from actions.heard import first
from actions.saying import known
from actions.state import State


class ActionOpenLink(StateAction):
    """Takes what a link says, and asks whether it is right."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_open_link"

    def step(self, dispatcher: CollectingDispatcher, tracker: Tracker, state: State) -> State:
        """Say what the link says; an unknown link begins like any conversation."""
        link = self.services.links.open(str(first(entities(tracker), "code") or ""))
        if link is None:
            dispatcher.utter_message(response="utter_link_unknown")
            return ask(dispatcher, state, questions.WHO)
        taken = replace(
            state.new_search(), interests=link.interests, place=link.place, sender=link.sender
        )
        greeting = "utter_link" if link.sender else "utter_link_no_sender"
        dispatcher.utter_message(response=greeting, sender=link.sender or "")
        dispatcher.utter_message(response="utter_link_says", likes=known(taken))
        return ask(dispatcher, taken, questions.LINK)
