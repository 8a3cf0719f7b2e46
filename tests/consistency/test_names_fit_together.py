"""Names that stand in several files are the same in all of them."""

import csv
import inspect
import re
from collections import Counter
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
import yaml
from rasa_sdk import Action
from rasa_sdk.executor import ActionExecutor

from actions import asking, questions, slots
from actions.state import State
from bot.settings import ROOT

DOMAIN = ROOT / "bot" / "domain"
NLU = ROOT / "nlu_data"
RULES = NLU / "rules"
TOPICS = {
    "find", "model", "person", "help", "about", "privacy", "forget", "stop", "restart",
    "greet", "thanks", "yes", "no", "more", "smalltalk", "out_of_scope",
}  # fmt: skip
# What no words lead to, only a button, a link, or not being understood.
WITHOUT_EXAMPLES = {"open_link", "change_who", "any_interest", "nlu_fallback", "unsure"}


def load(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(path.read_text())
    return loaded


def domain(part: str) -> list[str]:
    """All names of one part of the domain, as often as they are declared."""
    return [
        name if isinstance(name, str) else next(iter(name))
        for file in sorted(DOMAIN.glob("*.yml"))
        for name in load(file).get(part) or ()
    ]


def rules() -> list[dict[str, Any]]:
    return [rule for file in sorted(RULES.glob("*.yml")) for rule in load(file)["rules"]]


def in_rules(kind: str) -> set[str]:
    return {step[kind] for rule in rules() for step in rule["steps"] if kind in step}


def actions_code() -> str:
    return "\n".join(path.read_text() for path in sorted((ROOT / "actions").glob("*.py")))


def executor() -> ActionExecutor:
    made = ActionExecutor()
    made.register_package("actions")
    return made


@pytest.mark.parametrize("part", ["intents", "entities", "slots", "responses", "actions"])
def test_each_name_of_the_domain_is_declared_once(part: str) -> None:
    # Rasa walks the folder in no order and keeps the first it finds, without a word.
    if part == "actions":
        names = [name for name in domain(part) if name != "action_carry_on"]
    else:
        names = domain(part)
    assert [name for name, count in Counter(names).items() if count > 1] == []


def test_topics_have_the_same_names_in_the_domain_the_examples_and_the_rules() -> None:
    files = {file.stem for file in DOMAIN.glob("*.yml")} - {"session"}
    assert files == TOPICS
    assert {file.stem for file in NLU.glob("*.yml")} == TOPICS
    assert {file.stem for file in RULES.glob("*.yml")} == TOPICS


def test_examples_of_an_intent_stand_in_its_topic() -> None:
    for file in NLU.glob("*.yml"):
        declared = load(DOMAIN / file.name)["intents"]
        assert {part["intent"] for part in load(file)["nlu"]} <= set(declared), file


def test_every_intent_has_examples_and_a_rule() -> None:
    with_examples = {part["intent"] for file in NLU.glob("*.yml") for part in load(file)["nlu"]}
    assert set(domain("intents")) - with_examples == WITHOUT_EXAMPLES
    assert set(domain("intents")) == in_rules("intent")


def test_every_action_of_a_rule_is_in_the_domain_and_every_one_there_is_used() -> None:
    used = {name for name in in_rules("action") if name.startswith("action_")}
    assert used == set(domain("actions"))


def test_every_action_of_the_domain_has_a_class_in_a_file_of_its_name() -> None:
    made = executor().actions
    assert set(domain("actions")) == set(made)
    for name in made:
        assert (ROOT / "actions" / f"{name}.py").exists()


def test_every_response_is_used_and_every_one_used_is_there() -> None:
    declared = set(domain("responses"))
    named = set(re.findall(r'"(utter_[a-z0-9_]+[a-z0-9])"', actions_code()))
    named -= {"utter_action"}  # a key of Rasa's own events
    named |= {name for name in in_rules("action") if name.startswith("utter_")}
    named |= {f"utter_ask_{question}" for question in questions.ALL}
    named |= {f"utter_hint_{question}" for question in asking.HINTED}
    assert named <= declared, named - declared
    spare = {name for name in declared - named if not name.endswith("_simply")}
    assert spare == set()


def test_simpler_words_belong_to_words_that_are_there() -> None:
    declared = set(domain("responses"))
    simpler = {name.removesuffix("_simply") for name in declared if name.endswith("_simply")}
    assert simpler <= declared
    assert {f"utter_ask_{question}" for question in questions.ALL} <= simpler


def test_slots_fields_and_constants_are_the_same_names() -> None:
    constants = {value for name, value in vars(slots).items() if name.isupper() and name != "ALL"}
    assert constants == set(slots.ALL)
    assert {field.name for field in fields(State)} == set(slots.ALL)
    assert set(domain("slots")) == set(slots.ALL)


def test_the_open_question_can_be_every_question_and_nothing_else() -> None:
    values = load(DOMAIN / "session.yml")["slots"]["asked"]["values"]
    assert set(values) == set(questions.ALL)
    needs = {
        condition["slot_was_set"][0]["asked"]
        for rule in rules()
        for condition in rule.get("condition", [])
    }
    assert needs <= set(questions.ALL)


def test_every_payload_of_a_button_is_an_intent() -> None:
    code = actions_code() + "\n".join(file.read_text() for file in DOMAIN.glob("*.yml"))
    named = set(re.findall(r'"/([a-z_]+)"', code)) | set(re.findall(r'payload\("([a-z_]+)"', code))
    assert named <= set(domain("intents")), named - set(domain("intents"))


def test_every_question_with_buttons_is_a_question() -> None:
    assert set(asking.BUTTONS) <= set(questions.ALL)


def test_every_kind_of_support_has_an_intent() -> None:
    with (ROOT / "services_db" / "models.csv").open() as file:
        slugs = {row["slug"] for row in csv.DictReader(file)}
    assert len(slugs) == 11
    assert {f"ask_{slug}" for slug in slugs} <= set(domain("intents"))


def test_every_entity_that_actions_read_is_declared() -> None:
    read = set(re.findall(r'(?:first|values)\([a-z()]+, "([a-z_]+)"\)', actions_code()))
    assert read <= set(domain("entities")), read - set(domain("entities"))


def test_actions_are_made_without_arguments_and_bases_are_abstract() -> None:
    for name, bound in executor().actions.items():
        assert isinstance(bound.__self__, Action), name
        assert not inspect.isabstract(type(bound.__self__))


def test_every_phone_number_that_the_bot_says_is_in_the_checked_list() -> None:
    listed = load(ROOT / "bot" / "safety" / "numbers.yml")
    known = {re.sub(r"\D", "", entry["number"]) for entry in listed.values()}
    words = actions_code() + "\n".join(file.read_text() for file in DOMAIN.glob("*.yml"))
    said = {re.sub(r"\D", "", number) for number in re.findall(r"\b[01]\d[\d ]{3,}\d\b", words)}
    assert said
    assert said <= known, said - known
