"""Step 2, understanding: an interest that a message means without naming it.

"Sitting in a hide with binoculars" has no word of the list and means nature. Only a wish in which
no word was found is looked at, and only a sure guess counts: a wrong interest is worse than the
question what they like.
"""

from pathlib import Path
from typing import Any, Dict, List, Optional, Text, Tuple

import numpy as np
import yaml
from numpy.typing import NDArray
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import (
    ENTITIES,
    INTENT,
    INTENT_NAME_KEY,
    PREDICTED_CONFIDENCE_KEY,
    TEXT,
)
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import csr_matrix

import services_db.interests
from bot.nlu import fitting
from bot.nlu.deciding_words import FALLBACK, FILLER, FIND, OUT_OF_SCOPE, SOFT, UNSURE
from bot.nlu.entity_finder import hash_of
from bot.nlu.fitting import fit
from bot.nlu.interests import interest_entities
from bot.nlu.kept import KeepsWhatItLearned
from bot.nlu.message import DECIDED_BY, reading_of, text_of, vector_of
from bot.vectors import load_encoder
from services_db.interests import load_interests
from services_db.interests.tokens import tokens

EXAMPLES = Path(services_db.interests.__file__).with_name("examples.yml")
FILE = "interests.npz"
NONE = "none"
# Of the examples of other intents every so many is one that means no interest.
_EVERY = 4
_FREEDOM, _ROUNDS, _LENGTH = 20.0, 60, 4.0
# From this confidence on the classifier knows best that nothing of ours is meant.
_SURE_OF_NOTHING = 0.9
# With fewer words that mean something there is nothing to guess from.
_FEWEST_WORDS = 2
# How many everyday words of each interest are examples too: the first are the plainest.
_WORDS = 20

