"""Step 6, say it: how an interest reads in a sentence and on a button (`interest_words.yml`)."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

INTEREST_WORDS = Path(__file__).with_name("interest_words.yml")
# The first page of choices. Different enough that nobody finds nothing.
OFFERED_FIRST = ("music", "art", "sport", "social", "cooking")


@dataclass(frozen=True)
class InterestWords:
    """The words and the picture of one interest; `picture` is a code point such as 1F3A8."""

    words: str
    title: str
    picture: str
    alt: str


@lru_cache(maxsize=1)
def all_interest_words() -> dict[str, InterestWords]:
    """Each slug with its words, in the order of the file."""
    loaded = yaml.safe_load(INTEREST_WORDS.read_text(encoding="utf-8"))
    return {
        slug: InterestWords(**{key: str(value) for key, value in item.items()})
        for slug, item in loaded.items()
    }


def interest_order() -> list[str]:
    """All slugs in the order in which they are offered: first those that most people like."""
    every = all_interest_words()
    return [*OFFERED_FIRST, *(slug for slug in every if slug not in OFFERED_FIRST)]


def in_a_sentence(slug: str) -> str:
    """An interest after "You like": "singing". A slug that is not listed reads as it is."""
    known = all_interest_words().get(slug)
    return known.words if known else slug.replace("_", " ")


def on_a_button(slug: str) -> str:
    """An interest as a button's title: "Singing"."""
    known = all_interest_words().get(slug)
    return known.title if known else slug.replace("_", " ").capitalize()
