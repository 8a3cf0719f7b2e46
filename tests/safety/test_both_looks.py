"""Both looks: the patterns alone until the second look is there, and whatever becomes of it."""

import logging
from pathlib import Path

import pytest

from bot.safety import BothLooks
from bot.safety import both_looks as module
from bot.vectors import ModelMissing


@pytest.fixture(scope="module")
def looks(tmp_path_factory: pytest.TempPathFactory) -> BothLooks:
    made = BothLooks(tmp_path_factory.mktemp("safety"))
    made.load()
    return made


def test_the_patterns_look_before_anything_is_loaded() -> None:
    concern = BothLooks().look("i want to kill myself")
    assert concern is not None
    assert concern.sure


def test_what_only_its_meaning_shows_is_asked_about(looks: BothLooks) -> None:
    text = "a fire has started in my bedroom"
    assert BothLooks().look(text) is None
    concern = looks.look(text)
    assert concern is not None
    assert not concern.sure


@pytest.mark.parametrize("text", ["i like art", "deptfrd", "yes", "", "i am bored", "where is it"])
def test_everyday_messages_pass_both(text: str, looks: BothLooks) -> None:
    assert looks.look(text) is None


def test_what_was_said_in_two_messages_is_heard(looks: BothLooks) -> None:
    assert looks.look("hits me", before="my carer") is not None


def test_without_the_sentence_model_the_patterns_look_alone(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def missing() -> None:
        raise ModelMissing("not there")

    monkeypatch.setattr(module, "load_encoder", missing)
    module.second_look.cache_clear()
    looks = BothLooks()
    with caplog.at_level(logging.WARNING):
        looks.load()
    assert "no second look" in caplog.text
    assert looks.look("i want to kill myself") is not None


def test_a_fault_of_the_model_lets_the_message_pass_and_says_nothing_of_it(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    class Broken:
        def look(self, text: str) -> None:
            raise RuntimeError(text)

    looks = BothLooks(tmp_path)
    looks._second = Broken()  # type: ignore[assignment]
    assert looks.look("my secret words") is None
    assert "secret" not in caplog.text


@pytest.mark.parametrize(
    "text", ["i choked up when the choir sang our song", "can i murder a fish supper ha ha"]
)
def test_urgent_words_in_a_sentence_that_is_nothing_like_danger_pass(
    text: str, looks: BothLooks
) -> None:
    assert looks.look(text) is None


@pytest.mark.parametrize(
    "text", ["i want to kill myself", "my carer hits me", "i cant breathe", "the house is on fire"]
)
def test_what_the_patterns_are_sure_of_is_still_sure(text: str, looks: BothLooks) -> None:
    concern = looks.look(text)
    assert concern is not None
    assert concern.sure
