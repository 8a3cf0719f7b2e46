"""Measuring: the messages for tuning on a screen, with each that was misunderstood.

Only they: held-out messages are not shown to anybody.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from evaluation.asked import Bot, Measured
from evaluation.own import Figures, Message
from evaluation.report_tables import label
from evaluation.spelling import Drop, spoils, wrong
from evaluation.targets import NUMBER, POINTS, SHARE, Judged

# What a message should have been understood as, by the name of the fault.
_RIGHT = {
    "topic": lambda m: m.topic,
    "interests": lambda m: ", ".join(
        [*sorted(m.interests), *(f"not {slug}" for slug in sorted(m.not_interests))]
    ),
    "place": lambda m: (m.place or {}).get("name") or " or ".join(m.place_choices),
    "no place": lambda m: "",
    "model": lambda m: m.model,
    "urgent": lambda m: m.urgent,
}


def lines(
    messages: Sequence[Message],
    measured: Measured,
    judged: Sequence[Judged],
    figures: Figures,
    bot: Bot,
) -> Iterator[str]:
    """All figures, and every wrong answer: message, read as, expected, given, intent.

    Args:
        messages: all of them.
        measured: all figures.
        judged: the targets; those that were not measured are left out.
        figures: with the messages that were misunderstood.
        bot: that was asked about them.
    """
    yield from _shares(measured)
    yield from _spelling(measured)
    yield from _confusions(measured)
    for name, wrong_ones in figures.wrong.items():
        yield f"\n== {name}: {len(wrong_ones)} wrong"
        for message, given in wrong_ones:
            yield from _fault(message, _RIGHT[name](message), given, bot)
    yield "\n== words that are wrong as read"
    yield from spelling_faults(messages, bot)
    yield "\n== targets"
    for each in judged:
        if each.value is not None:
            shown = each.target.unit.show(each.value)
            yield f"{shown:>12}  {each.target.what} ({each.target.wanted}): {each.verdict}"


def spelling_faults(messages: Sequence[Message], bot: Bot) -> Iterator[str]:
    """Messages in which words are wrong after the reading: what was changed, or not mended."""
    for message in messages:
        if not message.badly_spelt and spoils(message, bot.read):
            yield f"  spoilt: {message.text!r} read as {bot.read(message.text)!r}"
        elif message.badly_spelt and wrong(bot.read(message.text), message.clean):
            yield f"  left: {message.text!r} read as {bot.read(message.text)!r}"


def _shares(measured: Measured) -> Iterator[str]:
    yield "== figures (with their 95 % intervals)"
    for name, each in measured.shares.items():
        unit = NUMBER if name == "interests F1" else SHARE
        ranged = f"{unit.show(each.low)} to {unit.show(each.high)}"
        yield f"{unit.show(each.value):>9}  {label(name)} ({ranged}, of {each.count})"


def _spelling(measured: Measured) -> Iterator[str]:
    yield "\n== spelling"
    for name, drop in (("by the model of errors", measured.noise), ("by hand", measured.by_hand)):
        if drop:
            yield f"{POINTS.show(drop.drop.value):>12} fewer, badly spelt {name}: {_of(drop)}"
    if measured.mended:
        before, after = measured.mended.before, measured.mended.after
        yield f"words wrong: {SHARE.show(before.value)} as typed, {SHARE.show(after.value)} as read"
        yield f"rightly spelt messages changed: {SHARE.show(measured.mended.spoilt.value)}"


def _of(drop: Drop) -> str:
    return (
        f"{SHARE.show(drop.clean.value)} clean, {SHARE.show(drop.noisy.value)} noisy, "
        f"{SHARE.show(drop.wrong_words.value)} of the words wrong"
    )


def _confusions(measured: Measured) -> Iterator[str]:
    yield "\n== topics taken for others"
    found = [
        (count, meant, read)
        for meant, row in measured.confusion.items()
        for read, count in row.items()
        if count and meant != read
    ]
    for count, meant, read in sorted(found, reverse=True):
        yield f"{count:>9}  {meant} as {read}"


def _fault(message: Message, right: Any, given: Any, bot: Bot) -> Iterator[str]:
    yield f"- {message.text!r}"
    if bot.read(message.text) != message.text:
        yield f"    read as  {bot.read(message.text)!r}"
    yield f"    expected {right or 'nothing'}"
    yield f"    given    {_short(given)}"
    yield f"    intent   {bot.intent(message.text)}"


def _short(given: Any) -> str:
    """An answer in a few words; of places their names and where they are."""
    if isinstance(given, dict):
        return " ".join(str(given.get(key) or "") for key in ("name", "area", "kind")).strip()
    if isinstance(given, list):
        return "; ".join(_short(each) for each in given) or "nothing"
    return str(given) if given else "nothing"
