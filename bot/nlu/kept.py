"""Step 2, understanding: the shape of our components that learn, and keep what they learned.

Rasa makes a component untrained or loads it again; only what is learned differs from one to the
next.
"""

from abc import abstractmethod
from pathlib import Path
from typing import Any, Dict, Text

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage


class KeepsWhatItLearned(GraphComponent):
    """Made of a configuration, a place to keep things, and what was learned."""

    @abstractmethod
    def __init__(
        self,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        learned: Any,
    ) -> None:
        """Make it of what was learned, or of `nothing_learned()`."""

    @staticmethod
    @abstractmethod
    def nothing_learned() -> Any:
        """What it knows before the training."""

    @staticmethod
    @abstractmethod
    def read_again(folder: Path) -> Any:
        """What was learned, from the files that the training wrote into this folder."""

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "KeepsWhatItLearned":
        """Make an untrained component, as Rasa asks for it."""
        return cls(config, model_storage, resource, cls.nothing_learned())

    @classmethod
    def load(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> "KeepsWhatItLearned":
        """A trained component again."""
        with model_storage.read_from(resource) as folder:
            learned = cls.read_again(folder)
        return cls(config, model_storage, resource, learned)
