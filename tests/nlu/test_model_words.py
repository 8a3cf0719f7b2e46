"""Kinds of support that a message names."""

import csv
from pathlib import Path

import pytest

from bot.nlu.model_words import NAMES, find_models

CONTRACT = Path(__file__).parents[3] / "shared" / "contract" / "models.csv"


def slugs(text: str) -> list[str]:
    return [named.slug for named in find_models(text)]


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("what is shared lives", "shared_lives"),
        ("shared lifes", "shared_lives"),
        ("homeshair", "homeshare"),
        ("home share", "homeshare"),
        ("micro enterprises", "micro_enterprise"),
        ("micro-enterprise", "micro_enterprise"),
        ("tell me about local area coordinator", "local_area_coordination"),
        ("local area cordinators", "local_area_coordination"),
        ("connect & do", "connect_and_do"),
        ("conect an do", "connect_and_do"),
        ("compasionate neighbors", "compassionate_neighbours"),
        ("small suports", "small_supports"),
        ("comunity led suport", "community_led_support"),
        ("the rainbow directory", "community_models_directory"),
        ("create helth", "create_health"),
        ("heart n soul", "heart_n_soul_allsorts"),
        ("heart n soul all sorts", "heart_n_soul_allsorts"),
        ("what is allsorts", "heart_n_soul_allsorts"),
        ("All Sorts", "heart_n_soul_allsorts"),
    ],
)
def test_a_kind_of_support_is_known_by_name_badly_spelt_too(text: str, slug: str) -> None:
    assert slugs(text)[0] == slug


@pytest.mark.parametrize(
    "text",
    [
        "i like all sorts",
        "i like all sorts of music",
        "i need home care",
        "small support group",
        "community support",
        "can i live with a family",
        "",
        "👎",
    ],
)
def test_other_words_name_no_kind_of_support(text: str) -> None:
    assert slugs(text) == []


def test_two_kinds_of_support_are_both_found() -> None:
    assert slugs("shared lives or homeshare") == ["shared_lives", "homeshare"]


def test_the_words_are_where_the_message_has_them() -> None:
    text = "is Shared Lives near me"
    named = find_models(text)[0]
    assert text[named.start : named.end] == "Shared Lives"


@pytest.mark.skipif(not CONTRACT.exists(), reason="the interface's list is not at hand")
def test_every_kind_of_support_of_the_interface_has_a_name_here_and_no_other() -> None:
    with CONTRACT.open(encoding="utf-8", newline="") as file:
        agreed = {row["slug"] for row in csv.DictReader(file)}
    with NAMES.open(encoding="utf-8", newline="") as file:
        assert {row["slug"] for row in csv.DictReader(file)} == agreed
