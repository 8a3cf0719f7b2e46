import json
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.settings import ROOT
from evaluation.clinc_figures import Run, likeliest, means, runs_from, scored
from evaluation.clinc_questions import NoDataError, Questions, read_questions, subset
from evaluation.pipelines import ours, rasa_default
from evaluation.trained import Answer, Trained, as_answer, nlu_file, train_and_ask

LEARN = [(f"{intent} question {number}", intent) for intent in "abcdef" for number in range(10)]
ASK = [(f"{intent} asked {number}", intent) for intent in "abcdef" for number in range(3)]
QUESTIONS = Questions(LEARN, ASK, ["nothing of these"])


def answer(intent: str, confidence: float = 0.9, far: float | None = None) -> Answer:
    return Answer([(intent, confidence), ("other", 0.01)], far, 5.0)


def names(config: dict[str, Any]) -> list[str]:
    return [component["name"] for component in config["pipeline"]]


def test_the_questions_are_read_by_their_parts(tmp_path: Path) -> None:
    parts = {"train": [["a?", "a"]], "test": [["a!", "a"]], "oos_test": [["b", "oos"]], "val": []}
    (tmp_path / "clinc.json").write_text(json.dumps(parts))
    read = read_questions(tmp_path / "clinc.json")
    assert read == Questions([("a?", "a")], [("a!", "a")], ["b"])


def test_without_the_questions_a_plain_sentence_says_so(tmp_path: Path) -> None:
    with pytest.raises(NoDataError, match="not compared: there is no"):
        read_questions(tmp_path / "clinc.json")


@pytest.mark.parametrize("text", ["", "[]", '{"train": []}', '{"train": 3}'])
def test_a_file_of_another_form_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "clinc.json").write_text(text)
    with pytest.raises(NoDataError, match="another form"):
        read_questions(tmp_path / "clinc.json")


def test_a_seed_draws_intents_their_examples_and_all_their_questions() -> None:
    drawn = subset(QUESTIONS, intents=3, examples=4, seed=1)
    intents = {intent for _, intent in drawn.learn}
    assert len(intents) == 3
    assert len(set(drawn.learn)) == 12
    assert drawn.ask == [example for example in ASK if example[1] in intents]
    assert drawn.strange == QUESTIONS.strange


def test_the_same_seed_draws_the_same_whatever_the_order_of_the_intents() -> None:
    turned = replace(QUESTIONS, learn=[e for name in "fedcba" for e in LEARN if e[1] == name])
    first, again = subset(QUESTIONS, 3, 4, 1), subset(turned, 3, 4, 1)
    assert first.learn == again.learn
    assert first.learn != subset(QUESTIONS, 3, 4, 2).learn


@pytest.mark.parametrize(("intents", "examples"), [(7, 4), (3, 11), (0, 4), (3, 0)])
def test_more_than_there_is_cannot_be_drawn(intents: int, examples: int) -> None:
    with pytest.raises(ValueError, match="There are"):
        subset(QUESTIONS, intents, examples, 1)


def test_our_pipeline_is_compared_without_what_knows_only_our_domain(tmp_path: Path) -> None:
    (tmp_path / "config.yml").write_text(
        """
        language: en
        pipeline:
          - name: WhitespaceTokenizer
          - name: bot.nlu.interests.InterestFinder
          - name: bot.nlu.nearest.NearestUrgent
          - name: CountVectorsFeaturizer
            analyzer: char_wb
          - name: bot.nlu.intent_from_entities.IntentFromEntities
            threshold: 0.3
        policies: []
        """
    )
    config = ours(tmp_path / "config.yml")
    assert names(config) == ["WhitespaceTokenizer", "CountVectorsFeaturizer"]
    assert config["pipeline"][1]["analyzer"] == "char_wb"
    assert "policies" not in config


def test_our_own_configuration_keeps_a_classifier() -> None:
    kept = names(ours(ROOT / "config.yml"))
    assert any("LogisticRegression" in name for name in kept)
    assert not any(name.endswith("Finder") for name in kept)


def test_a_configuration_without_a_pipeline_is_refused(tmp_path: Path) -> None:
    (tmp_path / "config.yml").write_text("language: en")
    with pytest.raises(ValueError, match="no pipeline"):
        ours(tmp_path / "config.yml")


def test_the_other_pipeline_is_what_rasa_itself_would_train() -> None:
    # Rasa's own file beside its code, found without importing Rasa.
    rasa = find_spec("rasa")
    assert rasa is not None
    assert rasa.origin is not None
    file = Path(rasa.origin).parent / "engine/recipes/config_files/default_config.yml"
    theirs = yaml.safe_load(file.read_text())["pipeline"]
    without = [component for component in theirs if component["name"] != "ResponseSelector"]
    own = rasa_default(seed=4)["pipeline"]
    [diet] = [component for component in own if component["name"] == "DIETClassifier"]
    assert diet.pop("random_seed") == 4
    assert own == without


