"""What the patterns say nothing of is looked at by meaning too."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

from bot import safety
from bot.safety import KINDS, data, second_look
from bot.safety.likeness import Floats, Likeness
from bot.safety.second_look import INNOCENT, SecondLook, examples
from bot.safety.sentences import sentences
from bot.vectors import SIZE, Encoder, ModelMissing, load_encoder
from evaluation.safety import at_the_end


class Words:
    """A poor encoder that needs no model: the same sentence always has the same vector."""

    def __init__(self) -> None:
        self.asked = 0

    def encode(self, texts: Sequence[str]) -> Floats:
        self.asked += len(texts)
        rows = np.zeros((len(texts), SIZE), np.float32)
        for row, text in enumerate(texts):
            for word in text.split():
                rows[row, sum(word.encode()) % SIZE] += 1
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    try:
        return load_encoder()
    except ModelMissing:
        pytest.skip("the sentence model is not there")


@pytest.fixture(scope="module")
def left_out(encoder: Encoder) -> Floats:
    return second_look.learn_examples(encoder)[1]


@pytest.fixture(scope="module")
def second(encoder: Encoder, tmp_path_factory: pytest.TempPathFactory) -> SecondLook:
    return SecondLook(encoder, tmp_path_factory.mktemp("var"))


@pytest.fixture
def few_examples(monkeypatch: pytest.MonkeyPatch) -> None:
    """Enough to learn something from, in no time."""
    few = examples()[::20]
    monkeypatch.setattr(second_look, "examples", lambda: few)


def plain(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", text.lower().replace("'", "")))


# None of these is an example.
@pytest.mark.parametrize(
    ("text", "kind", "about"),
    [
        ("they would all cope better if I was dead and buried", "suicide", "self"),
        ("my neice keeps slicing at her arms with a razor", "self_harm", "other"),
        ("the night worker yanks my arm and calls me names", "abuse", "self"),
        ("lads come round to his flat and spend all my brothers money", "exploitation", "other"),
        ("my nan has gone grey and sweaty and is holding her chest", "medical", "other"),
        ("a fire has started in my bedroom", "danger", "self"),
        ("I keep picturing stabbing my stepdad with a knife", "harm_to_others", "self"),
        ("the cupboards are bare and I have no cash for dinner", "basic_needs", "self"),
    ],
)
def test_each_kind_is_found_in_other_words(
    second: SecondLook, text: str, kind: str, about: str
) -> None:
    guess = second.look(text)
    assert guess is not None
    assert (guess.kind, guess.about) == (kind, about)


@pytest.mark.parametrize(
    "text",
    [
        "hello",
        "yes",
        "SE8",
        "is there a choir on Thursdays near Leeds",
        "dying to try the new bowling alley",
        "the zombie game where you shoot everyone",
        "my gran passed away and I would like some company",
        "I fell over in a race when I was nine",
        "we want someone to teach our team first aid",
        "I love thrillers where the butler did it",
        "you are a rubbish computer",
        "my mate treats me to chips on a Friday",
    ],
)
def test_everyday_messages_are_let_through(second: SecondLook, text: str) -> None:
    assert second.look(text) is None


def test_it_finds_what_the_patterns_do_not(second: SecondLook) -> None:
    text = "he presses a hot spoon on his own skin"
    assert safety.look(text) is None
    guess = second.look(text)
    assert guess is not None
    assert guess.kind == "self_harm"


def test_it_only_ever_asks(second: SecondLook) -> None:
    guess = second.look("I want to end my life")
    assert guess is not None
    assert guess.concern().sure is False
    assert guess.score >= 0


def test_bad_spelling_is_mended_before_it_looks(second: SecondLook) -> None:
    guess = second.look("i wont to end my lyf im so tierd of livin")
    assert guess is not None
    assert guess.kind == "suicide"


def test_of_a_long_message_only_so_many_words_are_read(
    second: SecondLook, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    encode = second._encoder.encode
    monkeypatch.setattr(
        second,
        "_encoder",
        type("Counts", (), {"encode": lambda _, texts: _count(read, encode, texts)})(),
    )
    second.weigh(at_the_end("my dad beats me with his belt"), sieve=False)
    assert 0 < sum(len(text.split()) for text in read) <= 30
    assert any("belt" in text for text in read)


def _count(
    read: list[str], encode: Callable[[Sequence[str]], Floats], texts: Sequence[str]
) -> Floats:
    read.extend(texts)
    return encode(texts)


def test_words_that_are_nothing_like_danger_are_not_read_at_all(second: SecondLook) -> None:
    assert second.weigh("what time does the choir start") is None
    weighed = second.weigh("what time does the choir start", sieve=False)
    assert weighed is not None
    assert weighed.guess.score < 0


def test_two_messages_are_weighed_together(second: SecondLook) -> None:
    assert second.look("bank card every week") is None
    weighed = second.weigh_both("he takes my", "bank card every week")
    assert weighed is not None
    assert weighed.guess.score >= 0


def test_it_is_found_at_the_end_of_a_long_message(second: SecondLook) -> None:
    before = "I like music and art and I live in Deptford near the park. " * 15
    assert second.look(before) is None
    guess = second.look(f"{before} I want to kill myself tonight")
    assert guess is not None
    assert guess.kind == "suicide"


def test_it_is_found_in_the_middle_of_a_long_sentence(second: SecondLook) -> None:
    text = (
        "I like swimming on a Tuesday with my friends from college and then on Wednesday my dad "
        "beats me with his belt when he is drunk but on Saturday there is bingo with cake and tea"
    )
    guess = second.look(text)
    assert guess is not None
    assert guess.kind == "abuse"


@pytest.mark.parametrize(
    "text",
    ["", " ", "?!", "\x00\x01", "\n\n", "/", "\U0001f602" * 10000, "a" * 10000, "\ud800", "你好"],
)
def test_what_says_nothing_is_no_guess(second: SecondLook, text: str) -> None:
    assert second.look(text) is None


def test_few_innocent_examples_are_stopped_each_left_out(left_out: Floats) -> None:
    innocent = np.array([example.kind == INNOCENT for example in examples()])
    over = second_look.scores(left_out[innocent]) >= second_look.limits().whole
    # They are the hardest that were found, many of them just because they were stopped: of
    # everyday messages it is 10 in 1,000.
    assert over.mean() <= 0.065


def test_most_urgent_examples_are_found_each_left_out(left_out: Floats) -> None:
    urgent = np.array([example.kind != INNOCENT for example in examples()])
    over = second_look.scores(left_out) >= second_look.limits().whole
    patterns = np.array([safety.look(example.text) is not None for example in examples()])
    # Each is hardest without itself: 3,000 of them say it as no other does.
    assert over[urgent].mean() >= 0.81
    assert (over | patterns)[urgent].mean() >= 0.86


def test_a_part_of_a_message_has_to_be_surer_than_a_whole_one() -> None:
    limits = second_look.limits()
    assert limits.part > limits.whole


def test_the_limits_were_measured_with_these_examples() -> None:
    # Where this fails, run `scripts/second_look.py --calibrate`.
    kept = data.read("second_look_limits.yml")
    assert kept["examples"] == second_look.examples_key()
    assert kept["messages"] >= 5000


def test_the_examples_are_as_many_and_as_varied_as_promised() -> None:
    kinds = [example.kind for example in examples()]
    groups = [(example.kind, example.group) for example in examples()]
    assert set(kinds) == {*KINDS, INNOCENT}
    for kind in KINDS:
        assert kinds.count(kind) >= 45
        for group in ("direct", "indirect", "others"):
            # About a third of each.
            assert groups.count((kind, group)) >= kinds.count(kind) * 0.2
    assert groups.count((INNOCENT, "looks_like_danger")) >= 250
    assert groups.count((INNOCENT, "ordinary")) >= 250


def test_no_example_stands_there_twice() -> None:
    texts = [plain(example.text) for example in examples()]
    assert len(set(texts)) == len(texts)


def test_a_short_message_is_looked_at_whole_and_by_its_sentences() -> None:
    whole, parts = sentences("I like art. Help my dad hits me!")
    assert whole == ["i like art help my dad hits me"]
    assert parts == ["help my dad hits me"]


def test_every_word_of_a_long_message_is_in_a_window() -> None:
    words = [f"w{number}" for number in range(100)]
    whole, parts = sentences(" ".join(words))
    assert whole == []
    assert {word for part in parts for word in part.split()} >= set(words)


@pytest.mark.usefixtures("few_examples")
def test_what_was_learned_is_kept_for_the_next_start(tmp_path: Path) -> None:
    first, again = Words(), Words()
    SecondLook(first, tmp_path)
    looks = SecondLook(again, tmp_path)
    assert first.asked > 0
    assert again.asked == 0
    assert [path.name for path in tmp_path.iterdir()] == ["second_look.npz"]
    assert looks.look("hello there") is None


@pytest.mark.usefixtures("few_examples")
@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x03\x04broken"])
def test_a_broken_file_is_made_again(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "second_look.npz").write_bytes(content)
    encoder, again = Words(), Words()
    SecondLook(encoder, tmp_path)
    SecondLook(again, tmp_path)
    assert encoder.asked > 0
    assert again.asked == 0


@pytest.mark.usefixtures("few_examples")
def test_a_file_of_other_examples_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    SecondLook(Words(), tmp_path)
    monkeypatch.setattr(second_look, "_key", lambda: "another")
    encoder = Words()
    SecondLook(encoder, tmp_path)
    assert encoder.asked > 0


@pytest.mark.usefixtures("few_examples")
def test_a_folder_that_cannot_be_written_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert SecondLook(Words(), tmp_path / "file").look("hello there") is None


def test_what_is_read_again_says_the_same_as_what_was_learned(
    encoder: Encoder, second: SecondLook
) -> None:
    learned, _ = second_look.learn_examples(encoder)
    texts = ["i want to end my life", "i like art"]
    fresh = second_look.scores(Likeness(learned).of(texts, encoder.encode(texts)))
    assert fresh[0] > second_look.limits().whole > fresh[1]
    kept = second.look(texts[0])
    assert kept is not None
    assert kept.score == pytest.approx(fresh[0] - second_look.limits().whole, abs=2e-3)
