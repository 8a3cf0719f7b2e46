"""What is asked of one of several things that were shown."""

import pytest

from bot.nlu.asking_of_one import asked_of_one

NOT_SURE = [("find", 0.3), ("more", 0.2)]


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("where is the first one", "how_to_get_there"),
        ("wair is the 2nd one", "how_to_get_there"),
        ("how do i get to number 2", "how_to_get_there"),
        ("what bus goes to the last one", "how_to_get_there"),
        ("how far is the first one", "model_near"),
        ("is number 2 near me", "model_near"),
        ("how much is the first one", "what_it_costs"),
        ("is the first one free", "what_it_costs"),
        ("when is number 2", "when_is_it"),
        ("wen is the last one", "when_is_it"),
        ("what time is the first one", "when_is_it"),
        ("is the second one in the evening", "when_is_it"),
        ("who is the first one for", "model_who_for"),
        ("how do i join number 1", "who_to_ask"),
        ("can i book the second one", "who_to_ask"),
        ("who do i contact about the last one", "who_to_ask"),
        ("not the first one", "not_for_me"),
        ("i dont like number 2", "not_for_me"),
        ("number 2", "tell_me_more"),
        ("i like the second one", "tell_me_more"),
        ("not sure about the first one", "tell_me_more"),
    ],
)
def test_the_words_say_what_is_asked(text: str, intent: str) -> None:
    assert asked_of_one(text, NOT_SURE) == intent


def test_another_question_that_the_classifier_is_sure_of_stays() -> None:
    assert asked_of_one("has the first one got a hoist", [("other_question", 0.9)]) == ""


def test_a_guess_at_another_question_gives_way() -> None:
    assert asked_of_one("the first one", [("other_question", 0.7)]) == "tell_me_more"


@pytest.mark.parametrize("intent", ["go_back", "again", "stop", "find"])
def test_what_asks_nothing_of_it_stays(intent: str) -> None:
    assert asked_of_one("the last one", [(intent, 0.6)]) == ""


def test_no_classifier_is_needed() -> None:
    assert asked_of_one("2", []) == "tell_me_more"
