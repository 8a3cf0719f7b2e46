"""What every action shares: the state in, the state out, and an honest word when search fails."""

import logging
from abc import ABC, abstractmethod
from functools import lru_cache
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.state import State, changes, state_of
from bot.settings import Settings
from services_db import Services, ServicesUnavailable

logger = logging.getLogger(__name__)


@lru_cache(maxsize=1)
def shared_services() -> Services:
    """The services database of the settings, opened when it is first needed."""
    return Services(Settings().services_database)


class StateAction(Action, ABC):
    """An action from one state to the next.

    Subclasses give `name` and `step`; they are made with no arguments by the action server and
    with a `services` of their own by tests.
    """

    def __init__(self, services: Services | None = None) -> None:
        self._given = services
        # Names of all responses of the domain, as the Rasa server sends them with each call.
        self.responses: frozenset[str] = frozenset()

    @property
    def services(self) -> Services:
        """The services database."""
        return self._given or shared_services()

    @abstractmethod
    def name(self) -> str:
        """The action's name in the domain."""

    @abstractmethod
    def step(self, dispatcher: CollectingDispatcher, tracker: Tracker, state: State) -> State:
        """Say what is to be said, and return what is known after it."""

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Any]:
        """The action server's call: `step`, with its changes as slot events."""
        before = state_of(tracker.slots)
        self.responses = frozenset(domain.get("responses") or {})
        try:
            after = self.step(dispatcher, tracker, before)
        except ServicesUnavailable:
            logger.exception("search failed")
            dispatcher.messages.clear()
            dispatcher.utter_message(response="utter_services_down")
            return []
        return changes(before, after)


def entities(tracker: Tracker) -> list[dict[str, Any]]:
    """The entities of the message that is being answered."""
    found: list[dict[str, Any]] = tracker.latest_message.get("entities") or []
    return found
