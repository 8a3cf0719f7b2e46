"""The list of interests."""

import csv
from pathlib import Path

import pytest

from services_db.interests import broader, load_interests, narrower
from services_db.interests.load import emoji, football_clubs, misspellings
from services_db.interests.tokens import phrase
from services_db.interests.vocabulary import vocabulary

CONTRACT = Path(__file__).parents[3] / "shared" / "contract" / "interests.csv"


def test_every_interest_has_a_label_and_at_least_twelve_everyday_words() -> None:
    for interest in load_interests().values():
        assert interest.label
        assert len(interest.words) >= 12, interest.slug


def test_a_broader_interest_is_one_of_the_list() -> None:
    for interest in load_interests().values():
        assert interest.broader is None or interest.broader in load_interests()


def test_sport_has_everything_that_is_part_of_it_and_not_itself() -> None:
    assert narrower("sport") == {"football", "swimming", "cycling", "fitness"}


def test_what_has_no_parts_has_no_narrower_interests() -> None:
    assert narrower("football") == frozenset()


def test_football_is_part_of_sport() -> None:
    assert broader("football") == "sport"
    assert broader("sport") is None


def test_an_unknown_interest_is_refused() -> None:
    with pytest.raises(KeyError):
        narrower("quidditch")


def test_no_everyday_word_names_two_interests() -> None:
    owners: dict[tuple[str, ...], str] = {}
    for interest in load_interests().values():
        for word in interest.words:
            owner = owners.setdefault(phrase(word), interest.slug)
            assert owner == interest.slug, word


def test_every_misspelling_means_a_known_word() -> None:
    for written, meant in misspellings().items():
        assert phrase(meant) in vocabulary().slugs, written


def test_every_emoji_stands_for_an_interest() -> None:
    assert set(emoji().values()) <= set(load_interests())


def test_no_football_club_is_written_like_another() -> None:
    names = [name.lower() for club in football_clubs() for name in club.names]
    assert len(set(names)) == len(names)


@pytest.mark.skipif(not CONTRACT.exists(), reason="the interface's list is not at hand")
def test_the_slugs_are_those_of_the_interface() -> None:
    with CONTRACT.open(encoding="utf-8", newline="") as file:
        agreed = {(row["slug"], row["label"], row["broader"]) for row in csv.DictReader(file)}
    ours = {(i.slug, i.label, i.broader or "") for i in load_interests().values()}
    assert ours == agreed
