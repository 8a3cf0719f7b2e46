"""Step 2, understanding: what the entity finders share; each hands over a pure function.

A finder reads a message as it was meant and adds entities to it, whose spans stand in what was
read; the last component of the pipeline turns them to what was typed. It trains nothing.
"""

import hashlib
from abc import abstractmethod
from pathlib import Path
from typing import Any, ClassVar, Dict, List, Optional

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.message import text_of

_READ = (".py", ".csv", ".txt", ".yml")
# What loads whatever a finder loads when it is first used: lists, places, spaCy's parser.
WARM_UP = "I like art but my friend does not like football, I live in Leeds"


def hash_of(*paths: Path) -> str:
    """One hash over files and the files of folders, so that an edit of any retrains the bot."""
    digest = hashlib.sha256()
    for path in paths:
        files = sorted(path.iterdir()) if path.is_dir() else [path]
        for file in files:
            if file.suffix in _READ:
                digest.update(file.name.encode())
                digest.update(file.read_bytes())
    return digest.hexdigest()


class EntityFinder(GraphComponent):
    """Adds entities to each message."""

    # The files beside the class's own that its answers depend on.
    reads: ClassVar[List[Path]] = []

    def __init__(self, config: Dict[str, Any]) -> None:
        self._config = config

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "EntityFinder":
        """Make the component, as Rasa asks for it."""
        return cls(config)

    @classmethod
    def load(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> "EntityFinder":
        """Make the component for answering, and warm it, so that no person waits for it."""
        made = cls(config)
        made.find(WARM_UP)
        return made

    @classmethod
    def fingerprint_addon(cls, config: Dict[str, Any]) -> Optional[str]:
        """A hash of everything that is read, so that an edit of a word list retrains."""
        return hash_of(Path(__file__), *cls.reads)

    @abstractmethod
    def find(self, text: str) -> List[Dict[str, Any]]:
        """The entities of a text: each a dictionary of entity, start, end and value."""

    def find_in(self, message: Message, text: str) -> List[Dict[str, Any]]:
        """The entities of a message; a finder that needs more than its text overrides this."""
        return self.find(text)

    def process(self, messages: List[Message]) -> List[Message]:
        """Add what is found to the entities of each message."""
        for message in messages:
            text = text_of(message)
            if text is not None:
                found = [self._complete(entity) for entity in self.find_in(message, text)]
                message.set(ENTITIES, message.get(ENTITIES, []) + found, add_to_output=True)
        return messages

    def _complete(self, entity: Dict[str, Any]) -> Dict[str, Any]:
        return {**entity, "confidence_entity": 1.0, "extractor": type(self).__name__}
