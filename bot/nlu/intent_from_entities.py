"""Step 2, understanding: the last word on a message's intent; stands last in the pipeline."""

from pathlib import Path
from typing import Any, Dict, List, Optional

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import (
    ENTITIES,
    INTENT,
    INTENT_NAME_KEY,
    INTENT_RANKING_KEY,
    PREDICTED_CONFIDENCE_KEY,
)
from rasa.shared.nlu.training_data.message import Message

import services_db.interests
from bot.nlu import asking_of_one, deciding, deciding_words
from bot.nlu.deciding import Limits, decide
from bot.nlu.entity_finder import hash_of, text_of


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER,
    is_trainable=False,
)
class IntentFromEntities(GraphComponent):
    """Sets the intent where the entities leave no doubt, or where the classifier is unsure."""

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        """Confidence below which a message is not understood, and the gap to the second."""
        return {"threshold": Limits().threshold, "gap": Limits().gap}

    def __init__(self, config: Dict[str, Any]) -> None:
        self._limits = Limits(float(config["threshold"]), float(config["gap"]))

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "IntentFromEntities":
        """Make the component, as Rasa asks for it."""
        return cls(config)

    @classmethod
    def fingerprint_addon(cls, config: Dict[str, Any]) -> Optional[str]:
        """A hash of the rules and their words, so that an edit retrains."""
        words = Path(services_db.interests.__file__).with_name("tokens.py")
        rules = (deciding.__file__, deciding_words.__file__, asking_of_one.__file__)
        return hash_of(*map(Path, rules), words)

    def process(self, messages: List[Message]) -> List[Message]:
        """Decide each message's intent; the ranking keeps the classifier's after it."""
        for message in messages:
            text = text_of(message)
            if text is not None:
                self._decide(message, text)
        return messages

    def _decide(self, message: Message, text: str) -> None:
        given = message.get(INTENT_RANKING_KEY) or []
        ranking = [(r[INTENT_NAME_KEY], float(r[PREDICTED_CONFIDENCE_KEY])) for r in given]
        decided = decide(text, message.get(ENTITIES, []), ranking, self._limits)
        packed = [
            {INTENT_NAME_KEY: name, PREDICTED_CONFIDENCE_KEY: confidence}
            for name, confidence in decided
        ]
        message.set(INTENT, packed[0], add_to_output=True)
        message.set(INTENT_RANKING_KEY, packed, add_to_output=True)
