"""The form of a story file, and how one is held.

```yaml
title: changes the place after seeing the list
steps:
  - start: hello                  # or says: …, presses: a button's title
    hears: [computer program]     # words that have to be in what the bot says
    not: [I did not understand]   # words that must not
    buttons: [Me]                 # titles that have to be offered
    cards: [Heart n Soul Allsorts]  # titles in this order, from the first card on
    card_says: [The Albany]       # words that have to be on the first card
    asks: Who is this for?        # the last bubble
    urgent: true
```
Beside what a story says, every turn of every story is held to the easy-read rules.
"""

import asyncio
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bot.easyread import check, check_turn
from bot.turn import FrontDoor, Incoming

CHANNEL = "test"
KEYS = {
    "start", "says", "presses", "hears", "not", "buttons", "no_buttons", "cards", "no_cards",
    "card_says", "asks", "urgent",
}  # fmt: skip
Replies = list[dict[str, Any]]


@dataclass(frozen=True)
class Story:
    """One story: its title says what the person does."""

    title: str
    steps: list[dict[str, Any]]

    @classmethod
    def read(cls, path: Path) -> "Story":
        """The story in a file; a key that is none is an error, so that no check is lost."""
        told = yaml.safe_load(path.read_text())
        for step in told["steps"]:
            unknown = set(step) - KEYS
            if unknown:
                raise ValueError(f"{path}: unknown {sorted(unknown)}")
        return cls(told["title"], told["steps"])

    def hold(self, door: FrontDoor, conversation: str, loop: asyncio.AbstractEventLoop) -> None:
        """Hold the conversation, and check each turn."""
        replies: Replies = []
        for number, step in enumerate(self.steps, start=1):
            incoming = _incoming(step, conversation, replies)
            replies = loop.run_until_complete(door.take(incoming)).replies
            _check_step(step, replies, f"{self.title}, step {number}")


def _incoming(step: dict[str, Any], conversation: str, before: Replies) -> Incoming:
    if "start" in step:
        return Incoming(CHANNEL, conversation, start=step["start"])
    if "presses" in step:
        return Incoming(CHANNEL, conversation, button=token_of(before, step["presses"]))
    return Incoming(CHANNEL, conversation, message=step["says"])


def token_of(replies: Replies, title: str) -> str:
    """The token of the first button with that title."""
    offered = titles(replies)
    assert title in offered, f"no button {title!r} among {offered}"
    tokens = [
        button["token"]
        for reply in replies
        for button in reply["buttons"]
        if button["title"] == title
    ]
    return str(tokens[0])


def titles(replies: Replies) -> list[str]:
    """The titles of all buttons of a turn."""
    return [button["title"] for reply in replies for button in reply["buttons"]]


def card_titles(replies: Replies) -> list[str]:
    """The titles of all cards of a turn."""
    return [reply["card"]["title"] for reply in replies if reply["card"]]


def said(replies: Replies) -> str:
    """All that the bot says in a turn, cards apart."""
    return "\n".join(reply["text"] for reply in replies if not reply["card"])


def _check_step(step: dict[str, Any], replies: Replies, where: str) -> None:
    words, shown = said(replies), card_titles(replies)
    told = f"{where}: {words!r} {shown} {titles(replies)}"
    assert replies, told
    for expected in step.get("hears", []):
        assert expected in words, f"{expected!r} not in {told}"
    for unwanted in step.get("not", []):
        assert unwanted not in words, f"{unwanted!r} in {told}"
    for title in step.get("buttons", []):
        assert title in titles(replies), f"no button {title!r}: {told}"
    for title in step.get("no_buttons", []):
        assert title not in titles(replies), f"button {title!r}: {told}"
    if "cards" in step:
        assert shown[: len(step["cards"])] == step["cards"], told
    if step.get("no_cards"):
        assert not shown, told
    _check_first_card(step, replies, told)
    if "asks" in step:
        assert replies[-1]["text"] == step["asks"], told
    assert any(reply["urgent"] for reply in replies) is bool(step.get("urgent")), told
    assert_easy_read(replies, told)


def _check_first_card(step: dict[str, Any], replies: Replies, told: str) -> None:
    if "card_says" not in step:
        return
    first = next((reply for reply in replies if reply["card"]), None)
    assert first, f"no card: {told}"
    for expected in step["card_says"]:
        assert expected in first["text"], f"{expected!r} not in {first['text']!r}"


def assert_easy_read(replies: Replies, told: str) -> None:
    """Every bubble, button and card line of a turn keeps the easy-read rules."""
    bubbles = [reply["text"] for reply in replies if not reply["card"]]
    names = frozenset(card_titles(replies))
    found = [finding for finding in check_turn(bubbles) if finding.level == "fails"]
    for reply in replies:
        for button in reply["buttons"]:
            found += check(button["title"], kind="button", names=names)
        for line in (reply["card"] or {}).get("lines", []):
            found += check(line["text"], kind="line", names=names)
    failed = [finding for finding in found if finding.level == "fails"]
    assert not failed, f"{failed} in {told}"
