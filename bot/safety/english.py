"""Step 2, safety: the words that people use, and how often (wordfreq's small English list)."""

import warnings
from functools import lru_cache


@lru_cache(maxsize=1)
def frequencies() -> dict[str, float]:
    """About 29,000 words, and what share of all words each is."""
    with warnings.catch_warnings():
        # wordfreq imports pkg_resources, which warns of its own end; that is not ours to mend.
        warnings.simplefilter("ignore")
        from wordfreq import get_frequency_dict
    found: dict[str, float] = get_frequency_dict("en", wordlist="small")
    return found
