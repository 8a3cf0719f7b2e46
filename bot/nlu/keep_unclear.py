"""Step 2, understanding: keeps what was not understood, for people to sort, where that is on.

Stands last in the pipeline. Only the setting COMEALONG_KEEP_UNCLEAR switches it on, only of people
who said yes is anything kept, and only what `taken_out` gives is written.
"""

import logging
from datetime import date, datetime, timezone
from typing import Any, Callable, Dict, List

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, INTENT_RANKING_KEY
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.deciding_words import FALLBACK, OUT_OF_SCOPE, UNSURE
from bot.nlu.message import text_of
from bot.nlu.taken_out import taken_out
from bot.settings import Settings, read_settings
from bot.unclear_file import FILE, append

logger = logging.getLogger(__name__)


def _today() -> date:
    return datetime.now(timezone.utc).date()


UNCLEAR = frozenset([FALLBACK, UNSURE, OUT_OF_SCOPE])
# These say that something was not understood, not what it may have meant.
_NO_MEANING = frozenset(["nlu_fallback", "unsure"])
# The front door takes no longer message, and nobody would sort one.
_LONGEST = 1_000


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER,
    is_trainable=False,
)
class KeepUnclear(GraphComponent):
    """Changes no message; what a person says is answered alike whether it is on or off."""

    def __init__(
        self,
        config: Dict[str, Any],
        settings: Settings,
        today: Callable[[], date] = _today,
    ) -> None:
        self._on = settings.keep_unclear
        self._path = settings.var / FILE
        self._today = today

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "KeepUnclear":
        """Make the component, as Rasa asks for it."""
        return cls(config, read_settings())

    def process(self, messages: List[Message]) -> List[Message]:
        """Keep each message that was not understood; the messages as they came."""
        if self._on:
            for message in messages:
                self._keep(message)
        return messages

    def _keep(self, message: Message) -> None:
        intent = (message.get(INTENT) or {}).get(INTENT_NAME_KEY)
        text = text_of(message)
        if intent not in UNCLEAR or text is None or len(text) > _LONGEST:
            return
        # What the front door says of the person; from anybody else nothing is kept.
        said = message.get("metadata") or {}
        if said.get("keep") == "ask":
            # The channel tells the front door that it is time to ask.
            said["unclear"] = True
        if said.get("keep") != "yes" or not said.get("who"):
            return
        ranking = message.get(INTENT_RANKING_KEY) or []
        names = [str(each[INTENT_NAME_KEY]) for each in ranking]
        likely = [name for name in names if name not in _NO_MEANING]
        try:
            kept = taken_out(text)
            if kept:
                append(self._path, kept, likely, self._today(), str(said["who"]))
        except Exception as error:
            # Whatever is wrong, the person gets their answer. What is wrong may quote the text, so
            # that only its kind is said.
            logger.error("an unclear message could not be kept: %s", type(error).__name__)
