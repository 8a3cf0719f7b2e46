from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from evaluation.own import Message, load, measure
from evaluation.spelling import by_hand, by_model, mended, words, wrong
from evaluation.tables import by_topic, confusion, distances, limit

LEEDS = {"name": "Leeds", "lat": 53.8, "lon": -1.55, "kind": "town"}


def message(text: str, topic: str = "find", **said: Any) -> Message:
    said = {"clean": text, "file": "made_up", **said}
    return Message(text=text, topic=topic, **said)


def understood(topic: str = "find", **given: Any) -> dict[str, Any]:
    nothing: dict[str, Any] = {
        "interests": [], "not_interests": [], "place": None, "place_choices": [],
        "model": None, "models": [], "urgent": None,
    }  # fmt: skip
    return {"topic": topic, **nothing, **given}


def answers(**by_text: dict[str, Any]) -> Callable[[str], dict[str, Any]]:
    return lambda text: by_text[text]


def test_a_message_says_what_it_means(tmp_path: Path) -> None:
    (tmp_path / "some.yml").write_text(
        "- {text: i lik art, clean: I like art, topic: find, interests: [art], who: supporter}\n"
        "- {text: Yes please, topic: yes}\n"
    )
    first, second = load(tmp_path)
    assert (first.interests, first.who, first.badly_spelt) == ({"art"}, "supporter", True)
    assert (second.topic, second.clean, second.badly_spelt) == ("yes", "Yes please", False)


def test_a_file_that_cannot_be_read_does_not_show_its_messages(tmp_path: Path) -> None:
    (tmp_path / "some.yml").write_text("- text: I like art\n- {text: my secret\n")
    with pytest.raises(ValueError, match=r"some\.yml") as fault:
        load(tmp_path)
    assert "secret" not in str(fault.value)


def test_topics_are_counted_by_spelling_and_by_who_writes() -> None:
    said = [message("a"), message("b", clean="bee", who="supporter"), message("c", "stop")]
    given = answers(a=understood(), b=understood("stop"), c=understood("stop"))
    figures = measure(said, given)
    assert figures.shares["topic"] == (pytest.approx(2 / 3), 3)
    assert figures.shares["topic, badly spelt"] == (0.0, 1)
    assert figures.shares["topic of supporter"] == (0.0, 1)
    assert figures.shares["topic stop"] == (1.0, 1)
    assert figures.wrong["topic"] == [(said[1], "stop")]


def test_an_interest_that_is_not_wanted_is_another_thing_than_one_that_is() -> None:
    said = [
        message("a", interests=frozenset({"art"}), not_interests=frozenset({"bingo"})),
        message("b", interests=frozenset({"music"})),
    ]
    given = answers(a=understood(interests=["art", "bingo"]), b=understood(interests=["music"]))
    figures = measure(said, given)
    assert figures.shares["interests F1"] == (pytest.approx(2 / 3), 3)
    f1 = figures.estimates["interests F1"]
    assert f1.low <= f1.value <= f1.high


@pytest.mark.parametrize(
    ("given", "right"),
    [
        ({"place": LEEDS}, True),
        ({"place": {**LEEDS, "lat": 53.82}}, True),
        ({"place": {**LEEDS, "lat": 53.9}}, False),
        ({"place_choices": [{**LEEDS, "lat": 50.0}, LEEDS]}, True),
        ({}, False),
    ],
)
def test_a_place_is_right_within_3_km_or_among_those_offered(
    given: dict[str, Any], right: bool
) -> None:
    figures = measure([message("a", place=LEEDS)], answers(a=understood(**given)))
    assert figures.shares["place"] == (float(right), 1)


def test_a_county_is_right_by_its_name() -> None:
    county = {"name": "Kent", "lat": 51.2, "lon": 0.7, "kind": "county"}
    given = answers(a=understood(place={"name": "kent", "lat": 51.3, "lon": 0.9}))
    assert measure([message("a", place=county)], given).shares["place: county"] == (1.0, 1)


