"""The score of one listing, and what moves it."""

from datetime import date, timedelta

import pytest

from services_db.geo import Nearness
from services_db.ranking import WEIGHTS, rank
from services_db.types import EasyRead, Listing, Wanted

TODAY = date(2026, 12, 1)
PLAIN = EasyRead(what=("You paint.",))
KNOWN = EasyRead(("You paint.",), "Everyone.", "On Mondays.", "In the hall.", "Free.", "Ring.")


def score(
    near: Nearness, *, read: EasyRead = PLAIN, checked: date | None = None, phone: str | None = None
) -> float:
    listing = Listing(
        id="x",
        kind="session",
        title="X",
        organisation=None,
        model=None,
        interests=("art",),
        easy_read=read,
        checked_on=checked,
        phone=phone,
    )
    wanted = Wanted(interests=("art",))
    return rank(listing, wanted, near, {"art": {"art": 1.0}}, frozenset(), TODAY).score


def test_the_weights_make_one() -> None:
    assert sum(WEIGHTS.values()) == pytest.approx(1)


def test_nearer_is_better_all_the_way() -> None:
    spots = [Nearness("here", 0.5), *(Nearness("near", miles) for miles in (1, 2, 5, 9, 15, 60))]
    scores = [score(spot) for spot in spots]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == len(scores)


@pytest.mark.parametrize("how", ["serves_area", "everywhere", "online", "unknown"])
def test_a_spot_in_reach_beats_no_spot_whatever_else_is_known(how: str) -> None:
    best_known = score(Nearness(how), read=KNOWN, checked=TODAY, phone="1")  # type: ignore[arg-type]
    assert score(Nearness("near", 9)) > best_known


def test_a_spot_a_day_trip_away_does_not_beat_what_serves_where_the_person_lives() -> None:
    assert score(Nearness("serves_area")) > score(Nearness("near", 60))


def test_what_is_known_and_lately_checked_is_better() -> None:
    here = Nearness("here", 0.5)
    assert score(here, read=KNOWN) > score(here)
    ages = [None, TODAY - timedelta(days=900), TODAY - timedelta(days=300), TODAY]
    scores = [score(here, checked=day) for day in ages]
    assert scores == sorted(scores)
    assert len(set(scores)) == 4
