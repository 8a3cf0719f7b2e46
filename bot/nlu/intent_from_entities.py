"""Step 2, understanding: the last word on a message's intent; stands last in the pipeline."""

from dataclasses import asdict
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
from bot.nlu import asking_of_one, deciding, deciding_by_words, deciding_words, short_answers
from bot.nlu.deciding import Limits, decide
from bot.nlu.deciding_words import INTERESTS, LIKING, WISHES_IN
from bot.nlu.entity_finder import hash_of
from bot.nlu.message import DECIDED_BY, OUT_OF_SCOPE, reading_of, text_of

# Every turn is stored with its ranking; what is less likely is of no use to anybody.
KEPT = 10


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER,
    is_trainable=False,
)
class IntentFromEntities(GraphComponent):
    """Sets the intent where the entities leave no doubt, or where the classifier is unsure."""

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        """When the classifier is not believed; `Limits` says what each means."""
        return asdict(Limits())

    def __init__(self, config: Dict[str, Any]) -> None:
        self._limits = Limits(**{name: float(config[name]) for name in asdict(Limits())})

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
        rules = (deciding, deciding_by_words, deciding_words, asking_of_one, short_answers)
        made_of = (Path(str(module.__file__)) for module in rules)
        return hash_of(*made_of, short_answers.SHORT_ANSWERS, words)

    def process(self, messages: List[Message]) -> List[Message]:
        """Decide each message's intent; the ranking keeps the classifier's after it."""
        for message in messages:
            text = text_of(message)
            if text is not None:
                self._decide(message, text)
                _without_needs(message, text)
                _turn_to_typed(message)
        return messages

    def _decide(self, message: Message, text: str) -> None:
        given = message.get(INTENT_RANKING_KEY) or []
        ranking = [(r[INTENT_NAME_KEY], float(r[PREDICTED_CONFIDENCE_KEY])) for r in given]
        far = float(message.get(OUT_OF_SCOPE) or 0.0)
        typed = reading_of(message).typed
        decision = decide(text, message.get(ENTITIES, []), ranking, self._limits, far, typed)
        packed = [
            {INTENT_NAME_KEY: name, PREDICTED_CONFIDENCE_KEY: confidence}
            for name, confidence in decision.ranking[:KEPT]
        ]
        message.set(INTENT, packed[0], add_to_output=True)
        message.set(INTENT_RANKING_KEY, packed, add_to_output=True)
        message.set(DECIDED_BY, decision.why, add_to_output=True)


def _without_needs(message: Message, text: str) -> None:
    """Words of a question or of small talk ("my health", "is there a tram") are no wishes."""
    wishes = str(message.get(INTENT)[INTENT_NAME_KEY]) in WISHES_IN
    if not wishes and not LIKING.search(text):
        kept = [each for each in message.get(ENTITIES, []) if each["entity"] not in INTERESTS]
        message.set(ENTITIES, kept, add_to_output=True)


def _turn_to_typed(message: Message) -> None:
    """Entities say where they stand in what was typed, as Rasa's clients expect."""
    reading = reading_of(message)
    for entity in message.get(ENTITIES, []):
        entity["start"], entity["end"] = reading.typed_span(entity["start"], entity["end"])
