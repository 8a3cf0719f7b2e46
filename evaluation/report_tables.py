"""Measuring: the tables of the report, as lines of Markdown."""

from collections.abc import Iterable, Sequence
from typing import Final

from evaluation.clinc import OURS, RASA
from evaluation.compared import Compared
from evaluation.costs import Costs
from evaluation.estimate import Estimate
from evaluation.fresh import Times
from evaluation.spelling import Drop
from evaluation.tables import Confusion
from evaluation.targets import NUMBER, POINTS, SHARE, Judged, Unit

WHO: Final = {
    "self": "people for themselves",
    "supporter": "supporters",
    "professional": "professionals",
}
_NAMES: Final = {OURS: "Come Along", RASA: "Rasa's default"}


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], numbers: int = 0) -> list[str]:
    """A table of Markdown.

    Args:
        heads: of the columns.
        rows: of cells.
        numbers: how many of the last columns stand to the right.
    """
    lines = ["---"] * (len(heads) - numbers) + ["--:"] * numbers
    return [f"| {' | '.join(row)} |" for row in (heads, lines, *rows)]


def targets(judged: Sequence[Judged]) -> list[str]:
    """Each target, what was measured, and whether it is met."""
    heads = ("what", "target", "measured", "range", "on", "result")
    return table(heads, [_target(each) for each in judged])


def all_figures(shares: dict[str, Estimate]) -> list[str]:
    """Every figure of our own messages."""
    rows = [
        (
            label(name),
            (NUMBER if name == "interests F1" else SHARE).show(each.value),
            _range(NUMBER if name == "interests F1" else SHARE, each.low, each.high),
            str(each.count),
        )
        for name, each in shares.items()
    ]
    return table(("figure", "measured", "range", "on"), rows, 3)


def label(name: str) -> str:
    """A figure's name as people read it: "topic of self" is who wrote, "topic stop" a topic."""
    first, _, rest = name.partition(" ")
    if first == "topic" and rest.startswith("of "):
        who = rest.removeprefix("of ")
        return f"topic, messages of {WHO.get(who, who)}"
    if first == "topic" and rest:
        return f"topic: {rest.replace('_', ' ')}"
    return name.replace("topic,", "topic:")


def drops(rows: Sequence[tuple[str, Drop]]) -> list[str]:
    """What bad spelling costs, one row a way of spelling."""
    heads = ("how they are badly spelt", "messages", "words wrong", "clean", "badly spelt", "drop")
    cells = [
        (
            name,
            str(each.clean.count),
            SHARE.show(each.wrong_words.value),
            SHARE.show(each.clean.value),
            SHARE.show(each.noisy.value),
            f"{POINTS.show(each.drop.value)} ({_range(POINTS, each.drop.low, each.drop.high)})",
        )
        for name, each in rows
    ]
    return table(heads, cells, 5)


def comparison(compared: Compared) -> list[str]:
    """Both pipelines' means, and the seeds' range."""
    rows = [
        ("right, as asked", "clean", SHARE),
        ("right, badly spelt", "noisy", SHARE),
        ("AUROC of out of scope", "auroc", NUMBER),
        ("seconds to train", "seconds", Unit(1, 0, "", "")),
        ("milliseconds a question, median", "median_ms", Unit(1, 1, "", "")),
    ]
    cells = [
        (what, *(_mean(compared.figure(pipeline, figure), unit) for pipeline in (OURS, RASA)))
        for what, figure, unit in rows
    ]
    return table(("mean (lowest to highest seed)", _NAMES[OURS], _NAMES[RASA]), cells, 2)


def costs(measured: Costs) -> list[str]:
    """Time and memory."""
    memory = measured.memory_mb
    rows = [
        ("a message, the process on one core", *_times(measured.message)),
        ("a look-up of places", *_times(measured.places)),
        ("a look-up of interests", *_times(measured.interests)),
    ]
    weights = [
        ("Rasa, imported", f"{memory['rasa']:.0f} MB"),
        ("the trained bot, loaded", f"{memory['loaded']:.0f} MB"),
        ("the same after its first message", f"{memory['used']:.0f} MB"),
        ("what the sentence model adds, with its libraries", f"{memory['encoder']:.0f} MB"),
    ]
    return [
        *table(("time", "median", "95 % take at most", "of it work, median"), rows, 3),
        "",
        *table(("memory of one process", "resident"), weights, 1),
    ]


def confusions(counts: Confusion) -> list[str]:
    """Topics meant (rows) and understood (columns, by number); nothing where there is no case."""
    names = list(counts)
    numbers = [str(number) for number in range(1, len(names) + 1)]
    rows = [
        (f"{number} {name.replace('_', ' ')}", *(_count(counts[name][other]) for other in names))
        for number, name in zip(numbers, names, strict=True)
    ]
    return table(("meant", *numbers), rows, len(names))


def _target(judged: Judged) -> tuple[str, ...]:
    target = judged.target
    if judged.value is None:
        return target.what, target.wanted, "", "", "", judged.verdict
    known = judged.low is not None and judged.high is not None
    return (
        target.what,
        target.wanted,
        target.unit.show(judged.value),
        _range(target.unit, judged.low or 0.0, judged.high or 0.0) if known else "",
        "" if judged.count is None else str(judged.count),
        judged.verdict if judged.met else f"**{judged.verdict}**",
    )


def _range(unit: Unit, low: float, high: float) -> str:
    bare = Unit(unit.scale, unit.places, "", "")
    return f"{bare.show(low)} to {bare.show(high)}"


def _mean(estimate: Estimate, unit: Unit) -> str:
    return f"{unit.show(estimate.value)} ({_range(unit, estimate.low, estimate.high)})"


def _times(times: Times) -> list[str]:
    return [f"{value:.2f} ms" if value < 1 else f"{value:.1f} ms" for value in times]


def _count(count: int) -> str:
    return str(count) if count else ""
