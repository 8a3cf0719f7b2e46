"""How much faster `bot.nlu.fitting.fit` is than scikit-learn on one and the same problem.

Both do the same number of steps on the same numbers in one run, so that the ratio can be trusted
on a machine that others share.
"""

import sys
import time
import warnings

import numpy as np
from scipy.sparse import csr_matrix, hstack, random
from sklearn.linear_model import LogisticRegression

from bot.nlu.fitting import fit

EXAMPLES, PIECES, MEANING, CLASSES, STEPS = 4_000, 9_000, 384, 56, 15


def main() -> None:
    """Print the seconds of both and their ratio."""
    numbers = np.random.default_rng(0)
    pieces = random(EXAMPLES, PIECES, density=0.007, format="csr", random_state=0)
    meaning = numbers.normal(size=(EXAMPLES, MEANING)).astype(np.float32)
    labels = numbers.integers(0, CLASSES, EXAMPLES)
    begun = time.perf_counter()
    fit(pieces, meaning, labels, 20.0, STEPS)
    ours = time.perf_counter() - begun
    whole = hstack([pieces, csr_matrix(meaning)]).tocsr()
    begun = time.perf_counter()
    with warnings.catch_warnings():
        # It warns that so few steps are not enough.
        warnings.simplefilter("ignore")
        LogisticRegression(C=20.0, max_iter=STEPS).fit(whole, labels)
    theirs = time.perf_counter() - begun
    sys.stdout.write(f"ours {ours:.1f} s, scikit-learn {theirs:.1f} s: {theirs / ours:.1f} times\n")


if __name__ == "__main__":
    main()