def test_examples_are_written_as_rasa_reads_them() -> None:
    written = yaml.safe_load(nlu_file([("say 'hi': to", "a"), ("two\nlines", "b"), ("#1", "a")]))
    assert written["nlu"] == [
        {"intent": "a", "examples": "- say 'hi': to\n- #1\n"},
        {"intent": "b", "examples": "- two lines\n"},
    ]


def test_the_likeliest_intent_is_taken_before_any_fallback() -> None:
    ranking = [("nlu_fallback", 0.7), ("out_of_scope", 0.6), ("b", 0.2), ("a", 0.25)]
    assert likeliest(Answer(ranking, None, 1.0)) == ("a", 0.25)
    assert likeliest(Answer([], None, 1.0)) == (None, 0.0)


def test_what_rasa_says_is_kept_as_far_as_it_matters() -> None:
    parsed = {"intent_ranking": [{"name": "a", "confidence": 0.5}], "out_of_scope": 0.25}
    assert as_answer(parsed, 3.0) == Answer([("a", 0.5)], 0.25, 3.0)
    assert as_answer({"text": ""}, 3.0) == Answer([], None, 3.0)


def run(near: list[Answer], noisy: list[Answer], far: list[Answer]) -> Run:
    drawn = Questions([("1", "a"), ("2", "b")], [("3", "a"), ("4", "b")], [str(a) for a in far])
    return scored("ours", 5, drawn, Trained(12.5, [*near, *noisy, *far]))


def test_figures_come_from_the_right_part_of_the_answers() -> None:
    figures = run(
        near=[answer("a"), answer("b")],
        noisy=[answer("a"), answer("a")],
        far=[answer("a", 0.3), answer("b", 0.95)],
    )
    assert (figures.clean, figures.noisy) == (1.0, 0.5)
    # One of the two strange questions is less sure than both that are in scope.
    assert (figures.auroc, figures.told_by) == (0.5, "confidence")
    assert (figures.intents, figures.examples, figures.asked, figures.strange) == (2, 1, 2, 2)
    assert (figures.seconds, figures.median_ms) == (12.5, 5.0)


def test_a_pipeline_that_says_how_strange_a_message_is_is_believed() -> None:
    near = [answer("a", 0.4, far=0.1), answer("b", 0.4, far=0.2)]
    figures = run(near, near, [answer("a", 0.9, far=0.8)])
    assert (figures.auroc, figures.told_by) == (1.0, "out_of_scope")


def test_where_one_message_has_no_such_figure_confidence_tells() -> None:
    near = [answer("a", 0.9, far=0.1), answer("b", 0.9)]
    figures = run(near, near, [answer("a", 0.1, far=0.0)])
    assert (figures.auroc, figures.told_by) == (1.0, "confidence")


def test_runs_are_read_again_and_averaged(tmp_path: Path) -> None:
    near = [answer("a"), answer("b")]
    one = run(near, near, [answer("a", 0.3)])
    other = replace(one, seed=6, clean=0.5, seconds=7.5)
    kept = tmp_path / "runs.json"
    kept.write_text(json.dumps({"runs": [vars(one), vars(other)]}))
    assert runs_from(kept) == [one, other]
    average = means([one, other, replace(one, pipeline="rasa", clean=0.25)])
    assert (average["ours"]["clean"], average["ours"]["seconds"]) == (0.75, 10.0)
    assert average["rasa"]["clean"] == 0.25


def test_a_file_without_runs_is_refused(tmp_path: Path) -> None:
    (tmp_path / "runs.json").write_text('{"runs": [{"seed": 1}]}')
    with pytest.raises(ValueError, match="holds no runs"):
        runs_from(tmp_path / "runs.json")


def small_pipeline(classifier: str) -> dict[str, Any]:
    components = ["WhitespaceTokenizer", "CountVectorsFeaturizer", classifier]
    named = [{"name": name} for name in components]
    return {"recipe": "default.v1", "assistant_id": "t", "language": "en", "pipeline": named}


def test_a_pipeline_is_trained_and_asked_in_a_process_of_its_own(tmp_path: Path) -> None:
    learn = [("good morning", "greet"), ("hello there", "greet"), ("good bye", "leave")]
    learn += [("see you soon", "leave")]
    config = small_pipeline("bot.nlu.intent_classifier.QuickLogisticRegression")
    trained = train_and_ask(tmp_path / "work", config, learn, ["hello there", "bye", ""])
    assert [likeliest(a)[0] for a in trained.answers[:2]] == ["greet", "leave"]
    assert len(trained.answers) == 3
    assert trained.answers[0].out_of_scope is None
    assert trained.seconds > 0


def test_where_rasa_fails_the_end_of_its_log_is_said(tmp_path: Path) -> None:
    config = small_pipeline("NoSuchClassifier")
    with pytest.raises(RuntimeError, match="NoSuchClassifier"):
        train_and_ask(tmp_path / "work", config, [("a", "a"), ("b", "b")], ["a"])
