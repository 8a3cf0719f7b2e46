"""Step 2, understanding: the kinds of support that a message names, as entities."""

from pathlib import Path
from typing import Any, ClassVar, Dict, List

from rasa.engine.recipes.default_recipe import DefaultV1Recipe

import services_db.interests
from bot.nlu import model_words
from bot.nlu.entity_finder import EntityFinder


def model_entities(text: str) -> List[Dict[str, Any]]:
    """The kinds of support that a message names, as entities `model`; the value is the slug."""
    return [
        {"entity": "model", "start": named.start, "end": named.end, "value": named.slug}
        for named in model_words.find_models(text)
    ]


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR,
    is_trainable=False,
)
class ModelFinder(EntityFinder):
    """Entity `model`; the value is the slug of a kind of support."""

    reads: ClassVar[List[Path]] = [
        Path(model_words.__file__),
        model_words.NAMES,
        Path(services_db.interests.__file__).with_name("tokens.py"),
    ]

    def find(self, text: str) -> List[Dict[str, Any]]:
        """The kinds of support of a text."""
        return model_entities(text)
