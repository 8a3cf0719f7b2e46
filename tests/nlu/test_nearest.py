"""The nearest examples: they vote, and say how far a message is from all that is known."""

from bot.nlu.nearest import merge

RANKING = [
    {"name": "find", "confidence": 0.5},
    {"name": "stop", "confidence": 0.4},
    {"name": "greet", "confidence": 0.1},
]


def test_the_examples_can_turn_a_close_decision() -> None:
    merged = merge(RANKING, {"stop": 3.0, "find": 1.0})
    assert [each["name"] for each in merged] == ["stop", "find", "greet"]


def test_a_classifier_that_is_sure_is_not_overruled() -> None:
    sure = [{"name": "find", "confidence": 0.99}, {"name": "stop", "confidence": 0.001}]
    assert merge(sure, {"stop": 0.7, "find": 0.3})[0]["name"] == "find"


def test_the_merged_confidences_are_one_together() -> None:
    assert abs(sum(each["confidence"] for each in merge(RANKING, {"find": 1.0})) - 1.0) < 1e-9


def test_no_votes_leave_the_order() -> None:
    assert [each["name"] for each in merge(RANKING, {})] == ["find", "stop", "greet"]
