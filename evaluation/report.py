"""Measuring: the page docs/understanding.md, made of the figures; no message stands in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from evaluation import report_tables as tables
from evaluation.asked import Measured
from evaluation.clinc import OURS, RASA
from evaluation.compared import Compared
from evaluation.costs import Costs
from evaluation.noise_tables import known_to_the_bot
from evaluation.plots import CLINC, DISTANCES, TOPICS
from evaluation.spelling import RATE, SEEDS
from evaluation.targets import SHARE, Judged

PICTURES = "pictures"


@dataclass(frozen=True)
class Findings:
    """All that the page tells of.

    Attributes:
        measured: our own messages.
        judged: the targets.
        compared: on CLINC150; None where that was not done.
        costs: time and memory.
        made_of: a hash of what the bot was trained from.
    """

    measured: Measured
    judged: list[Judged]
    compared: Compared | None
    costs: Costs
    made_of: str


def page(findings: Findings) -> str:
    """The whole page, as Markdown."""
    measured = findings.measured
    parts = [
        _head(findings),
        _missed(findings.judged),
        _messages(measured),
        _topics(measured),
        _spelling(measured),
        _out_of_scope(measured),
        _comparison(findings.compared),
        _costs(findings.costs),
        ["## All figures", "", _FEWER_IS_BETTER, "", *tables.all_figures(measured.shares)],
        _RUN_IT,
        _WHAT_IT_DOES_NOT_SAY,
    ]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def _head(findings: Findings) -> list[str]:
    judged = findings.judged
    met = sum(each.met is True for each in judged)
    unknown = sum(each.met is None for each in judged)
    not_measured = f" {unknown} were not measured." if unknown else ""
    return [
        "# How well Come Along understands",
        "",
        "`make evaluate` makes this page and its pictures. Nobody edits them. "
        f"The bot that was measured is made of what has the hash `{findings.made_of}`.",
        "",
        f"It meets {met} of {len(judged)} targets.{not_measured}",
        "",
        *tables.targets(judged),
        "",
        "The range is the 95 % interval: Wilson's for shares, a bootstrap over the messages for "
        "F1, the normal distribution's for the drop. For CLINC150 it goes from the lowest of the "
        'seeds to the highest. "On" is how many messages, or things named in them, a figure '
        "rests on.",
    ]


def _missed(judged: Sequence[Judged]) -> list[str]:
    missed = [f"- {each.target.what}: {each.verdict}. {each.reason}" for each in judged
              if each.met is False]  # fmt: skip
    return ["## Why targets are missed", "", *missed] if missed else []


def _messages(measured: Measured) -> list[str]:
    counted = measured.counted
    who = ", ".join(f"{count} by {tables.WHO.get(w, w)}" for w, count in counted.by_who.items())
    return [
        "## What was measured",
        "",
        f"{counted.all} messages of our own: {who}. {counted.badly_spelt} of them are badly spelt "
        f"and {counted.out_of_scope} are out of scope. Each says what it means "
        "([how](../evaluation/README.md)).",
        "",
        "- Whoever wrote them did not look at the training data, the word lists or the places.",
        "- The bot is never trained on them, and nobody reads them to mend a fault. A second set, "
        "written in the same way, is for that and for choosing limits.",
        "- A place is right within 3 km, or where the right one is among those offered. Counties, "
        "regions and councils are right by name.",
        "- Interests are counted one by one, over all messages that are neither urgent nor out "
        "of scope. One that is wanted and one that is not wanted are two things.",
    ]


def _topics(measured: Measured) -> list[str]:
    return [
        "## Topics",
        "",
        f"![Share of each topic's messages that are understood so, by spelling]"
        f"({PICTURES}/{TOPICS})",
        "",
        "Lines are 95 % intervals. Many topics have few messages, so their lines are long.",
        "",
        "Which topic is taken for which, in messages; a row is what is meant, a column what is "
        "understood:",
        "",
        *tables.confusions(measured.confusion),
    ]


def _spelling(measured: Measured) -> list[str]:
    rows = [("by the model of errors", measured.noise)]
    if measured.by_hand:
        rows.append(("by their writers", measured.by_hand))
    return [
        "## Bad spelling",
        "",
        "The topic of the same messages, rightly and badly spelt:",
        "",
        *tables.drops(rows),
        "",
        f"The model of errors writes every message {len(SEEDS)} times, with errors in "
        f"{RATE * 100:g} % of the words that can have one; the figure is the mean. " + _NOISE,
        _known_forms(),
        *_mended(measured),
    ]


def _known_forms() -> str:
    known, all_forms = known_to_the_bot()
    return (
        f"{known} of its {all_forms} short forms and usual misspellings stand in the bot's own "
        "list too, because people write them so often. That flatters the first row."
    )


def _mended(measured: Measured) -> list[str]:
    mended = measured.mended
    if mended is None:
        return []
    return [
        "",
        "In the messages that their writers spelt badly, "
        f"{SHARE.show(mended.before.value)} of {mended.before.count} words are wrong as typed, "
        f"and {SHARE.show(mended.after.value)} after the bot has read them. "
        f"Of {mended.spoilt.count} rightly spelt messages it changes a word in "
        f"{SHARE.show(mended.spoilt.value)}. "
        'Case, punctuation, contractions and short forms ("u", "dont") count as right.',
    ]


def _out_of_scope(measured: Measured) -> list[str]:
    limit = measured.distances.limit
    line = (
        f" The line is the limit of `config.yml`, {limit:g}: what is further is out of scope."
        if limit is not None
        else " `config.yml` sets no limit: other rules decide."
    )
    return [
        "## Out of scope",
        "",
        f"![How far messages in and out of scope are from what is known]({PICTURES}/{DISTANCES})",
        "",
        "The distance is made of the nearest example's cosine and the classifier's confidence."
        + line
        + " Examples of out of scope decide too, and so do the words: a message that names an "
        "interest or a place may be far and still be understood.",
    ]


def _comparison(compared: Compared | None) -> list[str]:
    head = ["## Beside Rasa's default pipeline", ""]
    if compared is None:
        return [*head, "This was not compared: CLINC150's questions were not there."]
    first = compared.runs[0]
    return [
        *head,
        f"![Both pipelines on CLINC150]({PICTURES}/{CLINC})",
        "",
        *tables.comparison(compared),
        "",
        f"CLINC150 (Larson and others, 2019, CC BY 3.0) is other people's questions. Of each seed "
        f"{first.intents} intents are drawn, with {first.examples} examples each. Both pipelines "
        f"learn from the same examples and are asked the same {first.asked} questions, and "
        f"{first.strange} that belong to no intent. The badly spelt ones are made by the same "
        f"model of errors. There are {len(compared.seeds)} seeds."
        + ("" if compared.now else " These are the figures of an earlier comparison."),
        "",
        "Ours is `config.yml` without the parts that know only our own domain, such as interests "
        "and places. Rasa's is what 3.6.21 trains where a new project says nothing else, without "
        "the response selector, which changes no intent. What is out of scope is told by "
        f"{_told_by(compared, OURS)} in ours, by {_told_by(compared, RASA)} in Rasa's.",
    ]


def _told_by(compared: Compared, pipeline: str) -> str:
    own = all(run.told_by == "out_of_scope" for run in compared.of(pipeline))
    return "the distance" if own else "the likeliest intent's confidence"


def _costs(measured: Costs) -> list[str]:
    return [
        "## Cost",
        "",
        *tables.costs(measured),
        "",
        f"Training takes {measured.train_seconds:.0f} s from nothing, with the time to start "
        f"Rasa. Times are of {measured.count} messages on this machine: {measured.machine}. "
        f"When the timing began, {measured.load:g} processes wanted a core on average; where "
        "others want the same core, a message takes longer than the work on it.",
    ]


_FEWER_IS_BETTER = (
    "Of *refused though in scope* and *false alarms* fewer is better. Ranges are as above."
)
_NOISE = (
    "It makes errors of people who find writing hard, not slips on a keyboard: words that sound "
    "alike, dropped and doubled letters, real words in place of others, words that run together, "
    "words as in text messages. How often each comes up follows Pedler (2001), Mitton (1987), "
    "Yannakoudakis and Fawthrop (1983), Kukich (1992), and Rello, Ballesteros and Bigham (2015). "
    "We could not check their figures in the full papers: we have them from abstracts and from "
    "what later papers quote. How often people write as in text messages is our guess. "
    "`evaluation/noise.py` says which figure is from where."
)
_RUN_IT = [
    "## Measure it yourself",
    "",
    "`make evaluate` trains the bot if it has to, measures all this and writes this page. It "
    "takes up to an hour, most of it for Rasa's default pipeline.",
    "",
    "- `.venv/bin/python -m evaluation --skip-clinc` uses the last comparison's figures.",
    "- `.venv/bin/python -m evaluation --tuning` measures the second set, shows each message that "
    "was misunderstood, and writes no page. It is the way to look at faults.",
    "- `var/evaluate/figures.json` has all figures.",
    "- `evaluation/reasons.yml` has the reasons for missed targets.",
]
_WHAT_IT_DOES_NOT_SAY = [
    "## What these figures do not say",
    "",
    "The messages were written for this. They were not collected from people who use the bot. "
    "Real use may differ: in what people ask, in how they write, and in how often each thing "
    "comes up. The shares over all messages depend on the mix of them.",
]
