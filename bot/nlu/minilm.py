"""Step 2, understanding: what a message means, as a dense feature of Rasa's."""

from pathlib import Path
from typing import Any, Dict, List, Optional, Text

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import FEATURIZER_CLASS_ALIAS
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.entity_finder import hash_of
from bot.nlu.message import text_of
from bot.vectors import Encoder, encoder, load_encoder


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceVectors(DenseFeaturizer, GraphComponent):
    """Adds one feature of shape (1, 384) to each message."""

    def __init__(self, config: Dict[Text, Any], name: Text, encoder: Encoder) -> None:
        super().__init__(name, config)
        self._encoder = encoder

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "SentenceVectors":
        """Make the component, as Rasa asks for it."""
        return cls(config, execution_context.node_name, load_encoder())

    @classmethod
    def validate_config(cls, config: Dict[Text, Any]) -> None:
        """There is nothing to configure."""

    @classmethod
    def fingerprint_addon(cls, config: Dict[Text, Any]) -> Optional[Text]:
        """A hash of the encoder, which names the model's own."""
        return hash_of(Path(encoder.__file__))

    def process(self, messages: List[Message]) -> List[Message]:
        """Add the vector of what each message means; payloads of buttons have none."""
        read = [(message, text) for message in messages if (text := text_of(message))]
        vectors = self._encoder.encode([text for _, text in read])
        for (message, _), vector in zip(read, vectors, strict=True):
            self._add(message, vector)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Add the vectors of the examples."""
        self.process(training_data.training_examples)
        return training_data

    def _add(self, message: Message, vector: "np.ndarray[Any, Any]") -> None:
        name = self._config[FEATURIZER_CLASS_ALIAS]
        message.add_features(Features(vector[None, :], FEATURE_TYPE_SENTENCE, TEXT, name))
