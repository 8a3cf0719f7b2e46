"""Measures the second look at urgent messages: what it finds, and whom it stops for nothing.

    .venv/bin/python scripts/second_look.py            # figures
    .venv/bin/python scripts/second_look.py --list     # and the sentences that come out wrong
    .venv/bin/python scripts/second_look.py --calibrate    # writes the limits anew, 2 minutes

Run --calibrate after each change to bot/safety/examples.yml: it measures the limits on the
training messages of nlu_data/, half of which it never learned from: these are everyday messages.
Every example is judged by what was learned from all the others; the tuning messages of
evaluation/ were never learned from. The held-out messages are not read.
"""

import argparse
import hashlib
import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
import yaml

from bot.safety import KINDS, look
from bot.safety import second_look as second
from bot.safety.sentences import LONGEST_WHOLE, reading, sentences
from bot.vectors import load_encoder

ROOT = Path(__file__).parent.parent
TUNING = ROOT / "evaluation/messages/tuning"
EVERYDAY = ROOT / "nlu_data"
LIMITS = ROOT / "bot/safety/second_look_limits.yml"

# Of 1,000 everyday messages so many may be stopped as a whole; of 1,000 that are looked at in
# parts, so many for a part; and of 1,000 that are read with the one before, so many for both.
# A part has to be surer than a whole message by so much at least. Chosen so that all of it together
# stays under 2 in 100: to ask one person too many costs a press, to miss one may cost a life.
STOPS_WHOLE = 10
STOPS_PART = 60
STOPS_PAIR = 6
# Of 1,000 urgent examples so many may be judged by their words alone.
SIEVE_LOSES = 5
SURER = 0.2
# Training messages that are rightly asked about, by hand.
RIGHTLY_STOPPED = frozenset(
    {
        "I cant get out of the house",
        "i cant leave the house",
        "my benefits have stopped",
        "really ill and stuck in bed all day by myself",
        "they wont let me out of hospitle",
        "they took 40 pound out of my bank and i dont know why",
    }
)


# So many pairs of everyday messages are read.
_PAIRS = 4000
# The score of what is not there.
_NONE = -9.0
_LIMITS_NOTE = """\
# The scores from which the second look asks, for a whole message and for a part of one. Measured
# by `scripts/second_look.py --calibrate` on everyday messages; not written by hand.
"""


class Judged(NamedTuple):
    """A message, and what was found in it.

    Attributes:
        kind: what it is; "innocent" where it is not urgent.
        group: under which heading it stands.
        patterns: the patterns found something.
        second: the kind that the second look found, None where it found nothing.
    """

    text: str
    kind: str
    group: str
    patterns: bool
    second: str | None

    @property
    def either(self) -> bool:
        """Whether one of the two looks found something."""
        return self.patterns or self.second is not None


def figures() -> dict[str, list[Judged]]:
    """The examples, each judged without itself, and the tuning messages."""
    encoder = load_encoder()
    return {"examples, each left out": _examples(encoder), "tuning messages": _tuning(encoder)}


def _examples(encoder: second.Encodes) -> list[Judged]:
    _, left_out = second.learn_examples(encoder)
    over = second.scores(left_out) - second.limits().whole
    best = left_out[:, : len(KINDS)].argmax(axis=1)
    return [
        Judged(*example, look(example.text) is not None, KINDS[at] if score >= 0 else None)
        for example, score, at in zip(second.examples(), over, best, strict=True)
    ]


def _tuning(encoder: second.Encodes) -> list[Judged]:
    again = second.SecondLook(encoder)
    found = []
    for path in sorted(TUNING.glob("*.yml")):
        for message in yaml.safe_load(path.read_text(encoding="utf-8")):
            text = message["text"]
            guess = again.look(text)
            kind = message.get("urgent", second.INNOCENT)
            patterns = look(text) is not None
            found.append(Judged(text, kind, message["topic"], patterns, guess and guess.kind))
    return found


def calibrate() -> second.Limits:
    """Write the limits that stop as many of the everyday messages as they may."""
    looks = second.SecondLook(load_encoder())
    messages = sorted(_everyday() - RIGHTLY_STOPPED)
    best = [_best(looks, text) for text in messages]
    whole = _limit([score for score, _ in best], STOPS_WHOLE)
    parts = _limit([score for _, score in best if score > _NONE], STOPS_PART)
    part = max(parts, whole + SURER)
    pair = max(_limit(_pairs(looks, messages), STOPS_PAIR), whole)
    sieve = _sieve(load_encoder())
    kept = {
        "whole": round(whole, 4),
        "part": round(part, 4),
        "pair": round(pair, 4),
        "sieve": round(sieve, 4),
        "examples": second.examples_key(),
        "messages": len(messages),
    }
    LIMITS.write_text(f"{_LIMITS_NOTE}{yaml.safe_dump(kept, sort_keys=False)}", encoding="utf-8")
    return second.Limits(whole, part, pair, sieve)


