"""Measuring: the page docs/safety.md, made of the figures; no message stands in it."""

from collections.abc import Iterable

from evaluation import safety_figures as figures
from evaluation.estimate import Estimate
from evaluation.safety import Measured
from evaluation.targets import SHARE

_HEAD = """\
# How well urgent messages are recognised

Written by `make evaluate-safety`; do not change it by hand. It measures the two looks of \
`bot/safety` as the front door uses them, on {urgent} urgent messages and {harmless} that only \
look urgent. They were written apart from the patterns and examples, and nobody has read them to \
mend a fault: the held-out half of `evaluation/messages/urgent`.

An urgent message is caught where it is answered, or asked about with "Are you safe right now?". \
A harmless one that is answered or asked about is a false alarm. Beside each share stands its \
95 % interval (Wilson)."""

_LIMITS = """\
## What these figures do not say

The messages were made up, by writers who know how people write but are not the people. A \
message that is missed goes to the rest of the bot as any other; nobody reads along. Before the \
sentence model has loaded (some seconds after a start), and where it cannot, the patterns look \
alone: they catch less and stop more."""


def page(measured: Measured) -> str:
    """The whole page, as Markdown."""
    parts = [
        _HEAD.format(urgent=len(measured.urgent), harmless=len(measured.harmless)),
        "## Targets\n\n" + _targets(measured),
        *_missed(measured),
        "## Caught\n\n" + _shares("urgent messages", figures.caught(measured)),
        "## By kind\n\n" + _by_kind(measured),
        "## What is said to those that are caught\n\n"
        + _shares("of the caught", figures.answered(measured)),
        "## False alarms\n\n" + _shares("harmless messages", figures.false_alarms(measured)),
        "## Time\n\n" + _times(measured),
        _LIMITS,
    ]
    return "\n\n".join(parts) + "\n"


def _targets(measured: Measured) -> str:
    rows = [
        f"| {target.what} | {target.wanted} | {target.unit.show(value)} | "
        f"{'met' if met else 'missed by ' + target.unit.show_gap(value - target.aim)} |"
        for target, value, met in figures.judged(measured)
    ]
    return "\n".join(["| figure | target | measured | |", "|---|---|---|---|", *rows])


def _missed(measured: Measured) -> list[str]:
    why = figures.reasons()
    missed = [target for target, _, met in figures.judged(measured) if not met]
    if not missed:
        return []
    lines = [
        f"- **{each.what}**: {why.get(each.key, 'No reason is written yet.').strip()}"
        for each in missed
    ]
    return ["## Why targets are missed\n\n" + "\n".join(lines)]


def _shares(what: str, rows: Iterable[tuple[str, Estimate | None]]) -> str:
    lines = [f"| {name} | {_show(each)} | {each.count if each else 0} |" for name, each in rows]
    return "\n".join([f"| {what} | share | of |", "|---|---|---|", *lines])


def _by_kind(measured: Measured) -> str:
    lines = []
    for kind, shares in figures.by_kind(measured):
        cells = " | ".join(_show(each) for each in shares.values())
        lines.append(f"| {kind.replace('_', ' ')} | {cells} |")
    head = "| kind | caught | direct ones | indirect ones | right kind |"
    return "\n".join([head, "|---|---|---|---|---|", *lines])


def _times(measured: Measured) -> str:
    rows = [("as they are", measured.looked), ("at the end of 1,000 characters", measured.long)]
    lines = []
    for name, looked in rows:
        median, most = figures.times(looked)
        lines.append(f"| {name} | {median:.1f} ms | {most:.1f} ms |")
    table = "\n".join(["| messages | median | 95 in 100 under |", "|---|---|---|", *lines])
    return (
        f"{table}\n\nOne message after the other, in one thread, while other programs ran on the "
        "same two cores. `scripts/bench_safety.py` gives the same for any machine."
    )


def _show(estimate: Estimate | None) -> str:
    if estimate is None:
        return "none"
    shown = SHARE.show(estimate.value)
    return f"{shown} ({100 * estimate.low:.0f} to {100 * estimate.high:.0f})"
