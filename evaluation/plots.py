"""Measuring: the pictures of the report; the same figures always give the same files."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from evaluation.clinc import OURS, RASA
from evaluation.compared import Compared
from evaluation.estimate import Estimate
from evaluation.tables import Distances, TopicShare

if TYPE_CHECKING:
    from matplotlib.axes import Axes

TOPICS: Final = "understanding-topics.svg"
DISTANCES: Final = "understanding-distances.svg"
CLINC: Final = "understanding-clinc.svg"
# Okabe and Ito's colours: people who see colours otherwise can tell them apart; blue is darker.
BLUE: Final = "#0072B2"
ORANGE: Final = "#E69F00"
_STYLE: Final = {
    # Else each drawing names its parts anew.
    "svg.hashsalt": "come-along",
    "font.size": 13,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.axisbelow": True,
    "figure.dpi": 100,
}
_BAR: Final = 0.38
_STEPS: Final = 40
_CLINC_FIGURES: Final = (
    ("clean", "Right,\nas asked"),
    ("noisy", "Right,\nbadly spelt"),
    ("auroc", "AUROC of\nout of scope"),
)


def draw_topics(shares: dict[str, TopicShare], path: Path) -> None:
    """Bars: each topic's share of right answers, rightly and badly spelt, with 95 % intervals."""
    names = list(reversed(shares))
    with _picture(path, (9, 1.5 + 0.55 * len(names))) as axes:
        rows = (
            ("rightly spelt", BLUE, _BAR / 2, [shares[name].rightly for name in names]),
            ("badly spelt", ORANGE, -_BAR / 2, [shares[name].badly for name in names]),
        )
        for label, colour, shift, row in rows:
            at = [place + shift for place, each in enumerate(row) if each]
            _bars_across(axes, at, [each for each in row if each], colour, label)
        axes.set_yticks(range(len(names)))
        axes.set_yticklabels([name.replace("_", " ") for name in names])
        axes.set_ylim(-0.6, len(names) - 0.4)
        axes.set_xlim(0, 100)
        axes.set_xlabel("messages whose topic is right, %")
        axes.grid(axis="x", alpha=0.4)
        _legend_above(axes)


def draw_distances(distances: Distances, path: Path) -> None:
    """Histograms: how far messages in and out of scope are from what is known."""
    import numpy as np

    with _picture(path, (9, 5)) as axes:
        edges = np.linspace(0, 1, _STEPS + 1)
        rows = (
            ("in scope", BLUE, "", distances.known),
            ("out of scope", ORANGE, "//", distances.strange),
        )
        for label, colour, hatch, values in rows:
            # Shares, because there are far more of the one than of the other.
            weights = [100 / len(values) for _ in values]
            axes.hist(
                values, edges, weights=weights, label=label, color=colour, alpha=0.65,
                hatch=hatch, edgecolor="white" if not hatch else "#7a5200", linewidth=0.6,
            )  # fmt: skip
        if distances.limit is not None:
            axes.axvline(distances.limit, color="black", linewidth=2, linestyle="--")
            axes.text(distances.limit, axes.get_ylim()[1], " limit", va="top")
        axes.set_xlim(0, 1)
        axes.set_xlabel("how far from what the bot knows (0 is an example of its own)")
        axes.set_ylabel("% of the messages")
        _legend_above(axes)


def draw_clinc(compared: Compared, path: Path) -> None:
    """Bars: both pipelines on CLINC150; the lines go from the lowest seed to the highest."""
    with _picture(path, (9, 5)) as axes:
        rows = (
            ("Come Along", BLUE, -_BAR / 2, OURS),
            ("Rasa's default", ORANGE, _BAR / 2, RASA),
        )
        for label, colour, shift, pipeline in rows:
            figures = [compared.figure(pipeline, name) for name, _ in _CLINC_FIGURES]
            at = [place + shift for place in range(len(figures))]
            heights = [100 * each.value for each in figures]
            axes.bar(at, heights, _BAR, color=colour, label=label)
            axes.errorbar(at, heights, _errors(figures), fmt="none", ecolor="black", capsize=4)
            for x, each in zip(at, figures, strict=True):
                axes.text(x, 100 * each.high + 1, f"{100 * each.value:.1f}", ha="center")
        axes.set_xticks(range(len(_CLINC_FIGURES)))
        axes.set_xticklabels([label for _, label in _CLINC_FIGURES])
        axes.set_ylim(0, 110)
        axes.set_yticks(range(0, 101, 20))
        axes.set_ylabel("% (AUROC: of 1)")
        axes.grid(axis="y", alpha=0.4)
        _legend_above(axes)


@contextmanager
def _picture(path: Path, inches: tuple[float, float]) -> Iterator["Axes"]:
    # Imported here: only the report needs it, and it takes a second.
    import matplotlib
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    with matplotlib.rc_context(_STYLE):
        figure = Figure(figsize=inches)
        FigureCanvasAgg(figure)
        axes = figure.add_subplot()
        yield axes
        figure.tight_layout()
        # No date and no version: the file changes only where a figure does.
        undated = {"Date": None, "Creator": None} if path.suffix == ".svg" else {}
        figure.savefig(path, metadata=undated)


def _bars_across(
    axes: "Axes", at: Sequence[float], row: Sequence[Estimate], colour: str, label: str
) -> None:
    widths = [100 * each.value for each in row]
    axes.barh(at, widths, _BAR, color=colour, label=label)
    axes.errorbar(widths, at, xerr=_errors(row), fmt="none", ecolor="black", capsize=3)


def _errors(row: Sequence[Estimate]) -> list[list[float]]:
    """How far each range goes below and above its figure, in per cent."""
    below = [max(0.0, 100 * (each.value - each.low)) for each in row]
    return [below, [max(0.0, 100 * (each.high - each.value)) for each in row]]


def _legend_above(axes: "Axes") -> None:
    axes.legend(loc="lower left", bbox_to_anchor=(0, 1), ncol=2, frameon=False, borderaxespad=0.2)
