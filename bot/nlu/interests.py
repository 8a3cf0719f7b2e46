"""Step 2, understanding: the interests that a message names become entities."""

from pathlib import Path
from typing import Any, ClassVar, Dict, List

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import ENTITIES
from rasa.shared.nlu.training_data.message import Message

import services_db.interests
import services_db.places
from bot.nlu.entity_finder import EntityFinder
from services_db.interests import Found, find_interests
from services_db.places import find_places

PLACES = ("place", "place_choices")


def interest_entities(text: str) -> List[Dict[str, Any]]:
    """The interests of a message as entities `interest` and `not_interest`.

    Args:
        text: the message as typed.

    Returns:
        One entity for each mention, its value the slug. A word that is the name of the place
        ("I live in Reading") is left out, and so is a refusal of what is also asked for.
    """
    place = find_places(text)
    return _beside(text, place.start, place.end)


def _beside(text: str, start: int, end: int) -> List[Dict[str, Any]]:
    """The interests outside the words that name the place."""
    found = [f for f in find_interests(text) if not _overlaps(f, start, end)]
    wanted = {each.slug for each in found if each.wanted}
    return [_entity(each) for each in found if each.wanted or each.slug not in wanted]


def _overlaps(found: Found, start: int, end: int) -> bool:
    return found.start < end and start < found.end


def _entity(found: Found) -> Dict[str, Any]:
    name = "interest" if found.wanted else "not_interest"
    return {"entity": name, "start": found.start, "end": found.end, "value": found.slug}


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR,
    is_trainable=False,
)
class InterestFinder(EntityFinder):
    """Entities `interest` and `not_interest`; the value is a slug of interests.csv."""

    reads: ClassVar[List[Path]] = [
        Path(services_db.interests.__file__).parent,
        Path(services_db.places.__file__).parent,
    ]

    def find(self, text: str) -> List[Dict[str, Any]]:
        """The interests of a text."""
        return interest_entities(text)

    def find_in(self, message: Message, text: str) -> List[Dict[str, Any]]:
        """The interests of a message, in which the place was found before."""
        found = [e for e in message.get(ENTITIES, []) if e["entity"] in PLACES]
        place = found[0] if found else {"start": 0, "end": 0}
        return _beside(text, place["start"], place["end"])
