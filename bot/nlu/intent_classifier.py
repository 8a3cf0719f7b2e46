"""Step 2, understanding: Rasa's logistic regression, kept in a form that loads at once.

Rasa keeps its classifier with a library that, on loading, imports all of scikit-learn to know
whom to trust: 4 to 10 seconds of every start. Plain arrays need no trust and load in
milliseconds.
"""

from typing import Any, Dict, Text

import numpy as np
from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.logistic_regression_classifier import LogisticRegressionClassifier

FILE = "weights.npz"


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER,
    is_trainable=True,
)
class QuickLogisticRegression(LogisticRegressionClassifier):
    """Trains and predicts as Rasa's own does; only how it is kept differs."""

    def persist(self) -> None:
        """Keep the trained weights as arrays.

        `coef` has a row an intent and a column a feature, `intercept` and `classes` one entry
        an intent.
        """
        with self._model_storage.write_to(self._resource) as folder:
            np.savez(
                folder / FILE,
                coef=self.clf.coef_,
                intercept=self.clf.intercept_,
                classes=np.asarray(self.clf.classes_, dtype=np.str_),
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
                made.clf.coef_ = kept["coef"]
                made.clf.intercept_ = kept["intercept"]
                made.clf.classes_ = kept["classes"]
                made.clf.n_features_in_ = made.clf.coef_.shape[1]
        except (ValueError, FileNotFoundError):
            return made
        return made
