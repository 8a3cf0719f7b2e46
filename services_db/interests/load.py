"""Reference data: the interests that people name and listings serve, from interests.csv."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from pathlib import Path

FOLDER = Path(__file__).parent
_ENGLISH = "frequency_dictionary_en_82_765.txt"


@dataclass(frozen=True)
class Interest:
    """Something that a person may like.

    Attributes:
        slug: its name in data, "board_games".
        label: its name for people, "Games and quizzes".
        broader: the slug of the interest that it is part of, or None.
        words: what people call it in everyday words.
    """

    slug: str
    label: str
    broader: str | None
    words: tuple[str, ...]


@dataclass(frozen=True)
class Club:
    """A football club: what people call it, and whether people live where that name says."""

    names: tuple[str, ...]
    is_town: bool


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of one of this folder's CSV files, by column name."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


@lru_cache(maxsize=1)
def load_interests() -> dict[str, Interest]:
    """Every interest by slug, in the order of the file."""
    return {row["slug"]: _interest(row) for row in rows("interests.csv")}


def _interest(row: dict[str, str]) -> Interest:
    words = tuple(word.strip() for word in row["everyday_words"].split(";") if word.strip())
    return Interest(row["slug"], row["label"], row["broader"] or None, words)


def broader(slug: str) -> str | None:
    """The interest that this one is part of, or None.

    Raises:
        KeyError: no interest has this slug.
    """
    return load_interests()[slug].broader


@lru_cache(maxsize=256)
def narrower(slug: str) -> frozenset[str]:
    """Every interest that is part of this one, at any depth, without itself.

    Raises:
        KeyError: no interest has this slug.
    """
    everything = load_interests()
    if slug not in everything:
        raise KeyError(slug)
    children = {each.slug for each in everything.values() if each.broader == slug}
    return frozenset(children.union(*(narrower(child) for child in children)))


@lru_cache(maxsize=1)
def misspellings() -> dict[str, str]:
    """What people write for a word where a dictionary would not find it: "quire" for choir."""
    return {row["written"]: row["meant"] for row in rows("misspellings.csv")}


@lru_cache(maxsize=1)
def secondary() -> dict[str, frozenset[str]]:
    """Words that name no interest beside one of some slugs; beside any where there are none."""
    return {row["words"]: frozenset(row["beside"].split()) for row in rows("secondary.csv")}


@lru_cache(maxsize=1)
def emoji() -> dict[str, str]:
    """The slug of the interest that an emoji stands for: a guitar is music."""
    return {row["emoji"]: row["slug"] for row in rows("emoji.csv")}


@lru_cache(maxsize=1)
def football_clubs() -> tuple[Club, ...]:
    """Clubs whose name is often the name of a place too."""
    return tuple(_club(row) for row in rows("football_clubs.csv"))


def _club(row: dict[str, str]) -> Club:
    also = (name.strip() for name in row["also"].split(";"))
    return Club((row["name"], *filter(None, also)), row["town"] == "yes")


@lru_cache(maxsize=1)
def fixed_phrases() -> tuple[str, ...]:
    """Phrases whose words say nothing of what a person likes: "talk to a person"."""
    return _lines("fixed_phrases.txt")


@lru_cache(maxsize=1)
def known_words() -> frozenset[str]:
    """Rare words that are no misspelt interest or place: "carer", "suport"."""
    return frozenset(_lines("known_words.txt"))


@lru_cache(maxsize=1)
def english_counts() -> dict[str, int]:
    """The words of a general English dictionary, in lower case, and how often each was counted.

    Source: SymSpell's English frequency dictionary, 82,765 words (SCOWL's spellings, British
    ones among them, with Google Books counts).
    """
    text = resources.files("symspellpy").joinpath(_ENGLISH).read_text(encoding="utf-8-sig")
    pairs = (line.split() for line in text.splitlines())
    return {word: int(count) for word, count in pairs}


@lru_cache(maxsize=1)
def english() -> frozenset[str]:
    """The words of a general English dictionary, in lower case."""
    return frozenset(english_counts())


def _lines(name: str) -> tuple[str, ...]:
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))
