"""Urgent messages are seen, and what only looks urgent is let through."""

from pathlib import Path
from typing import NamedTuple

import pytest

from bot.safety import KINDS, look

MESSAGES = Path(__file__).parent / "messages"


class Message(NamedTuple):
    kind: str
    about: str
    text: str
    before: str | None


def urgent(half: int) -> list[Message]:
    return [message for kind in KINDS for message in _of_kind(kind)[half::2]]


def _of_kind(kind: str) -> list[Message]:
    found = []
    for line in (MESSAGES / f"{kind}.txt").read_text(encoding="utf-8").splitlines():
        marks, *parts = line.split("|")
        about = "other" if marks[1] == "o" else "self"
        found.append(Message(kind, about, parts[-1], parts[0] if len(parts) > 1 else None))
    return found


def harmless(half: int) -> list[str]:
    lines = (MESSAGES / "harmless.txt").read_text(encoding="utf-8").splitlines()
    return lines[half::2]


def seen(messages: list[Message]) -> float:
    found = [look(message.text, message.before) for message in messages]
    return sum(concern is not None for concern in found) / len(messages)


def stopped(texts: list[str]) -> float:
    return sum(look(text) is not None for text in texts) / len(texts)


def test_every_urgent_message_that_the_patterns_were_made_with_is_seen() -> None:
    missed = [message for message in urgent(0) if look(message.text, message.before) is None]
    assert missed == []


def test_urgent_messages_that_the_patterns_were_not_made_with_are_seen() -> None:
    # Only the figure is asserted: a missed line of half b is not to be turned into a pattern.
    assert seen(urgent(1)) >= 0.97


@pytest.mark.parametrize("half", [0, 1])
def test_at_most_2_in_100_harmless_messages_are_stopped(half: int) -> None:
    assert stopped(harmless(half)) <= 0.02


def test_the_kind_and_whom_it_is_about_are_mostly_right() -> None:
    messages = urgent(0) + urgent(1)
    found = [(message, look(message.text, message.before)) for message in messages]
    answered = [(message, concern) for message, concern in found if concern]
    kinds = sum(concern.kind == message.kind for message, concern in answered)
    about = sum(concern.about == message.about for message, concern in answered)
    assert kinds / len(answered) >= 0.9
    assert about / len(answered) >= 0.9


def test_the_test_messages_are_as_many_and_as_varied_as_promised() -> None:
    for kind in KINDS:
        assert len(_of_kind(kind)) >= 20
    marks = [
        line.split("|")[0]
        for kind in KINDS
        for line in (MESSAGES / f"{kind}.txt").read_text(encoding="utf-8").splitlines()
    ]
    assert sum(mark[0] == "i" for mark in marks) >= len(marks) / 4
    assert sum(mark[1] == "o" for mark in marks) >= len(marks) / 5
    assert sum(mark[2] == "b" for mark in marks) >= len(marks) * 0.45
    assert len(harmless(0)) + len(harmless(1)) >= 250


def test_messages_that_were_missed_once_are_seen_now() -> None:
    lines = (MESSAGES / "more_urgent.txt").read_text(encoding="utf-8").splitlines()
    missed = [line for line in lines if look(line.split("|")[1]) is None]
    assert len(missed) / len(lines) <= 0.03, missed


def test_harmless_messages_that_were_stopped_once_pass_now() -> None:
    lines = (MESSAGES / "more_harmless.txt").read_text(encoding="utf-8").splitlines()
    assert stopped(lines) <= 0.02


def test_everyday_urgent_messages_that_were_held_back_are_seen() -> None:
    lines = (MESSAGES / "last_urgent.txt").read_text(encoding="utf-8").splitlines()
    found = [look(line.split("|")[1]) is not None for line in lines]
    assert sum(found) / len(lines) >= 0.95


def test_everyday_harmless_messages_that_were_held_back_pass() -> None:
    lines = (MESSAGES / "last_harmless.txt").read_text(encoding="utf-8").splitlines()
    assert stopped(lines) <= 0.02


