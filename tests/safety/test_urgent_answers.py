"""Every urgent message has an answer: calm, short, with the right numbers, in easy read."""

import re
from datetime import date
from typing import Any

import pytest

from bot.safety import KINDS, Concern, answer, are_you_safe, data, from_payload
from bot.safety.concern import Kind

CONCERNS = [
    Concern(kind, about, sure)
    for kind in KINDS
    for about in ("self", "other")
    for sure in (True, False)
]


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.?])\s+", text) if part]


def numbers() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = data.read("numbers.yml")
    return found


@pytest.mark.parametrize("concern", CONCERNS)
def test_an_answer_is_3_short_bubbles_and_ends_with_the_question_alone(concern: Concern) -> None:
    replies = answer(concern)
    assert len(replies) == 3
    assert all(reply.urgent for reply in replies)
    assert replies[-1].text == "Do you want to carry on?"
    for reply in replies:
        assert len(sentences(reply.text)) <= 3


@pytest.mark.parametrize(
    "council", [None, "Lewisham", "Bournemouth Christchurch and Poole Council"]
)
@pytest.mark.parametrize("concern", CONCERNS)
def test_every_sentence_is_easy_to_read(concern: Concern, council: str | None) -> None:
    for reply in [*answer(concern, council), *are_you_safe(concern)]:
        for sentence in sentences(reply.text):
            words = sentence.replace(council or "-", "council")
            assert len(words.split()) <= 15
            assert not re.search(r"[;:()!\u2013\u2014'\u2019{}]", words)
            assert words.count(",") <= 1


@pytest.mark.parametrize("concern", CONCERNS)
def test_it_says_that_it_is_a_program_and_promises_nothing(concern: Concern) -> None:
    text = " ".join(reply.text for reply in answer(concern))
    assert "I am a computer program" in text
    assert "so only people can keep" in text
    for promise in (
        "secret",
        "on the way",
        "on its way",
        "we will",
        "I will",
        "promise",
        "how did",
    ):
        assert promise not in text


@pytest.mark.parametrize("concern", CONCERNS)
def test_numbers_are_buttons_that_dial_a_number_of_the_list(concern: Concern) -> None:
    buttons = answer(concern)[1].buttons
    known = {(entry["dial"], entry["title"]) for entry in numbers().values()}
    assert 1 <= len(buttons) <= 5
    assert all((button.payload, button.title) in known for button in buttons)
    assert len({button.payload for button in buttons}) == len(buttons)


@pytest.mark.parametrize("concern", CONCERNS)
def test_every_number_that_is_said_is_in_the_list(concern: Concern) -> None:
    known = {entry["number"].replace(" ", "") for entry in numbers().values()}
    for reply in answer(concern):
        said = re.findall(r"\d[\d ]*\d", reply.text)
        assert all(number.replace(" ", "") in known for number in said)


@pytest.mark.parametrize("kind", ["medical", "danger", "suicide", "abuse", "exploitation"])
def test_where_life_is_at_risk_999_comes_first(kind: Kind) -> None:
    first, second, _ = answer(Concern(kind, "self", True))
    assert second.buttons[0].payload == "tel:999"
    # Where minutes count the very first words say so.
    begins = first if kind in ("medical", "danger") else second
    assert begins.text.startswith("Ring 999")


def test_every_number_has_its_hours_source_and_day() -> None:
    for entry in numbers().values():
        assert set(entry) == {"name", "number", "dial", "title", "open", "source", "checked"}
        assert isinstance(entry["checked"], date)
        digits = re.sub(r"\D", "", entry["number"])
        if entry["dial"]:
            assert re.fullmatch(rf"(tel|sms):{digits}", entry["dial"])
            assert entry["number"] == "999" or entry["title"].split()[0] in ("Ring", "Text", "Deaf")


def test_the_council_is_named_where_it_is_known() -> None:
    abuse = Concern("abuse", "self", True)
    assert "ring your council and ask for adult safeguarding" in answer(abuse)[1].text
    assert "ring Lewisham council" in answer(abuse, council="Lewisham")[1].text
    assert "ring Leeds City Council and" in answer(abuse, council="Leeds City Council")[1].text
    assert "your council" in answer(abuse, council=" ")[1].text


@pytest.mark.parametrize("kind", ["abuse", "exploitation"])
def test_where_the_council_has_no_known_number_it_says_how_to_find_it(kind: Kind) -> None:
    helps = answer(Concern(kind, "self", True), council="Nowhere")[1]
    assert "its number is on the council website" in helps.text


def test_the_number_of_a_known_council_stands_behind_999(monkeypatch: pytest.MonkeyPatch) -> None:
    read = data.read
    lines = {"lines": {"Anytown": {"number": "01632 960 001"}}}
    monkeypatch.setattr(data, "read", lambda name: lines if name == "councils.yml" else read(name))
    for name in ("Anytown", "Anytown Council"):
        helps = answer(Concern("abuse", "self", True), council=name)[1]
        assert [button.payload for button in helps.buttons[:2]] == ["tel:999", "tel:01632960001"]
        assert helps.buttons[1].title.lower() == "ring anytown council on 01632 960 001"
        assert len(helps.buttons) <= 5
        assert "council website" not in helps.text


def test_every_council_line_has_its_hours_source_and_day() -> None:
    for entry in data.read("councils.yml")["lines"].values():
        assert set(entry) == {"number", "open", "source", "checked"}
        assert isinstance(entry["checked"], date)


@pytest.mark.parametrize("concern", CONCERNS)
def test_the_person_can_go_on_stop_or_see_the_numbers_again(concern: Concern) -> None:
    go_on, stop, again = answer(concern)[-1].buttons
    assert (go_on.payload, stop.payload) == ("/carry_on", "/stop")
    assert from_payload(again.payload) == Concern(concern.kind, concern.about, True)


@pytest.mark.parametrize("concern", CONCERNS)
def test_in_doubt_it_asks_and_no_or_not_sure_lead_to_the_answer(concern: Concern) -> None:
    (question,) = are_you_safe(concern)
    assert question.urgent
    assert question.text.endswith("safe right now?")
    yes, no, unsure = question.buttons
    assert yes.payload == "/carry_on"
    for button in (no, unsure):
        assert from_payload(button.payload) == Concern(concern.kind, concern.about, True)


@pytest.mark.parametrize(
    "payload",
    [
        "",
        "urgent",
        "urgent:",
        "urgent:abuse",
        "urgent:abuse:me",
        "urgent:x:self",
        "/carry_on",
        "urgent:abuse:self:more",
        "tel:999",
    ],
)
def test_a_payload_that_is_not_ours_is_nothing(payload: str) -> None:
    assert from_payload(payload) is None
