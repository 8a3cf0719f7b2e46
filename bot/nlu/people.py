"""Step 2, understanding: whom a message is for, their age and which one is meant, as entities."""

from dataclasses import asdict
from pathlib import Path
from typing import Any, ClassVar, Dict, List

from rasa.engine.recipes.default_recipe import DefaultV1Recipe

from bot.nlu import people_patterns, people_words
from bot.nlu.entity_finder import EntityFinder


def people_entities(text: str) -> List[Dict[str, Any]]:
    """What a message says of people, as entities `relation`, `who`, `age` and `which`."""
    entities = []
    for said in people_words.find_people(text):
        entity = asdict(said)
        entities.append({"entity": entity.pop("name"), **entity})
    return entities


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR,
    is_trainable=False,
)
class PeopleFinder(EntityFinder):
    """Entities `relation`, `who`, `age` and `which`."""

    reads: ClassVar[List[Path]] = [
        Path(people_words.__file__),
        Path(people_patterns.__file__),
    ]

    def find(self, text: str) -> List[Dict[str, Any]]:
        """What a text says of people."""
        return people_entities(text)
