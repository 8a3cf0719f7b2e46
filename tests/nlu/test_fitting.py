"""Fitting: the same weights as scikit-learn finds, on sparse and dense features."""

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from bot.nlu.fitting import fit


def made(seed: int = 0) -> tuple[csr_matrix, np.ndarray, np.ndarray]:
    numbers = np.random.default_rng(seed)
    dense = numbers.normal(size=(120, 5)).astype(np.float32)
    sparse = csr_matrix(numbers.random((120, 12)) * (numbers.random((120, 12)) < 0.2))
    labels = np.argmax(dense[:, :3] + numbers.normal(size=(120, 3)), axis=1)
    return sparse, dense, labels


def test_the_weights_are_those_of_scikit_learn() -> None:
    sparse, dense, labels = made()
    coef, intercept = fit(sparse, dense, labels, 2.0, 300)
    theirs = LogisticRegression(C=2.0, max_iter=1_000, tol=1e-8)
    whole = hstack([sparse, csr_matrix(dense)]).tocsr()
    theirs.fit(whole, labels)
    ours = whole @ coef.T + intercept
    wanted = theirs.decision_function(whole)
    assert np.allclose(
        ours - ours.mean(axis=1, keepdims=True),
        wanted - wanted.mean(axis=1, keepdims=True),
        atol=0.02,
    )


def test_either_kind_of_feature_may_be_missing() -> None:
    sparse, dense, labels = made()
    without_dense, _ = fit(sparse, np.zeros((120, 0), np.float32), labels, 1.0, 20)
    without_sparse, _ = fit(csr_matrix((120, 0)), dense, labels, 1.0, 20)
    assert without_dense.shape == (3, 12)
    assert without_sparse.shape == (3, 5)
