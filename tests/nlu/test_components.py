"""The Rasa components: what they add to a message, and what they leave alone."""

from pathlib import Path
from typing import Any

import pytest
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.entity_finder import EntityFinder, hash_of
from bot.nlu.intent_from_entities import IntentFromEntities
from bot.nlu.interests import InterestFinder
from bot.nlu.models import ModelFinder
from bot.nlu.people import PeopleFinder
from bot.nlu.places import PlaceFinder

FINDERS = (InterestFinder, PlaceFinder, PeopleFinder, ModelFinder)


def entities(finder: type[EntityFinder], text: str | None) -> list[dict[str, Any]]:
    message = Message({TEXT: text})
    finder({}).process([message])
    return list(message.get(ENTITIES, []))


def test_an_interest_becomes_an_entity_with_its_slug() -> None:
    entity = entities(InterestFinder, "i like sining")[0]
    assert (entity["entity"], entity["value"]) == ("interest", "singing")
    assert entity["extractor"] == "InterestFinder"


def test_a_refused_interest_is_another_entity() -> None:
    assert entities(InterestFinder, "not football")[0]["entity"] == "not_interest"


def test_the_name_of_the_place_is_no_interest() -> None:
    message = Message({TEXT: "i live in reading"})
    for finder in (PlaceFinder, InterestFinder):
        finder({}).process([message])
    assert [each["entity"] for each in message.get(ENTITIES)] == ["place"]
    assert entities(PlaceFinder, "i live in reading")[0]["value"]["name"] == "Reading"


def test_an_interest_is_no_place() -> None:
    assert entities(PlaceFinder, "i like reading") == []


def test_a_place_is_a_dictionary_of_the_agreed_keys() -> None:
    value = entities(PlaceFinder, "deptfrd")[0]["value"]
    assert set(value) == {"name", "area", "lat", "lon", "kind"}
    assert (value["name"], value["area"], value["kind"]) == (
        "Deptford",
        "Lewisham",
        "neighbourhood",
    )


def test_a_name_of_several_places_is_a_choice() -> None:
    entity = entities(PlaceFinder, "Newport")[0]
    assert entity["entity"] == "place_choices"
    assert len(entity["value"]) > 1


def test_what_other_finders_found_is_kept() -> None:
    message = Message({TEXT: "my son likes art"})
    for finder in FINDERS:
        finder({}).process([message])
    assert {e["entity"] for e in message.get(ENTITIES)} == {"interest", "relation", "who"}


@pytest.mark.parametrize("finder", FINDERS)
@pytest.mark.parametrize("text", [None, "", "/find", '/set{"place":"SE8"}'])
def test_a_payload_or_no_text_is_left_alone(finder: type[EntityFinder], text: str | None) -> None:
    assert entities(finder, text) == []


def test_the_intent_of_a_payload_is_left_alone() -> None:
    message = Message({TEXT: "/find"})
    IntentFromEntities(IntentFromEntities.get_default_config()).process([message])
    assert message.get("intent") is None


@pytest.mark.parametrize("component", [*FINDERS, IntentFromEntities])
def test_an_edit_of_what_is_read_changes_the_fingerprint(
    component: type[EntityFinder | IntentFromEntities],
) -> None:
    assert len(component.fingerprint_addon({}) or "") == 64


def test_a_hash_follows_the_words(tmp_path: Path) -> None:
    words = tmp_path / "words.csv"
    words.write_text("art")
    before = hash_of(tmp_path)
    words.write_text("arts")
    assert hash_of(tmp_path) != before
