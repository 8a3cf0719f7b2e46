"""The sentence model: what means the same points the same way."""

from pathlib import Path

import numpy as np
import pytest

from bot.vectors import SIZE, Encoder, ModelMissing, load_encoder
from bot.vectors.encoder import _model


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load_encoder()


def test_a_row_a_text_each_of_length_one(encoder: Encoder) -> None:
    vectors = encoder.encode(["i like art", "", "🎸", "早上好", "x" * 10_000])
    assert vectors.shape == (5, SIZE)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-5)


def test_one_text_and_many_have_single_precision(encoder: Encoder) -> None:
    # Twice the precision would make every comparison with the examples ten times as slow.
    assert encoder.encode(["singing"]).dtype == np.float32
    assert encoder.encode(["singing"] * 100).dtype == np.float32


def test_no_texts_have_no_rows(encoder: Encoder) -> None:
    assert encoder.encode([]).shape == (0, SIZE)


def test_what_means_the_same_is_nearer_than_what_shares_words(encoder: Encoder) -> None:
    asked, same, other = encoder.encode(
        ["somewhere to draw and paint", "an art class", "somewhere to park and wait"]
    )
    assert asked @ same > asked @ other


def test_a_text_has_the_same_vector_alone_and_among_others(encoder: Encoder) -> None:
    texts = ["short", "a message that is a good deal longer than the first one of these two"]
    alone = np.vstack([encoder.encode([text]) for text in texts])
    # The weights are whole numbers of 8 bits, scaled for a whole batch.
    assert np.min(np.sum(alone * encoder.encode(texts), axis=1)) > 0.98


def test_another_model_file_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "model.onnx"
    other.write_bytes(b"something else")
    with pytest.raises(ModelMissing, match=r"not the sentence model"):
        _model(other)


def test_a_missing_model_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match=r"nowhere\.onnx"):
        _model(tmp_path / "nowhere.onnx")
