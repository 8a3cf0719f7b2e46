"""Step 2, understanding: fits a logistic regression on sparse and dense features at once.

The same function as scikit-learn minimises (multinomial loss, L2 penalty), with the same
minimiser. Scikit-learn takes one matrix; the 384 dense columns made sparse cost many times as long
as the matrix products here (`scripts/bench_fitting.py` shows the ratio).
"""

from typing import Tuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

Matrix = NDArray[np.float32]


def fit(
    sparse: csr_matrix, dense: Matrix, labels: NDArray[np.int64], freedom: float, rounds: int
) -> Tuple[Matrix, Matrix]:
    """Fit the weights of each class.

    Args:
        sparse: shape (examples, sparse features).
        dense: shape (examples, dense features); may have no column.
        labels: the class of each example, from 0, every class at least once.
        freedom: scikit-learn's C; more lets the weights grow.
        rounds: at most so many steps of L-BFGS.

    Returns:
        Weights of shape (classes, sparse and dense features), and intercepts (classes,).
    """
    sparse, dense = sparse.astype(np.float32), dense.astype(np.float32)
    sparse_turned = sparse.T.tocsr()
    split, classes = sparse.shape[1], int(labels.max()) + 1
    rows = np.arange(len(labels))

    def loss_and_slope(flat: NDArray[np.float64]) -> Tuple[float, NDArray[np.float64]]:
        weights = flat.astype(np.float32).reshape(-1, classes)
        scores = sparse @ weights[:split] + dense @ weights[split:-1] + weights[-1]
        scores -= scores.max(axis=1, keepdims=True)
        shares = np.exp(scores)
        total = shares.sum(axis=1)
        shares /= total[:, None]
        loss = float((np.log(total) - scores[rows, labels]).sum()) * freedom
        shares[rows, labels] -= 1
        shares *= freedom
        slope = np.vstack([sparse_turned @ shares, dense.T @ shares, shares.sum(axis=0)])
        slope[:-1] += weights[:-1]
        loss += 0.5 * float((weights[:-1].astype(np.float64) ** 2).sum())
        return loss, slope.astype(np.float64).ravel()

    start = np.zeros((split + dense.shape[1] + 1) * classes)
    found = minimize(
        loss_and_slope, start, jac=True, method="L-BFGS-B", options={"maxiter": rounds}
    )
    weights = found.x.astype(np.float32).reshape(-1, classes)
    return weights[:-1].T.copy(), weights[-1].copy()
