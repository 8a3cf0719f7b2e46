"""What people write of places, and what is understood of it."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from services_db.places import find_places

MESSAGES: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("messages.yml").read_text(encoding="utf-8")
)


def texts_with(*keys: str) -> list[Any]:
    chosen = [m for m in MESSAGES if any(key in m for key in keys) or set(m) == {*keys, "text"}]
    return [pytest.param(message, id=message["text"]) for message in chosen]


@pytest.mark.parametrize("message", texts_with("place"))
def test_the_place_that_is_meant_is_understood(message: dict[str, Any]) -> None:
    place = find_places(message["text"]).place
    assert place is not None
    assert place.name == message["place"]
    assert place.area == message.get("area", place.area)
    assert place.kind == message.get("kind", place.kind)


@pytest.mark.parametrize("message", texts_with("first", "among"))
def test_a_name_of_several_places_offers_them_likeliest_first(message: dict[str, Any]) -> None:
    found = find_places(message["text"])
    offered = [choice.area for choice in found.choices]
    assert found.place is None
    assert offered[0] == message.get("first", offered[0])
    assert set(message.get("among", [])) <= set(offered)


@pytest.mark.parametrize("message", texts_with())
def test_where_no_place_is_meant_none_is_found(message: dict[str, Any]) -> None:
    found = find_places(message["text"])
    assert (found.place, found.choices) == (None, ())
