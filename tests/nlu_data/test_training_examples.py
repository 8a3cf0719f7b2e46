"""Training examples: enough of them, one intent each, in people's words, without their details."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

NLU_DATA = Path(__file__).resolve().parents[2] / "nlu_data"
FILES = sorted(NLU_DATA.rglob("*.yml"))
FEWEST_EXAMPLES = 25
# An opening may come back by chance; more than this is one template with a swapped word.
SAME_OPENING = 3
# Of many examples more may begin alike, one for each so many: "how do i get" is how people ask.
ONE_MORE_FOR = 50
OPENING_WORDS = 4

PHONE_NUMBER = re.compile(r"(?:\+?\d[\s-]?){7,}")
WEB_OR_MAIL = re.compile(r"https?:|www\.|\S@\S|\w\.(?:com|org|net|co\.uk|org\.uk|gov\.uk)\b", re.I)
# Interests and places come from matchers, so an example carries no marks like [Leeds](place).
ENTITY_MARK = re.compile(r"\[[^\]]*\]\s*[({]")


def read(path: Path) -> dict[str, list]:
    return yaml.safe_load(path.read_text(encoding="utf-8")) or {}


def examples_in(content: dict[str, list]) -> Iterator[tuple[str, str]]:
    """Each (intent, example) of one file's content, in order."""
    for item in content.get("nlu", []):
        for line in item.get("examples", "").splitlines():
            if "intent" in item and line.strip():
                yield item["intent"], line.strip().removeprefix("-").strip()


def same(example: str) -> str:
    """What two examples share when they differ only in case, spaces or closing punctuation."""
    return " ".join(example.casefold().split()).rstrip(" .!?")


def repeated_openings(examples: list[str]) -> dict[str, int]:
    """How often each opening of four words is used, of those used too often."""
    words = [re.findall(r"[\w']+", example.casefold()) for example in examples]
    openings = Counter(" ".join(w[:OPENING_WORDS]) for w in words if len(w) >= OPENING_WORDS)
    allowed = SAME_OPENING + len(examples) // ONE_MORE_FOR
    return {opening: count for opening, count in openings.items() if count > allowed}


@pytest.fixture(scope="module")
def by_intent() -> dict[str, list[str]]:
    collected: dict[str, list[str]] = {}
    for path in FILES:
        for intent, example in examples_in(read(path)):
            collected.setdefault(intent, []).append(example)
    return collected


def test_there_is_training_data(by_intent: dict[str, list[str]]) -> None:
    assert by_intent


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_file_is_yaml_of_the_version_that_rasa_reads(path: Path) -> None:
    assert read(path).get("version") == "3.1"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_line_of_examples_is_an_item_of_the_list(path: Path) -> None:
    blocks = [item["examples"] for item in read(path).get("nlu", [])]
    lines = [line for block in blocks for line in block.splitlines() if line.strip()]
    assert [line for line in lines if not line.startswith("- ")] == []


def test_every_intent_has_enough_different_examples(by_intent: dict[str, list[str]]) -> None:
    different = {intent: len({same(e) for e in found}) for intent, found in by_intent.items()}
    assert {intent: n for intent, n in different.items() if n < FEWEST_EXAMPLES} == {}


def test_no_example_is_written_twice_in_an_intent(by_intent: dict[str, list[str]]) -> None:
    counts = {
        (intent, example): count
        for intent, found in by_intent.items()
        for example, count in Counter(same(e) for e in found).items()
    }
    assert {key: count for key, count in counts.items() if count > 1} == {}


def test_no_example_stands_in_two_intents(by_intent: dict[str, list[str]]) -> None:
    homes: dict[str, set[str]] = {}
    for intent, found in by_intent.items():
        for example in found:
            homes.setdefault(same(example), set()).add(intent)
    assert {example: where for example, where in homes.items() if len(where) > 1} == {}


def test_no_intent_multiplies_a_template(by_intent: dict[str, list[str]]) -> None:
    repeated = {intent: repeated_openings(found) for intent, found in by_intent.items()}
    assert {intent: openings for intent, openings in repeated.items() if openings} == {}


@pytest.mark.parametrize("pattern", [PHONE_NUMBER, WEB_OR_MAIL, ENTITY_MARK])
def test_no_example_holds_a_number_an_address_or_a_mark(
    by_intent: dict[str, list[str]], pattern: re.Pattern[str]
) -> None:
    everything = [example for found in by_intent.values() for example in found]
    assert [example for example in everything if pattern.search(example)] == []


def test_a_template_that_is_multiplied_out_is_noticed() -> None:
    examples = [
        f"i want to do {thing} with my mates" for thing in ("art", "music", "sport", "yoga")
    ]
    assert repeated_openings(examples) == {"i want to do": 4}


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (PHONE_NUMBER, "ring me on 01632 960 123"),
        (WEB_OR_MAIL, "it is on www.example.org"),
        (WEB_OR_MAIL, "write to me@example"),
        (ENTITY_MARK, "i live in [Leeds](place)"),
    ],
)
def test_a_number_an_address_and_a_mark_are_noticed(pattern: re.Pattern[str], text: str) -> None:
    assert pattern.search(text)