def _best(looks: second.SecondLook, text: str) -> tuple[float, float]:
    """The highest score of a message as a whole, and of its parts."""
    whole, parts = sentences(text)
    if not whole and not parts:
        return _NONE, _NONE
    found = second.scores(looks.likeness([*whole, *parts])).tolist()
    return max(found[: len(whole)], default=_NONE), max(found[len(whole) :], default=_NONE)


def _sieve(encoder: second.Encodes) -> float:
    """What the words alone say of nearly all urgent examples at least, each left out."""
    _, left_out = second.learn_examples(encoder)
    urgent = [example.kind != second.INNOCENT for example in second.examples()]
    return float(np.quantile(left_out[urgent, second.WORDS_AT], SIEVE_LOSES / 1000))


def _pairs(looks: second.SecondLook, messages: Sequence[str]) -> list[float]:
    """The scores of everyday messages read with another before them, drawn the same each time."""
    order = np.random.default_rng(0).permutation(len(messages))
    shuffled = [messages[at] for at in order]
    lines = [f"{reading(one)} {reading(two)}" for one, two in pairwise(shuffled)]
    short = [line for line in lines if 0 < len(line.split()) <= LONGEST_WHOLE][:_PAIRS]
    found: list[float] = second.scores(looks.likeness(short)).tolist()
    return found


def _limit(scores: list[float], stops: int) -> float:
    """Just over the first score that may not be stopped, of so many in 1,000 that may."""
    return sorted(scores, reverse=True)[len(scores) * stops // 1000] + 0.0001


def _everyday() -> set[str]:
    """Half of the training messages of nlu_data/, without their marks.

    From the other half the hardest became examples, so that it says nothing any more.
    """
    found: set[str] = set()
    for path in EVERYDAY.glob("*.yml"):
        for topic in yaml.safe_load(path.read_text(encoding="utf-8")).get("nlu", ()):
            if "intent" in topic:
                lines = topic["examples"].splitlines()
                found.update(line.strip().removeprefix("- ") for line in lines)
    return {text for text in found if text and _for_measuring(text)}


def _for_measuring(text: str) -> bool:
    return bool(hashlib.md5(text.encode(), usedforsecurity=False).digest()[0] % 2)


def _lines(name: str, judged: Sequence[Judged]) -> Iterator[str]:
    urgent = [one for one in judged if one.kind != second.INNOCENT]
    innocent = [one for one in judged if one.kind == second.INNOCENT]
    yield f"{name}: {len(urgent)} urgent, {len(innocent)} innocent"
    for kind in KINDS:
        yield _line(kind, [one for one in urgent if one.kind == kind])
    for group in dict.fromkeys(one.group for one in urgent):
        yield _line(group, [one for one in urgent if one.group == group])
    yield _line("all urgent", urgent)
    yield _line("innocent, stopped", innocent)
    right = [one.second == one.kind for one in urgent if one.second]
    yield f"  of what the second look finds, the kind is right in {_percent(right)}"


def _line(name: str, some: Sequence[Judged]) -> str:
    by_patterns = _percent([one.patterns for one in some])
    by_second = _percent([one.second is not None for one in some])
    by_either = _percent([one.either for one in some])
    return f"  {name:20} patterns {by_patterns}, second look {by_second}, either {by_either}"


def _percent(held: Sequence[bool]) -> str:
    return f"{100 * sum(held) / max(len(held), 1):5.1f} %"


def _wrong(judged: Sequence[Judged]) -> Iterator[str]:
    for one in judged:
        if one.kind == second.INNOCENT and one.second:
            yield f"  stopped as {one.second}: {one.text}"
        elif one.kind != second.INNOCENT and not one.either:
            yield f"  {one.kind} missed: {one.text}"


def main() -> None:
    """Print the figures."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--list", action="store_true")
    asked.add_argument("--calibrate", action="store_true")
    given = asked.parse_args()
    if given.calibrate:
        chosen = calibrate()
        sys.stdout.write(
            f"whole {chosen.whole:.4f}, part {chosen.part:.4f}, pair {chosen.pair:.4f}\n"
        )
        return
    for name, judged in figures().items():
        for line in (*_lines(name, judged), *(_wrong(judged) if given.list else ())):
            sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
