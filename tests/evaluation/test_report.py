from dataclasses import replace
from pathlib import Path

import pytest

from evaluation.__main__ import as_json, write
from evaluation.asked import Bot, Counted, Measured, measure_all
from evaluation.clinc_figures import Run
from evaluation.compared import Compared, from_files, paired
from evaluation.compared import write as write_runs
from evaluation.costs import Costs
from evaluation.estimate import Estimate, of_mean, of_share
from evaluation.fresh import Times
from evaluation.own import Message
from evaluation.plots import CLINC, DISTANCES, TOPICS
from evaluation.report import PICTURES, Findings, page
from evaluation.report_tables import label
from evaluation.spelling import Drop
from evaluation.tables import Distances, TopicShare
from evaluation.targets import NO_REASON, Judged, judge, read_reasons
from evaluation.tuning import lines

SECRET = "i lik art very much"


def shares(**changed: float) -> dict[str, Estimate]:
    names = {
        "topic": 0.96, "interests F1": 0.97, "place": 0.98, "no place": 0.99, "model": 0.96,
        "out of scope caught": 0.93, "refused though in scope": 0.02,
    }  # fmt: skip
    return {name: of_share(changed.get(name, value), 100) for name, value in names.items()}


def measured(**changed: float) -> Measured:
    share = of_share(0.9, 100)
    drop = Drop(share, share, of_mean([0.02, 0.03]), share)
    return Measured(
        Counted(100, 50, 20, {"self": 100}),
        shares(**changed),
        drop,
        None,
        None,
        {"find": {"find": 9, "stop": 1}, "stop": {"find": 0, "stop": 5}},
        {"find": TopicShare(share, None), "stop": TopicShare(share, share)},
        Distances([0.1, 0.2], [0.8], 0.6),
    )


def run(pipeline: str, seed: int, clean: float) -> Run:
    return Run(
        pipeline, seed, 60, 30, 1800, 1000, clean, clean - 0.05, 0.97, "confidence", 60, 5, 9
    )


def compared() -> Compared:
    runs = [run("ours", 0, 0.94), run("rasa", 0, 0.87), run("ours", 1, 0.95), run("rasa", 1, 0.87)]
    return paired(runs, now=True)


def costs() -> Costs:
    memory = {"rasa": 500.0, "loaded": 700.0, "used": 800.0, "encoder": 100.0}
    times = Times(8.0, 12.0, 8.0)
    return Costs(100, times, replace_median(times, 0.4), times, 50.0, memory, "A machine", 1.0)


def replace_median(times: Times, median: float) -> Times:
    return Times(median, times.most, times.processor)


def judged(of: Measured, reasons: dict[str, str] | None = None) -> dict[str, Judged]:
    return {each.target.key: each for each in judge(of, compared(), costs(), reasons or {})}


def findings(**changed: float) -> Findings:
    of = measured(**changed)
    return Findings(of, list(judged(of).values()), compared(), costs(), "abc")


def test_a_target_that_is_reached_is_met() -> None:
    assert {each.verdict for each in judged(measured()).values()} == {"met"}


def test_a_missed_target_says_by_how_much() -> None:
    assert judged(measured(topic=0.93))["topic"].verdict == "missed by 2.0 points"


def test_a_target_missed_by_very_little_is_not_missed_by_nothing() -> None:
    verdict = judged(measured(topic=0.9499))["topic"].verdict
    assert verdict == "missed by less than 0.05 points"


def test_of_refusals_more_is_worse() -> None:
    refused = judged(measured(**{"refused though in scope": 0.05}))["refused"]
    assert refused.verdict == "missed by 2.0 points"


def test_a_missed_target_has_the_reason_that_a_person_wrote() -> None:
    found = judged(measured(topic=0.9, place=0.9), {"topic": "Slang.", "models": "Not missed."})
    assert found["topic"].reason == "Slang."
    assert found["places"].reason == NO_REASON
    assert found["models"].reason == ""


def test_what_was_not_measured_is_neither_met_nor_missed() -> None:
    found = {each.target.key: each for each in judge(measured(), None, None, {})}
    assert found["clinc_clean"].verdict == "not measured"
    assert found["train_seconds"].met is None


def test_every_reason_belongs_to_a_target() -> None:
    assert set(read_reasons()) <= set(judged(measured()))


def test_the_page_shows_missed_targets_and_their_reasons() -> None:
    text = page(findings(topic=0.9))
    assert "**missed by 5.0 points**" in text
    assert f"- Topic is right: missed by 5.0 points. {NO_REASON}" in text


