"""What is measured with is not learnt from."""

import re
from pathlib import Path

import pytest
import yaml

from bot.safety import data
from bot.settings import ROOT
from evaluation import safety
from evaluation.own import HELD_OUT, TUNING, load

# "yes", "thank you" and the like are said by everybody.
SHORT = 3


def plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def learnt() -> set[str]:
    found = set()
    for path in (ROOT / "nlu_data").glob("*.yml"):
        for part in yaml.safe_load(path.read_text())["nlu"]:
            found |= {plain(line.strip()[2:]) for line in part["examples"].splitlines()}
    for path in (ROOT / "services_db/interests/examples.yml", ROOT / "bot/safety/examples.yml"):
        found |= {plain(text) for text in strings(yaml.safe_load(path.read_text()))}
    return found


def strings(loaded: object) -> list[str]:
    if isinstance(loaded, dict):
        loaded = list(loaded.values())
    if isinstance(loaded, list):
        return [text for part in loaded for text in strings(part)]
    return [str(loaded)]


@pytest.mark.parametrize("folder", [HELD_OUT, TUNING], ids=lambda folder: folder.name)
def test_no_message_of_more_than_three_words_is_an_example_too(folder: Path) -> None:
    examples = learnt()
    both = [
        message.file
        for message in load(folder)
        for text in {plain(message.text), plain(message.clean)}
        if len(text.split()) > SHORT and text in examples
    ]
    # Only files are named: nobody is to read the messages to mend a fault.
    assert both == []


@pytest.mark.parametrize("folder", [safety.HELD_OUT, safety.BUILD], ids=lambda folder: folder.name)
def test_no_urgent_message_of_more_than_three_words_is_an_example_too(folder: Path) -> None:
    examples = {plain(text) for text in strings(data.read("examples.yml"))}
    both = [
        message.kind
        for message in safety.load(folder)
        if len(message.text.split()) > SHORT and plain(message.text) in examples
    ]
    # Only kinds are named, for the same reason.
    assert both == []
