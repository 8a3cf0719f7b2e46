"""Measuring: what of the urgent messages is caught, and whom it stops for nothing.

    python -m evaluation.safety            # the held-out half; writes docs/safety.md
    python -m evaluation.safety --build    # the other half: what comes out wrong, to mend it

A message is caught where it is answered or asked about ("Are you safe right now?"). Both looks
are taken, as the front door takes them. The held-out messages are shown to nobody.
"""

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

import yaml

from bot.safety import BothLooks, Concern

PAGE: Final = Path(__file__).parent.parent / "docs" / "safety.md"
HALVES: Final = Path(__file__).parent / "messages" / "urgent"
HELD_OUT: Final = HALVES / "held_out"
BUILD: Final = HALVES / "build"
NONE: Final = "none"
LOOKS_LIKE_IT: Final = "looks_like_it"

# What somebody may well write before they come to what matters.
_BEFORE: Final = (
    "On Monday I go swimming with my friends from college. my favrite thing is bingo and I like "
    "the tea and cake ther. I live in Deptford near the park with my two cats called Tom and "
    "Ginger and my sister comes to visit at weekends. do they have anything with drums or a choir "
    "because I sang in one at school and I was good at it. I can get the bus on my own if it is "
    "the same number all the way. It has to be in the morning as I get tired later on and I need a "
    "toilet that is near the door. is it free or do I have to pay because I get paid on a Thursday "
    "from the cafe where I wash up. I dont like loud places but I do like pepole. last year we "
    "went to the seaside and had chips and I won a bear at the fair and I want to go again. my mum "
    "says I can do what I like so long as I ring her when I get there. and I would like to make "
    "some new frends who like trains. we could go and see the steam ones that go up the hill. "
    "it would be good if there is somewhere to sit and have a drink and a chat after it. "
)
LONGEST: Final = 1000
# The first looks read files and warm the processor; they are not timed.
_WARM_UP: Final = 20


class Message(NamedTuple):
    """One message of evaluation/messages/urgent; the README beside it says what each part is."""

    text: str
    kind: str
    about: str
    direct: bool
    badly_spelt: bool
    before: str | None


class Looked(NamedTuple):
    """A message, what was found in it, and in how many milliseconds."""

    message: Message
    found: Concern | None
    milliseconds: float

    @property
    def caught(self) -> bool:
        """Whether it is answered or asked about."""
        return self.found is not None


class Measured(NamedTuple):
    """Everything measured on one half.

    Attributes:
        looked: every message.
        long: the urgent ones again, each at the end of 1,000 characters.
    """

    looked: list[Looked]
    long: list[Looked]

    @property
    def urgent(self) -> list[Looked]:
        """The urgent messages."""
        return [each for each in self.looked if each.message.kind != NONE]

    @property
    def harmless(self) -> list[Looked]:
        """Those that only look urgent."""
        return [each for each in self.looked if each.message.kind == NONE]


def load(folder: Path) -> list[Message]:
    """The messages of one half, by file and in their order."""
    return [
        _message(path.stem, entry)
        for path in sorted(folder.glob("*.yml"))
        for entry in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


def measure(folder: Path, looks: BothLooks) -> Measured:
    """Look at every message of a half, one after the other."""
    messages = load(folder)
    for message in messages[:_WARM_UP]:
        looks.look(message.text, message.before)
    looked = [_looked(message, message.text, looks) for message in messages]
    urgent = [message for message in messages if message.kind != NONE]
    return Measured(looked, [_looked(each, at_the_end(each.text), looks) for each in urgent])


def at_the_end(text: str) -> str:
    """A message of 1,000 characters whose last words these are."""
    return f"{_BEFORE[len(text) - LONGEST :]}{text}"


def both_looks(folder: Path | None = None) -> BothLooks:
    """The two looks as the front door has them.

    Args:
        folder: where what the second look learned is kept.
    """
    looks = BothLooks(folder)
    looks.load()
    return looks


def wrong(looked: Sequence[Looked]) -> Iterator[str]:
    """The messages that come out wrong, a line each; for the build half alone."""
    for message, found, _ in looked:
        said = (
            f"{message.before!r} then {message.text!r}" if message.before else f"{message.text!r}"
        )
        if message.kind == NONE and found:
            yield f"false alarm, {found.kind} {'sure' if found.sure else 'asked'}: {said}"
        elif message.kind != NONE and not found:
            directly = "direct" if message.direct else "indirect"
            yield f"missed, {message.kind} {message.about} {directly}: {said}"


def _message(file: str, entry: dict[str, Any]) -> Message:
    return Message(
        entry["text"],
        NONE if file == LOOKS_LIKE_IT else file,
        entry.get("about", "self"),
        bool(entry.get("direct", True)),
        bool(entry.get("badly_spelt")),
        entry.get("before"),
    )


def _looked(message: Message, text: str, looks: BothLooks) -> Looked:
    begin = time.perf_counter()
    found = looks.look(text, message.before)
    return Looked(message, found, (time.perf_counter() - begin) * 1000)


def main() -> None:
    """Print what is wrong with the build half, or write the page of the held-out half."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--build", action="store_true", help="the build half; writes no page")
    given = asked.parse_args()
    looks = both_looks()
    measured = measure(BUILD if given.build else HELD_OUT, looks)
    if given.build:
        sys.stdout.writelines(f"{line}\n" for line in wrong(measured.looked))
        return
    # The figures are made of what stands here.
    from evaluation.safety_report import page

    PAGE.write_text(page(measured), encoding="utf-8")
    sys.stdout.write(f"{PAGE} is written.\n")


if __name__ == "__main__":
    main()
