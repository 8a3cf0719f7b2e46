"""Step 2, understanding: Rasa's logistic regression, on pieces of words and on meaning.

Three things differ from Rasa's own. Pieces of words are weighed by how rare they are, and both
kinds of features have lengths that let neither drown the other. It is fitted many times as fast
(`fitting.py`), and every example counts alike: most messages are wishes, and a rare intent is
rare. And it is kept as plain arrays: Rasa's way imports all of scikit-learn on loading to know
whom to trust, 4 to 10 seconds of every start.
"""

from pathlib import Path
from typing import Any, Dict, List, Optional, Text

import numpy as np
from numpy.typing import NDArray
from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.logistic_regression_classifier import LogisticRegressionClassifier
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import csr_matrix, vstack

from bot.nlu import fitting
from bot.nlu.entity_finder import hash_of
from bot.nlu.fitting import fit
from bot.nlu.message import text_of

FILE = "weights.npz"

Array = NDArray[Any]
# A message without a known piece has no length to divide by.
_NO_LENGTH = 1e-9


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER,
    is_trainable=True,
)
class QuickLogisticRegression(LogisticRegressionClassifier):
    """Trains and predicts as Rasa's own does, on weighed features."""

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        """Rasa's; `C` is how freely it may fit, `meaning` the length of the sentence vector."""
        own = {"C": 20.0, "meaning": 1.5, "max_iter": 80}
        return {**LogisticRegressionClassifier.get_default_config(), **own}

    def __init__(
        self,
        config: Dict[Text, Any],
        name: Text,
        model_storage: ModelStorage,
        resource: Resource,
    ) -> None:
        super().__init__(config, name, model_storage, resource)
        # How rare each piece of a word is; none before the training.
        self._rarity = np.ones(0)
        self._by_piece = np.zeros((0, 0), np.float32)

    @classmethod
    def fingerprint_addon(cls, config: Dict[Text, Any]) -> Optional[Text]:
        """A hash of how it is fitted, so that an edit retrains."""
        return hash_of(Path(fitting.__file__))

    def train(self, training_data: TrainingData) -> Resource:
        """Learn how rare each piece of a word is, and what each intent is made of."""
        examples = [e for e in training_data.intent_examples if e.get(INTENT) and e.get(TEXT)]
        if not examples:
            return self._resource
        counts = _pieces(examples)
        self._rarity = _rarity(counts)
        classes, labels = np.unique([e.get(INTENT) for e in examples], return_inverse=True)
        coef, intercept = fit(
            _weighed(counts, self._rarity),
            self._meaning(examples),
            labels,
            self.config["C"],
            self.config["max_iter"],
        )
        self._set(coef, intercept, classes)
        self.persist()
        return self._resource

    def _set(self, coef: Array, intercept: Array, classes: Array) -> None:
        self.clf.coef_, self.clf.intercept_, self.clf.classes_ = coef, intercept, classes
        self.clf.n_features_in_ = coef.shape[1]
        # A row a feature: what one message needs stands together.
        self._by_piece = np.ascontiguousarray(coef.T)

    def process(self, messages: List[Message]) -> List[Message]:
        """Set the intent and the ranking of each message that a person typed."""
        for message in messages:
            if text_of(message) and self._rarity.size:
                ranking = self._ranking(message)
                message.set(INTENT, ranking[0], add_to_output=True)
                message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
        return messages

    def _ranking(self, message: Message) -> List[Dict[Text, Any]]:
        """The intents with their confidence, surest first; one row needs no matrices."""
        counts = csr_matrix(message.get_sparse_features(attribute=TEXT)[1].features)
        weights = (1 + np.log(counts.data)) * self._rarity[counts.indices]
        weights /= max(float(np.linalg.norm(weights)), _NO_LENGTH)
        scores = weights.astype(np.float32) @ self._by_piece[counts.indices]
        scores += (
            self._meaning([message])[0].astype(np.float32) @ self._by_piece[len(self._rarity) :]
        )
        scores += self.clf.intercept_
        shares = np.exp(scores - scores.max())
        shares /= shares.sum()
        return [
            {"name": str(self.clf.classes_[at]), "confidence": float(shares[at])}
            for at in np.argsort(-shares)
        ]

    def _meaning(self, messages: List[Message]) -> Array:
        """The sentence vectors, a row a message; no column where nothing made any."""
        found = [message.get_dense_features(attribute=TEXT)[1] for message in messages]
        if not found or found[0] is None:
            return np.zeros((len(messages), 0))
        vectors: Array = np.vstack([each.features for each in found]) * self.config["meaning"]
        return vectors

    def persist(self) -> None:
        """Keep the trained weights as arrays.

        `coef` has a row an intent and a column a feature, `intercept` and `classes` one entry
        an intent, `rarity` one a piece of a word.
        """
        with self._model_storage.write_to(self._resource) as folder:
            np.savez(
                folder / FILE,
                coef=self.clf.coef_,
                intercept=self.clf.intercept_,
                classes=np.asarray(self.clf.classes_, dtype=np.str_),
                rarity=self._rarity,
            )

    @classmethod
    def load(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> "QuickLogisticRegression":
        """A trained component again; an untrained one where nothing was kept."""
        made = cls(config, execution_context.node_name, model_storage, resource)
        try:
            with model_storage.read_from(resource) as folder:
                # Without pickles: a model file can hold numbers and names, never code.
                kept = np.load(folder / FILE, allow_pickle=False)
                made._set(kept["coef"], kept["intercept"], kept["classes"])
                made._rarity = kept["rarity"]
        except (ValueError, FileNotFoundError):
            return made
        return made


def _pieces(messages: List[Message]) -> csr_matrix:
    """How often each piece of a word stands in each message: a row a message."""
    found = [message.get_sparse_features(attribute=TEXT)[1] for message in messages]
    return vstack([csr_matrix(each.features) for each in found]).tocsr()


def _rarity(counts: csr_matrix) -> Array:
    """Inverse document frequency of each column, smoothed as scikit-learn does it."""
    held_by = np.bincount(counts.indices, minlength=counts.shape[1])
    rarity: Array = np.log((1 + counts.shape[0]) / (1 + held_by)) + 1
    return rarity


def _weighed(counts: csr_matrix, rarity: Array) -> csr_matrix:
    """Counts on a log scale, weighed by rarity, each row of length 1."""
    found = counts.astype(np.float64)
    found.data = 1 + np.log(found.data)
    found = found.multiply(rarity).tocsr()
    lengths = np.sqrt(np.asarray(found.multiply(found).sum(axis=1)).ravel())
    rows = np.repeat(np.arange(found.shape[0]), np.diff(found.indptr))
    found.data /= np.maximum(lengths[rows], _NO_LENGTH)
    return found
