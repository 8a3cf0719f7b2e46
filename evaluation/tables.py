"""Measuring: which topics are taken for which, and how far messages are from what is known."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bot.nlu.deciding import Limits
from evaluation.estimate import Estimate, of_share
from evaluation.measures import accuracy
from evaluation.own import Message, Understood

# Meant, understood, how often.
Confusion = dict[str, dict[str, int]]
OUT_OF_SCOPE = "out_of_scope"
DECIDER = "IntentFromEntities"


@dataclass(frozen=True)
class TopicShare:
    """Share of a topic's messages that were understood so, by spelling; None where none is."""

    rightly: Estimate | None
    badly: Estimate | None


@dataclass(frozen=True)
class Distances:
    """How far messages are from every example, 0 to 1.

    Attributes:
        known: of messages that the bot should understand.
        strange: of those that it cannot.
        limit: from which one is not understood by config.yml; None where that does not say.
    """

    known: list[float]
    strange: list[float]
    limit: float | None


def confusion(messages: Sequence[Message], given: Sequence[Understood]) -> Confusion:
    """How often each topic was understood as each; the topics in alphabetical order."""
    meant = [message.topic for message in messages]
    read = [str(understood["topic"]) for understood in given]
    names = sorted({*meant, *read})
    counts = {name: dict.fromkeys(names, 0) for name in names}
    for right, answer in zip(meant, read, strict=True):
        counts[right][answer] += 1
    return counts


def by_topic(messages: Sequence[Message], given: Sequence[Understood]) -> dict[str, TopicShare]:
    """Each topic's share of right answers, rightly and badly spelt."""
    pairs = list(zip(messages, given, strict=True))
    return {
        topic: TopicShare(
            *(
                _share([p for p in pairs if p[0].topic == topic and p[0].badly_spelt is badly])
                for badly in (False, True)
            )
        )
        for topic in sorted({message.topic for message in messages})
    }


def distances(messages: Sequence[Message], fars: Sequence[float | None], config: Path) -> Distances:
    """How far the messages are from what is known; those with nothing to read are left out.

    Args:
        messages: with their topics.
        fars: of each, as the pipeline says it.
        config: the bot's `config.yml`.
    """
    pairs = [(m, far) for m, far in zip(messages, fars, strict=True) if far is not None]
    return Distances(
        [far for m, far in pairs if m.topic != OUT_OF_SCOPE],
        [far for m, far in pairs if m.topic == OUT_OF_SCOPE],
        limit(yaml.safe_load(config.read_text(encoding="utf-8"))),
    )


def limit(config: Mapping[str, Any]) -> float | None:
    """The distance from which a message is not understood; None where none is set."""
    for component in config.get("pipeline") or ():
        if str(component["name"]).rsplit(".", 1)[-1] == DECIDER:
            far = float(component.get("far", Limits().far))
            # Nothing is further than 1.
            return far if far < 1 else None
    return None


def _share(pairs: Sequence[tuple[Message, Understood]]) -> Estimate | None:
    if not pairs:
        return None
    right = [message.topic for message, _ in pairs]
    return of_share(accuracy(right, [u["topic"] for _, u in pairs]), len(pairs))