Array = NDArray[np.float32]
# Coefficients, intercepts and slugs.
Weights = Tuple[Array, Array, List[str]]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class InterestByMeaning(KeepsWhatItLearned):
    """Adds an entity `interest` to a wish that names none; stands after the intent is decided."""

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        """From which probability on a guess counts.

        `sure` in a wish, `very_sure` where nothing is understood, `against` where the classifier
        takes the message for none of ours.
        """
        return {"sure": 0.7, "very_sure": 0.8, "against": 0.93}

    def __init__(
        self,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        learned: Optional[Weights] = None,
    ) -> None:
        self._sure, self._very_sure = float(config["sure"]), float(config["very_sure"])
        self._against = float(config["against"])
        self._model_storage = model_storage
        self._resource = resource
        self._weights = learned

    @staticmethod
    def nothing_learned() -> Optional[Weights]:
        """What it knows before the training."""
        return None

    @staticmethod
    def read_again(folder: Path) -> Optional[Weights]:
        """What was learned, from the files that the training wrote into this folder."""
        kept = np.load(folder / FILE, allow_pickle=False)
        return kept["coef"], kept["intercept"], [str(slug) for slug in kept["slugs"]]

    @classmethod
    def fingerprint_addon(cls, config: Dict[Text, Any]) -> Optional[Text]:
        """A hash of the examples and of how they are fitted, so that an edit retrains."""
        return hash_of(Path(fitting.__file__), Path(services_db.interests.__file__).parent)

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from wishes that name one interest, from sentences that name none, and words."""
        vectors, slugs = self._of_messages(training_data)
        texts, meant = _of_lists()
        vectors = np.vstack([vectors, load_encoder().encode(texts)])
        classes, labels = np.unique([*slugs, *meant], return_inverse=True)
        nothing = csr_matrix((len(labels), 0), dtype=np.float32)
        coef, intercept = fit(nothing, vectors * _LENGTH, labels, _FREEDOM, _ROUNDS)
        with self._model_storage.write_to(self._resource) as folder:
            np.savez(folder / FILE, coef=coef, intercept=intercept, slugs=classes.astype(np.str_))
        return self._resource

    def _of_messages(self, training_data: TrainingData) -> Tuple[Array, List[str]]:
        vectors, slugs = [], []
        for number, example in enumerate(training_data.intent_examples):
            slug = _only_interest(example) if example.get(INTENT) == FIND else NONE
            kept = slug != NONE or number % _EVERY == 0
            vector = vector_of(example)
            if slug and kept and vector is not None:
                vectors.append(vector)
                slugs.append(slug)
        return np.vstack(vectors), slugs

    def process(self, messages: List[Message]) -> List[Message]:
        """Add what is meant to each wish that names nothing."""
        for message in messages:
            limit = self._limit(message)
            if limit is not None:
                self._guess(message, limit)
        return messages

    def _limit(self, message: Message) -> Optional[float]:
        """From which probability on a guess counts here; None where none is wanted."""
        names = {entity["entity"] for entity in message.get(ENTITIES, [])}
        decided = message.get(INTENT) or {}
        intent = decided.get(INTENT_NAME_KEY)
        confidence = float(decided.get(PREDICTED_CONFIDENCE_KEY) or 0.0)
        if names & {"interest", "model"} or not text_of(message) or self._weights is None:
            return None
        if intent == FIND:
            return None if "not_interest" in names else self._sure
        if intent == OUT_OF_SCOPE and confidence < _SURE_OF_NOTHING:
            return self._against
        return self._very_sure if intent in (FALLBACK, UNSURE) else None

    def _guess(self, message: Message, limit: float) -> None:
        vector = vector_of(message)
        if vector is None or self._weights is None or not self._says_enough(message):
            return
        slug, share = likeliest(vector, *self._weights)
        if slug == NONE or share < limit:
            return
        typed = message.get(TEXT)
        found = {
            "entity": "interest",
            "start": 0,
            "end": len(typed),
            "value": slug,
            "confidence_entity": round(share, 3),
            "extractor": type(self).__name__,
        }
        message.set(ENTITIES, [*message.get(ENTITIES, []), found], add_to_output=True)
        if message.get(INTENT)[INTENT_NAME_KEY] != FIND:
            message.set(INTENT, {"name": FIND, "confidence": share}, add_to_output=True)
            message.set(DECIDED_BY, "its meaning is like an interest", add_to_output=True)

    @staticmethod
    def _says_enough(message: Message) -> bool:
        """Whether words are left that could say what they like: not in "my flat is in Bath"."""
        reading = reading_of(message)
        named = [(entity["start"], entity["end"]) for entity in message.get(ENTITIES, [])]
        left = 0
        for word in tokens(reading.text):
            # Entities stand in what was typed: "eny fing in midulsbra" names a place and no more.
            typed, _ = reading.typed_span(word.start, word.end)
            inside = any(start <= typed < end for start, end in named)
            left += not inside and word.norm not in FILLER | SOFT
        return left >= _FEWEST_WORDS


def likeliest(vector: Array, coef: Array, intercept: Array, slugs: List[str]) -> Tuple[str, float]:
    """The interest that a vector most likely means, or NONE, with its probability."""
    scores = coef @ (vector * _LENGTH) + intercept
    shares = np.exp(scores - scores.max())
    best = int(shares.argmax())
    return slugs[best], float(shares[best] / shares.sum())


def _only_interest(example: Message) -> str:
    """The slug of a wish that names just one interest, else ""."""
    found = {entity["value"] for entity in interest_entities(text_of(example) or "")}
    return str(found.pop()) if len(found) == 1 else ""


def _of_lists() -> Tuple[List[str], List[str]]:
    """Sentences and words with the slug that each means."""
    examples = yaml.safe_load(EXAMPLES.read_text(encoding="utf-8"))
    pairs = [(text, slug) for slug, texts in examples.items() for text in texts]
    for interest in load_interests().values():
        pairs += [(word, interest.slug) for word in (interest.label, *interest.words[:_WORDS])]
    return [text for text, _ in pairs], [slug for _, slug in pairs]
