"""Step 6, say it: how far it is, in whole miles, or in minutes on foot."""

from bot.easyread.wording import say

# 2.5 miles an hour, an easy pace with time to cross roads.
MINUTES_A_MILE = 24


def whole_miles(miles: float) -> int:
    """Miles rounded to the nearest whole one, halves up.

    Raises:
        ValueError: the distance is below nothing.
    """
    if miles < 0:
        raise ValueError(f"not a distance: {miles}")
    return int(miles + 0.5)


def say_miles(miles: float) -> str:
    """A distance as part of a sentence: "less than 1 mile", "1 mile", "6 miles"."""
    whole = whole_miles(miles)
    # 0.6 is not rounded up to a mile: "less than" is both true and as short.
    if miles < 1:
        return "less than 1 mile"
    return "1 mile" if whole == 1 else f"{whole} miles"


def miles_from(miles: float, place: str) -> str:
    """A whole sentence: "It is 2 miles from Deptford."."""
    return say("near", "far", distance=say_miles(miles), place=place)


def minutes_on_foot(miles: float) -> str:
    """A walk in steps of 5 minutes, 5 at least: "10 minutes on foot"."""
    steps = max(1, round(miles * MINUTES_A_MILE / 5))
    return f"{steps * 5} minutes on foot"
