"""Step 2, understanding: what a message is like, and how far from everything that the bot knows.

A classifier is sure of itself on any text; the nearest examples are not near where nobody taught
anything like it. They vote with the classifier: it knows which words count, they know wordings
that are rare. And they tell an editor what a message was taken for.
"""

import json
import math
from collections import defaultdict
from pathlib import Path
from typing import Any, Dict, List, Mapping, NamedTuple, Text

import numpy as np
from numpy.typing import NDArray
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.kept import KeepsWhatItLearned
from bot.nlu.message import NEAREST, OUT_OF_SCOPE, vector_of, vectors_of

VECTORS = "examples.npz"
TEXTS = "examples.json"
SHOWN = 3
# How many examples vote, how much more the nearer ones count, and how much all of them together
# count beside the classifier. Chosen on evaluation/messages/tuning.
VOTERS = 30
SHARPNESS = 20.0
WEIGHT = 0.4
# Of an intent that no voter has, and that the classifier does not believe.
_LEAST_VOTE, _LEAST_SURE = 1e-3, 1e-6


class Examples(NamedTuple):
    """The examples: a row of vectors, an intent and a text for each."""

    vectors: NDArray[np.float32]
    intents: List[str]
    texts: List[str]


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER,
    is_trainable=True,
)
class NearestExamples(KeepsWhatItLearned):
    """Sets `nearest` and `out_of_scope`; needs a dense feature before it."""

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        """`unknown` is the intent whose examples say what the bot cannot do."""
        return {"unknown": "out_of_scope"}

    def __init__(
        self,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        learned: Examples,
    ) -> None:
        self._unknown = config["unknown"]
        self._model_storage = model_storage
        self._resource = resource
        self._examples = learned
        self._is_known = np.array([intent != self._unknown for intent in learned.intents])

    @staticmethod
    def nothing_learned() -> Examples:
        """What it knows before the training."""
        return Examples(np.zeros((0, 0), np.float32), [], [])

    @staticmethod
    def read_again(folder: Path) -> Examples:
        """What was learned, from the files that the training wrote into this folder."""
        vectors = np.load(folder / VECTORS, allow_pickle=False)["vectors"]
        kept = json.loads((folder / TEXTS).read_text(encoding="utf-8"))
        return Examples(vectors.astype(np.float32), kept["intents"], kept["texts"])

    def train(self, training_data: TrainingData) -> Resource:
        """Keep the vectors of all examples; half precision moves no cosine by 0.001."""
        found = [e for e in training_data.intent_examples if vector_of(e) is not None]
        vectors = np.vstack(vectors_of(found)).astype(np.float16)
        texts = {"intents": [e.get(INTENT) for e in found], "texts": [e.get(TEXT) for e in found]}
        with self._model_storage.write_to(self._resource) as folder:
            np.savez(folder / VECTORS, vectors=vectors)
            (folder / TEXTS).write_text(json.dumps(texts), encoding="utf-8")
        return self._resource

    def process(self, messages: List[Message]) -> List[Message]:
        """Say how far each message is from what is known, and what it is most like."""
        for message in messages:
            vector = vector_of(message)
            if vector is not None and len(self._examples.intents):
                self._compare(message, self._examples.vectors @ vector)
        return messages

    def _compare(self, message: Message, likeness: NDArray[np.float32]) -> None:
        # Of thousands only these few are put in order.
        near = np.argpartition(-likeness, min(VOTERS, len(likeness) - 1))[:VOTERS]
        near = near[np.argsort(-likeness[near])]
        nearest = [
            {
                "text": self._examples.texts[at],
                "intent": self._examples.intents[at],
                "likeness": round(float(likeness[at]), 3),
            }
            for at in near[:SHOWN]
        ]
        message.set(NEAREST, nearest, add_to_output=True)
        self._vote(message, near, likeness[near])
        message.set(OUT_OF_SCOPE, self._distance(message, likeness), add_to_output=True)

    def _vote(
        self, message: Message, voters: NDArray[np.int64], likeness: NDArray[np.float32]
    ) -> None:
        ranking = message.get(INTENT_RANKING_KEY) or []
        if not ranking:
            return
        votes: Dict[str, float] = defaultdict(float)
        shares = np.exp(SHARPNESS * (likeness - likeness.max()))
        for at, vote in zip(voters, shares, strict=True):
            votes[self._examples.intents[at]] += float(vote)
        merged = merge(ranking, votes)
        message.set(INTENT, merged[0], add_to_output=True)
        message.set(INTENT_RANKING_KEY, merged, add_to_output=True)

    def _distance(self, message: Message, likeness: NDArray[np.float32]) -> float:
        known = likeness[self._is_known]
        ranking = message.get(INTENT_RANKING_KEY) or []
        named = {each["name"]: float(each["confidence"]) for each in ranking}
        sure = max((c for name, c in named.items() if name != self._unknown), default=0.0)
        near = float(known.max()) if known.size else 0.0
        return round(1.0 - (near + sure) / 2, 4)


def merge(ranking: List[Dict[Text, Any]], votes: Mapping[str, float]) -> List[Dict[Text, Any]]:
    """The classifier's ranking, merged with the examples' votes; surest first, together 1.

    Args:
        ranking: name and confidence of each intent.
        votes: how much the nearest examples speak for an intent; any scale.
    """
    total = sum(votes.values()) or 1.0
    scores = {
        each["name"]: math.log(each["confidence"] + _LEAST_SURE) * (1 - WEIGHT)
        + math.log(votes.get(each["name"], 0.0) / total + _LEAST_VOTE) * WEIGHT
        for each in ranking
    }
    shares = {name: math.exp(score) for name, score in scores.items()}
    whole = sum(shares.values())
    ordered = sorted(shares.items(), key=lambda each: -each[1])
    return [{"name": name, "confidence": share / whole} for name, share in ordered]