def came_out_wrong() -> list[tuple[str, str]]:
    lines = (MESSAGES / "came_out_wrong.txt").read_text(encoding="utf-8").splitlines()
    return [(text, expected) for expected, _, text in (line.rpartition("|") for line in lines)]


def outcome(text: str) -> str:
    concern = look(text)
    if concern is None:
        return "clear"
    return f"{concern.kind}|{concern.about}|{'sure' if concern.sure else 'ask'}"


@pytest.mark.parametrize(("text", "expected"), came_out_wrong())
def test_what_once_came_out_wrong_is_right_now(text: str, expected: str) -> None:
    assert outcome(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "I WANT TO DIE",
        "/i want to die",
        '/find{"place": "i want to die"}',
        "i\u200b want\u0000 to\u200d die",
        "i w\u00e4nt to d\u00ede",
        "i want to diiiiiieeeee",
        "i w4nt to d1e",
        "I want to... die!!!",
        "i\nwant\nto\ndie",
        "i want to die \U0001f622\U0001f622",
        "<b>I want to die</b>",
        "\uff29 \uff57\uff41\uff4e\uff54 \uff54\uff4f \uff44\uff49\uff45",
        "I'm dying to dance but I want to die",
        "i like films about trains. i want to die",
    ],
)
def test_it_is_seen_however_it_is_typed(text: str) -> None:
    concern = look(text)
    assert concern is not None
    assert concern.kind == "suicide"


def test_it_is_seen_at_the_end_of_a_long_message() -> None:
    long = "I like music and art and I live in Deptford near the park. " * 17
    text = f"{long[:970]} my carer hits me"
    assert len(text) <= 1000
    assert look(text) is not None


def test_it_is_seen_at_the_end_of_far_too_long_a_message() -> None:
    concern = look("hello " * 20000 + "my carer hits me")
    assert concern is not None
    assert concern.kind == "abuse"


@pytest.mark.parametrize(
    "text",
    ["", "   ", ".", "?!", "\x00\x01\x02", "\n\n", "/", "\U0001f602" * 10000, "a" * 1000, "\ud800"],
)
def test_what_says_nothing_is_no_concern(text: str) -> None:
    assert look(text) is None


def test_nothing_at_all_is_no_concern() -> None:
    assert look(None) is None  # type: ignore[arg-type]
    assert look("hello", None) is None
    assert look("", "i want to die") is None


def test_a_knife_and_tears_are_asked_about() -> None:
    concern = look("\U0001f52a\U0001f622")
    assert concern is not None
    assert concern.sure is False


def test_two_messages_are_read_as_one() -> None:
    assert look("my carer") is None
    concern = look("hits me", "my carer")
    assert concern is not None
    assert (concern.kind, concern.about) == ("abuse", "self")


def test_what_was_urgent_before_does_not_make_the_next_message_urgent() -> None:
    assert look("music please", "i want to die") is None
    assert look("yes", "my carer hits me") is None


@pytest.mark.parametrize(
    "text",
    [
        "i do not want to die",
        "nobody hits me",
        "my dad used to hit me when i was little",
        "i want to die lol",
    ],
)
def test_what_is_denied_or_long_ago_or_a_joke_is_asked_about(text: str) -> None:
    concern = look(text)
    assert concern is not None
    assert concern.sure is False


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("i want to die", "self"),
        ("my daughter says she wants to die", "other"),
        ("my daughter says i want to die", "other"),
        ("a man i support is being hit", "other"),
        ("staff hit me", "self"),
        ("my support worker steals from me", "self"),
        ("staff steal from us", "self"),
        ("my brother is smashing up my room", "self"),
        ("my brother steals from my sister", "other"),
        ("my friend is being attacked", "other"),
    ],
)
def test_it_knows_whom_it_is_about(text: str, about: str) -> None:
    concern = look(text)
    assert concern is not None
    assert concern.about == about
