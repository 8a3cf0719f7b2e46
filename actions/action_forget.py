"""Forgets a person."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import AllSlotsReset
from rasa_sdk.executor import CollectingDispatcher


class ActionForget(Action):
    """Answers "yes" to "Do you want me to forget all you told me?"."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_forget"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Any]:
        """Empty every slot here; `forget` tells the front door to delete what is stored."""
        dispatcher.utter_message(response="utter_forgotten", json_message={"forget": True})
        return [AllSlotsReset()]
