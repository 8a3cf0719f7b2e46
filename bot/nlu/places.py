"""Step 2, understanding: the place that a message names becomes an entity."""

from dataclasses import asdict
from pathlib import Path
from typing import Any, ClassVar, Dict, List

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.training_data.message import Message

import services_db.interests
import services_db.places
from bot.nlu.entity_finder import EntityFinder
from bot.nlu.message import reading_of
from services_db.places import PlaceFinding, find_places


def place_entities(text: str) -> List[Dict[str, Any]]:
    """The place of a message as an entity `place`, or `place_choices` where it may be several.

    Args:
        text: the message as typed.

    Returns:
        No entity or one. A place is a dictionary of name, area, lat, lon and kind; the value of
        `place_choices` is a list of such, likeliest first.
    """
    return _entities(find_places(text))


def _entities(found: PlaceFinding) -> List[Dict[str, Any]]:
    span = {"start": found.start, "end": found.end}
    if found.place:
        return [{"entity": "place", **span, "value": asdict(found.place)}]
    if found.choices:
        choices = [asdict(choice) for choice in found.choices]
        return [{"entity": "place_choices", **span, "value": choices}]
    return []


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR,
    is_trainable=False,
)
class PlaceFinder(EntityFinder):
    """Entity `place`, or `place_choices` where a name means several places."""

    reads: ClassVar[List[Path]] = [
        Path(services_db.places.__file__).parent,
        Path(services_db.interests.__file__).parent,
    ]

    def find(self, text: str) -> List[Dict[str, Any]]:
        """The place of a text."""
        return place_entities(text)

    def find_in(self, message: Message, text: str) -> List[Dict[str, Any]]:
        """The place of a message; the reader has looked for it where it mended nothing."""
        place = reading_of(message).place
        return self.find(text) if place is None else _entities(place)
