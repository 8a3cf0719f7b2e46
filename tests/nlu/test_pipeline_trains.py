"""The components in a real Rasa pipeline: trained, loaded and asked."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

# Rasa 3.6 and what it stands on warn of their own age, training and asking.
Parse = Callable[[str], dict[str, Any]]

pytestmark = pytest.mark.filterwarnings("ignore")

CONFIG = """
recipe: default.v1
assistant_id: test
language: en
pipeline:
  - name: WhitespaceTokenizer
  - name: CountVectorsFeaturizer
    analyzer: char_wb
    min_ngram: 1
    max_ngram: 4
  - name: bot.nlu.intent_classifier.QuickLogisticRegression
  - name: bot.nlu.interests.InterestFinder
  - name: bot.nlu.places.PlaceFinder
  - name: bot.nlu.people.PeopleFinder
  - name: bot.nlu.models.ModelFinder
  - name: bot.nlu.intent_from_entities.IntentFromEntities
    threshold: 0.35
"""
NLU = """
version: "3.1"
nlu:
  - intent: greet
    examples: |
      - hello
      - hi
      - hiya
      - good morning
  - intent: stop
    examples: |
      - stop
      - bye
      - leave me alone
      - im done
  - intent: find
    examples: |
      - what can i do near here
      - find me something to do
      - what is on
      - i want a group
"""


@pytest.fixture(scope="module")
def parse(tmp_path_factory: pytest.TempPathFactory) -> Parse:
    from rasa.core.agent import Agent
    from rasa.model_training import train_nlu

    folder: Path = tmp_path_factory.mktemp("bot")
    (folder / "config.yml").write_text(CONFIG)
    (folder / "nlu.yml").write_text(NLU)
    model = train_nlu(str(folder / "config.yml"), str(folder / "nlu.yml"), str(folder / "models"))
    agent = Agent.load(model)
    return lambda text: dict(asyncio.run(agent.parse_message(text)))


def named(answer: dict[str, Any], entity: str) -> list[Any]:
    return [e["value"] for e in answer["entities"] if e["entity"] == entity]


def test_the_pipeline_understands_a_whole_message(parse: Parse) -> None:
    answer = parse("me i like sining n football not swiming im in deptfrd")
    assert answer["intent"] == {"name": "find", "confidence": 1.0}
    assert answer["intent_ranking"][0] == answer["intent"]
    assert named(answer, "interest") == ["singing", "football"]
    assert named(answer, "not_interest") == ["swimming"]
    assert named(answer, "place")[0]["name"] == "Deptford"
    assert named(answer, "who") == ["me"]


def test_the_pipeline_leaves_a_greeting_to_the_classifier(parse: Parse) -> None:
    answer = parse("hello")
    assert answer["intent"]["name"] == "greet"
    assert answer["entities"] == []


def test_the_pipeline_asks_about_a_kind_of_support(parse: Parse) -> None:
    assert parse("wots shared lifes")["intent"]["name"] == "ask_shared_lives"


@pytest.mark.parametrize("text", ["", " ", "👎", "/greet", "x" * 1000])
def test_the_pipeline_survives_odd_messages(parse: Parse, text: str) -> None:
    assert parse(text)["intent"] is not None