def test_the_page_has_no_reasons_where_nothing_is_missed() -> None:
    assert "Why targets are missed" not in page(findings())


def test_the_page_says_where_an_earlier_comparison_was_used() -> None:
    assert "earlier comparison" not in page(findings())
    earlier = replace(findings(), compared=replace(compared(), now=False))
    assert "earlier comparison" in page(earlier)


def test_the_page_says_where_nothing_was_compared() -> None:
    text = page(replace(findings(), compared=None))
    assert "This was not compared" in text
    assert CLINC not in text


def test_all_that_the_page_shows_is_written_with_it(tmp_path: Path) -> None:
    write(findings(), tmp_path)
    text = (tmp_path / "understanding.md").read_text()
    for picture in (TOPICS, DISTANCES, CLINC):
        assert f"({PICTURES}/{picture})" in text
        assert (tmp_path / PICTURES / picture).read_text().startswith("<?xml")


def test_the_same_figures_give_the_same_files(tmp_path: Path) -> None:
    for folder in ("first", "second"):
        write(findings(), tmp_path / folder)
    for first in (tmp_path / "first").rglob("*.*"):
        second = tmp_path / "second" / first.relative_to(tmp_path / "first")
        assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("topic of supporter", "topic, messages of supporters"),
        ("topic out_of_scope", "topic: out of scope"),
        ("topic, badly spelt", "topic: badly spelt"),
        ("topic", "topic"),
        ("no place", "no place"),
    ],
)
def test_figures_have_names_that_people_can_read(name: str, shown: str) -> None:
    assert label(name) == shown


def test_pipelines_are_compared_seed_by_seed() -> None:
    better = compared().better_by("clean")
    assert (better.value, better.low, better.high) == pytest.approx((0.075, 0.07, 0.08))


def test_a_seed_that_only_one_pipeline_has_is_left_out() -> None:
    found = paired([run("ours", 0, 0.9), run("rasa", 0, 0.8), run("ours", 1, 0.1)], now=True)
    assert found.seeds == [0]


def test_one_pipeline_alone_is_no_comparison() -> None:
    with pytest.raises(ValueError, match="both pipelines"):
        paired([run("ours", 0, 0.9)], now=True)


def test_a_file_of_each_pipeline_makes_a_comparison(tmp_path: Path) -> None:
    for name, clean in (("ours", 0.9), ("rasa", 0.8)):
        write_runs([run(name, 0, clean)], tmp_path / f"{name}.json")
    found = from_files([tmp_path / "ours.json", tmp_path / "rasa.json"])
    assert found.better_by("clean").value == pytest.approx(0.1)
    assert not found.now


@pytest.fixture
def asked(tmp_path: Path) -> tuple[list[Message], Bot, Path]:
    config = tmp_path / "config.yml"
    config.write_text("pipeline: []\n")
    said = [
        Message(SECRET, "I like art very much", "find", "made_up", frozenset({"art"})),
        Message("good bye now", "good bye now", "stop", "made_up"),
    ]
    parsed = {"read_as": "as read", "intent": {"name": "inform", "confidence": 0.5}}
    return said, Bot(lambda text: dict(parsed), lambda text: None), config


def test_no_message_stands_in_the_page_or_the_figures(
    asked: tuple[list[Message], Bot, Path], tmp_path: Path
) -> None:
    of, _ = measure_all(*asked)
    found = list(judge(of, None, None, {}))
    shown = page(Findings(of, found, None, costs(), "abc")) + str(as_json(of, found, None, None))
    for text in (SECRET, "I like art very much", "good bye now"):
        assert text not in shown


def test_tuning_shows_each_message_that_was_misunderstood(
    asked: tuple[list[Message], Bot, Path],
) -> None:
    said, bot, _ = asked
    of, figures = measure_all(*asked)
    shown = "\n".join(lines(said, of, judge(of, None, None, {}), figures, bot))
    assert SECRET in shown
    assert "read as  'as read'" in shown
    assert "expected art" in shown
    assert "intent   inform 0.50" in shown


def test_a_text_is_parsed_once() -> None:
    heard = []

    def parse(text: str) -> dict[str, object]:
        heard.append(text)
        return {}

    bot = Bot(parse, lambda text: None)
    assert bot.topic("hello") == bot.topic("hello") == "out_of_scope"
    assert heard == ["hello"]
