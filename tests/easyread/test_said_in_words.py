"""Dates, times, money and distance, as our people read them."""

from datetime import date, time
from decimal import Decimal

import pytest

from bot.easyread.checker import check
from bot.easyread.dates import months_between, say_date, say_time, say_times
from bot.easyread.distance import miles_from, minutes_on_foot, say_miles, whole_miles
from bot.easyread.money import say_money


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2025, 3, 3), "Monday 3 March"),
        (date(2024, 2, 29), "Thursday 29 February"),
        (date(2026, 12, 31), "Thursday 31 December"),
    ],
)
def test_a_date_has_its_day_and_no_year(day: date, said: str) -> None:
    assert say_date(day) == said


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (time(14), "2pm"),
        (time(14, 30), "2:30pm"),
        (time(9, 5), "9:05am"),
        (time(12), "midday"),
        (time(12, 30), "12:30pm"),
        (time(0), "midnight"),
        (time(0, 15), "12:15am"),
        (time(11, 59, 59), "11:59am"),
    ],
)
def test_a_time_is_on_the_12_hour_clock(at: time, said: str) -> None:
    assert say_time(at) == said


def test_times_have_a_to_between_them() -> None:
    assert say_times(time(14), time(16)) == "2pm to 4pm"
    assert say_times(time(10)) == "10am"


@pytest.mark.parametrize(
    ("earlier", "later", "months"),
    [
        (date(2025, 1, 15), date(2025, 7, 14), 5),
        (date(2025, 1, 15), date(2025, 7, 15), 6),
        (date(2024, 8, 31), date(2025, 2, 28), 5),
        (date(2025, 1, 1), date(2025, 1, 1), 0),
    ],
)
def test_months_between_are_whole(earlier: date, later: date, months: int) -> None:
    assert months_between(earlier, later) == months


@pytest.mark.parametrize(
    ("pounds", "said"),
    [
        (0, "free"),
        (5, "£5"),
        (Decimal("2.5"), "£2.50"),
        (Decimal("0.5"), "50p"),
        (Decimal("5.00"), "£5"),
    ],
)
def test_money_has_no_noughts_that_say_nothing(pounds: Decimal | int, said: str) -> None:
    assert say_money(pounds) == said


@pytest.mark.parametrize("pounds", [-1, Decimal("0.001")])
def test_what_is_no_price_is_refused(pounds: Decimal | int) -> None:
    with pytest.raises(ValueError, match="not a price"):
        say_money(pounds)


@pytest.mark.parametrize(
    ("miles", "said"),
    [
        (0.0, "less than 1 mile"),
        (0.99, "less than 1 mile"),
        (1.0, "1 mile"),
        (1.49, "1 mile"),
        (1.5, "2 miles"),
        (2.5, "3 miles"),
        (11.4, "11 miles"),
    ],
)
def test_distance_is_in_whole_miles(miles: float, said: str) -> None:
    assert say_miles(miles) == said


def test_a_distance_below_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="not a distance"):
        whole_miles(-0.1)


def test_how_far_is_a_sentence_that_keeps_the_rules() -> None:
    said = miles_from(2.1, "Deptford")
    assert said == "It is 2 miles from Deptford."
    assert [finding.level for finding in check(said, "line")] == ["warns"]


def test_a_walk_is_in_steps_of_5_minutes() -> None:
    assert minutes_on_foot(0.05) == "5 minutes on foot"
    assert minutes_on_foot(0.4) == "10 minutes on foot"
