"""Measuring: our bot, asked one message at a time, as `comealong understand` would be."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.cli.understood import as_understood
from bot.safety import Concern
from evaluation.estimate import Estimate
from evaluation.own import Figures, Message, Understood, measure
from evaluation.spelling import Drop, Mended, by_hand, by_model, mended
from evaluation.tables import (
    Confusion,
    Distances,
    TopicShare,
    by_topic,
    confusion,
    distances,
)

Parsed = dict[str, Any]


class Bot:
    """Answers each text once; the same text again costs nothing."""

    def __init__(
        self, parse: Callable[[str], Parsed], look: Callable[[str], Concern | None]
    ) -> None:
        self._parse = parse
        self._look = look
        self._parsed: dict[str, Parsed] = {}
        self._understood: dict[str, Understood] = {}

    def understand(self, text: str) -> Understood:
        """What the bot makes of a message."""
        if text not in self._understood:
            parsed = self._parse(text)
            self._parsed[text] = parsed
            self._understood[text] = as_understood(text, parsed, self._look(text))
        return self._understood[text]

    def topic(self, text: str) -> str:
        """The topic that a message is understood as."""
        return str(self.understand(text)["topic"])

    def read(self, text: str) -> str:
        """A message as the bot reads it."""
        return str(self.understand(text)["read_as"])

    def far(self, text: str) -> float | None:
        """How far a message is from every example, 0 to 1; None where there is nothing to read."""
        self.understand(text)
        far = self._parsed[text].get("out_of_scope")
        return None if far is None else float(far)

    def intent(self, text: str) -> str:
        """The pipeline's intent and its confidence, for people."""
        self.understand(text)
        intent = self._parsed[text].get("intent") or {}
        return f"{intent.get('name')} {float(intent.get('confidence') or 0.0):.2f}"


@dataclass(frozen=True)
class Counted:
    """What was measured on: how many messages of each kind."""

    all: int
    badly_spelt: int
    out_of_scope: int
    by_who: dict[str, int]


@dataclass(frozen=True)
class Measured:
    """All figures of our own messages; no message itself.

    Attributes:
        counted: the messages.
        shares: every figure of `own.measure`, by its name.
        noise: the drop that the model of spelling errors makes.
        by_hand: the drop that people's spelling makes.
        mended: what the reading step mends.
        confusion: topics, meant and understood.
        by_topic: how many of each topic are right, by spelling.
        distances: from what is known.
    """

    counted: Counted
    shares: dict[str, Estimate]
    noise: Drop
    by_hand: Drop | None
    mended: Mended | None
    confusion: Confusion
    by_topic: dict[str, TopicShare]
    distances: Distances


def measure_all(
    messages: Sequence[Message],
    bot: Bot,
    config: Path,
    said: Callable[[str], None] = lambda line: None,
) -> tuple[Measured, Figures]:
    """Ask the bot about all messages, as they are and in other writings.

    Args:
        messages: with what they mean.
        bot: asked about them.
        config: the bot's `config.yml`.
        said: told what is done next.

    Returns:
        The figures, and the same with the messages that were understood wrongly.
    """
    said(f"Asking the bot about {len(messages)} messages, also badly spelt in other ways.")
    figures = measure(messages, bot.understand)
    measured = Measured(
        _counted(messages),
        figures.estimates,
        by_model(messages, bot.topic),
        by_hand(messages, bot.topic),
        mended(messages, bot.read),
        confusion(messages, figures.given),
        by_topic(messages, figures.given),
        distances(messages, [bot.far(message.text) for message in messages], config),
    )
    return measured, figures


def _counted(messages: Sequence[Message]) -> Counted:
    whos = [message.who for message in messages]
    return Counted(
        len(messages),
        sum(message.badly_spelt for message in messages),
        sum(message.topic == "out_of_scope" for message in messages),
        {who: whos.count(who) for who in sorted(set(whos))},
    )
