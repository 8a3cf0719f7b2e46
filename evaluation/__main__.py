"""Measuring: `make evaluate`, from the trained bot to the page docs/understanding.md."""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from contextlib import redirect_stdout
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from bot.cli.console import plain_errors
from bot.cli.training import fingerprint, train
from bot.cli.understood import parser
from bot.safety import BothLooks, Concern
from bot.settings import ROOT, Settings, read_settings
from evaluation.asked import Bot, Measured, measure_all
from evaluation.clinc_questions import NoDataError
from evaluation.compared import Compared, compare_now, from_files
from evaluation.costs import Costs, measure_costs
from evaluation.own import HELD_OUT, TUNING, load
from evaluation.plots import CLINC, DISTANCES, TOPICS, draw_clinc, draw_distances, draw_topics
from evaluation.report import PICTURES, Findings, page
from evaluation.targets import Judged, judge, read_reasons
from evaluation.tuning import lines

CONFIG: Final = ROOT / "config.yml"
DOCS: Final = ROOT / "docs"
PAGE: Final = "understanding.md"
SHOWN_OF_HASH: Final = 12


@dataclass(frozen=True)
class Asked:
    """What was asked for on the command line."""

    tuning: bool
    skip_clinc: bool
    clinc: list[Path]
    as_json: bool


def main(words: Sequence[str] | None = None) -> None:
    """Measure, and write the page, its pictures and the figures; or print the tuning's."""
    asked = _asked_for(words)
    settings = read_settings()
    with plain_errors():
        try:
            with redirect_stdout(sys.stderr):
                _say("Training the bot, if anything changed.")
                train(settings)
            if asked.tuning:
                _tune(settings, asked)
            else:
                _report(settings, asked)
        except (RuntimeError, ValueError) as error:
            sys.exit(str(error))


def _asked_for(words: Sequence[str] | None) -> Asked:
    parse = argparse.ArgumentParser(prog="python -m evaluation", description=__doc__)
    parse.add_argument(
        "--tuning", action="store_true", help="the messages for tuning, and every wrong answer"
    )
    parse.add_argument(
        "--skip-clinc", action="store_true", help="use the last comparison's figures"
    )
    parse.add_argument(
        "--clinc", nargs="+", type=Path, default=[], metavar="FILE",
        help="use these files of `python -m evaluation.clinc --json`, such as one of each pipeline",
    )  # fmt: skip
    parse.add_argument("--json", action="store_true", help="print the figures as JSON")
    found = parse.parse_args(words)
    return Asked(found.tuning, found.skip_clinc, found.clinc, found.json)


def _tune(settings: Settings, asked: Asked) -> None:
    bot = Bot(parser(settings), _look(settings))
    messages = load(TUNING)
    measured, figures = measure_all(messages, bot, CONFIG, _say)
    judged = judge(measured, None, None, {})
    if asked.as_json:
        _write_out(json.dumps(as_json(measured, judged, None, None), indent=2))
        return
    for line in lines(messages, measured, judged, figures, bot):
        _write_out(line)


def _report(settings: Settings, asked: Asked) -> None:
    folder, made_of = settings.var / "evaluate", fingerprint()[:SHOWN_OF_HASH]
    compared = _comparison(asked, folder / "clinc.json")
    messages = load(HELD_OUT)
    parse = parser(settings)
    texts = [message.text for message in messages]
    costs = measure_costs(texts, HELD_OUT, parse, settings, _say)
    measured, _ = measure_all(messages, Bot(parse, _look(settings)), CONFIG, _say)
    judged = judge(measured, compared, costs, read_reasons())
    write(Findings(measured, judged, compared, costs, made_of), DOCS)
    found = json.dumps(as_json(measured, judged, compared, costs), indent=2)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "figures.json").write_text(found + "\n", encoding="utf-8")
    _say(f"Written: {DOCS / PAGE} and {folder / 'figures.json'}.")
    if asked.as_json:
        _write_out(found)


def _look(settings: Settings) -> Callable[[str], Concern | None]:
    """Both looks for danger, as the front door has them."""
    looks = BothLooks(settings.var / "safety")
    looks.load()
    return looks.look


def _comparison(asked: Asked, kept: Path) -> Compared | None:
    if asked.clinc:
        return from_files(asked.clinc)
    if asked.skip_clinc:
        if kept.exists():
            _say(f"Using the comparison of {kept}.")
            return from_files([kept])
        _say(f"There is no earlier comparison ({kept}): the report goes without.")
        return None
    try:
        return compare_now(kept, _say)
    except NoDataError as error:
        _say(str(error))
        return None


def write(findings: Findings, docs: Path) -> None:
    """Write the page and its pictures.

    Args:
        findings: all figures.
        docs: folder of the page; the pictures stand in its folder `pictures`.
    """
    pictures = docs / PICTURES
    pictures.mkdir(parents=True, exist_ok=True)
    draw_topics(findings.measured.by_topic, pictures / TOPICS)
    draw_distances(findings.measured.distances, pictures / DISTANCES)
    if findings.compared:
        draw_clinc(findings.compared, pictures / CLINC)
    else:
        (pictures / CLINC).unlink(missing_ok=True)
    (docs / PAGE).write_text(page(findings), encoding="utf-8")


def as_json(
    measured: Measured, judged: Sequence[Judged], compared: Compared | None, costs: Costs | None
) -> dict[str, object]:
    """All figures; no message stands in them."""
    return {
        "targets": [
            {
                "key": each.target.key,
                "aim": each.target.aim,
                "value": each.value,
                "low": each.low,
                "high": each.high,
                "count": each.count,
                "met": each.met,
                "verdict": each.verdict,
            }
            for each in judged
        ],
        **asdict(measured),
        "clinc": asdict(compared) if compared else None,
        "costs": asdict(costs) if costs else None,
    }


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


def _write_out(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