def test_refusals_are_counted_over_what_is_in_scope() -> None:
    said = [message("a"), message("b"), message("c", "out_of_scope")]
    given = answers(a=understood(), b=understood("out_of_scope"), c=understood("find"))
    figures = measure(said, given)
    assert figures.shares["refused though in scope"] == (0.5, 2)
    assert figures.shares["out of scope caught"] == (0.0, 1)


def test_every_share_has_an_interval_around_it() -> None:
    figures = measure([message("a"), message("b")], answers(a=understood(), b=understood("no")))
    topic = figures.estimates["topic"]
    assert topic.low < topic.value == 0.5 < topic.high


def test_the_drop_compares_each_message_with_itself() -> None:
    said = [message("i lik art", clean="I like art"), message("hello", "greet")]
    topics = {"i lik art": "stop", "I like art": "find", "hello": "greet"}
    drop = by_hand(said, topics.__getitem__)
    assert drop is not None
    assert (drop.clean.value, drop.noisy.value, drop.drop.value) == (1.0, 0.0, 1.0)
    # One word of three.
    assert drop.wrong_words.value == pytest.approx(1 / 3)


def test_there_is_no_drop_by_hand_where_nothing_is_badly_spelt() -> None:
    assert by_hand([message("hello")], lambda text: "find") is None


def test_without_errors_the_model_of_errors_makes_no_drop() -> None:
    drop = by_model([message("I like art"), message("hello", "greet")], lambda text: "find", rate=0)
    assert (drop.clean.value, drop.noisy.value, drop.drop.value) == (0.5, 0.5, 0.0)


@pytest.mark.parametrize(
    ("text", "right", "count"),
    [
        ("I DONT like u!", "i don't like you", 0),
        ("i lik art", "I like art", 1),
        ("inthe park", "in the park", 2),
        ("in the the park", "in the park", 1),
        ("its art", "it's art", 0),
    ],
)
def test_words_are_wrong_by_spelling_alone(text: str, right: str, count: int) -> None:
    assert wrong(text, right) == count


def test_signs_are_no_words() -> None:
    assert words("👍 !!") == []


def test_mending_is_measured_on_bad_spelling_and_spoiling_on_good() -> None:
    said = [message("i lik art", clean="I like art"), message("my oboe"), message("👍", "yes")]
    read = {"i lik art": "i like art", "my oboe": "my bone", "👍": "yes"}
    found = mended(said, read.__getitem__)
    assert found is not None
    assert (found.before.value, found.after.value) == (pytest.approx(1 / 3), 0.0)
    # The message of a sign only is to be changed.
    assert (found.spoilt.value, found.spoilt.count) == (1.0, 1)


def test_confusions_say_what_was_taken_for_what() -> None:
    said = [message("a"), message("b"), message("c", "stop")]
    given = [understood(), understood("more"), understood("stop")]
    counts = confusion(said, given)
    assert counts["find"] == {"find": 1, "more": 1, "stop": 0}
    assert list(counts) == ["find", "more", "stop"]


def test_a_topic_without_bad_spelling_has_no_share_of_it() -> None:
    found = by_topic([message("a")], [understood()])["find"]
    assert found.badly is None
    assert found.rightly is not None


def test_messages_with_nothing_to_read_have_no_distance(tmp_path: Path) -> None:
    config = tmp_path / "config.yml"
    config.write_text("pipeline: [{name: bot.nlu.intent_from_entities.IntentFromEntities}]\n")
    said = [message("a"), message("b", "out_of_scope"), message("c")]
    found = distances(said, [0.1, 0.9, None], config)
    assert (found.known, found.strange) == ([0.1], [0.9])


def test_the_limit_is_that_of_the_configuration() -> None:
    name = "bot.nlu.intent_from_entities.IntentFromEntities"
    assert limit({"pipeline": [{"name": "Other"}, {"name": name, "far": 0.6}]}) == 0.6
    assert limit({"pipeline": [{"name": name, "far": 1.0}]}) is None
    assert limit({}) is None
