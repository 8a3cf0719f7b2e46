"""Step 2, understanding: reads a message as it was meant, and cuts it into words; stands first."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any, Dict, List, Optional, Text

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.tokenizers.tokenizer import Token
from rasa.nlu.tokenizers.whitespace_tokenizer import WhitespaceTokenizer
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

import services_db.interests
import services_db.places
from bot.nlu import dictionary, read_as, sounds, spelling
from bot.nlu.entity_finder import hash_of
from bot.nlu.kept import KeepsWhatItLearned
from bot.nlu.message import READ_AS, READING, is_payload
from bot.nlu.read_as import Reading
from bot.nlu.spelling import Known, Speller, learn
from services_db.interests.tokens import phrase

FILE = "words.json"
_MADE_OF = tuple(Path(str(module.__file__)) for module in (dictionary, read_as, sounds, spelling))
_LISTS = tuple(
    read_as.FOLDER / name for name in ("text_speak.csv", "real_words.csv", "emoji_alone.csv")
)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=True)
class Reader(KeepsWhatItLearned, WhitespaceTokenizer):
    """Sets `read_as`, and the tokens of what is read; learns its words from the examples."""

    def __init__(
        self,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        learned: Known,
    ) -> None:
        WhitespaceTokenizer.__init__(self, config)
        self._model_storage = model_storage
        self._resource = resource
        self._speller = Speller(learned)

    @staticmethod
    def nothing_learned() -> Known:
        """What it knows before the training."""
        return Known()

    @staticmethod
    def read_again(folder: Path) -> Known:
        """What was learned, from the files that the training wrote into this folder."""
        kept = json.loads((folder / FILE).read_text(encoding="utf-8"))
        pairs = {tuple(pair.split(" ")): count for pair, count in kept["pairs"].items()}
        return Known(kept["words"], pairs)

    @classmethod
    def fingerprint_addon(cls, config: Dict[Text, Any]) -> Optional[Text]:
        """A hash of everything that is read, so that an edit of a word list retrains."""
        data = (services_db.interests, services_db.places)
        folders = (Path(str(package.__file__)).parent for package in data)
        return hash_of(*_MADE_OF, *_LISTS, *folders)

    def train(self, training_data: TrainingData) -> Resource:
        """Learn which words the examples use, and which stand beside which."""
        examples = (str(example.get(TEXT)) for example in training_data.intent_examples)
        known = learn(list(phrase(text)) for text in examples)
        kept = asdict(known)
        kept["pairs"] = {" ".join(pair): count for pair, count in known.pairs.items()}
        with self._model_storage.write_to(self._resource) as folder:
            (folder / FILE).write_text(json.dumps(kept, sort_keys=True), encoding="utf-8")
        self._speller = Speller(known)
        return self._resource

    def process(self, messages: List[Message]) -> List[Message]:
        """Read each message, then cut it into words."""
        for message in messages:
            self._read(message)
        return super().process(messages)

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Read the examples as messages are read."""
        for example in training_data.training_examples:
            self._read(example)
        return super().process_training_data(training_data)

    def _read(self, message: Message) -> None:
        text = message.get(TEXT)
        if not text:
            return
        reading = Reading(text, text) if is_payload(text) else read_as.read_as(text, self._speller)
        message.set(READING, reading)
        message.set(READ_AS, reading.text, add_to_output=True)

    def tokenize(self, message: Message, attribute: Text) -> List[Token]:
        """The words of what is read."""
        if attribute == TEXT and message.get(READ_AS):
            message = Message(data={TEXT: message.get(READ_AS)})
        return super().tokenize(message, attribute)
