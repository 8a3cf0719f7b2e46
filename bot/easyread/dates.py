"""Step 6, say it: dates and times as our people read them: "Monday 3 March", "2:30pm"."""

from datetime import date, time

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def say_date(day: date) -> str:
    """A date in words, "Monday 3 March". No year: what people go to is near.

    Source: Mencap, "Am I making myself clear?".
    """
    # Not strftime: its words follow the machine's language, and %-d is not everywhere.
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"


def say_time(at: time) -> str:
    """A time of day: "2pm", "2:30pm", "midday", "midnight". Seconds are left out.

    Source: GOV.UK style guide.
    """
    if at.minute == 0 and at.hour in (0, 12):
        return "midday" if at.hour else "midnight"
    half = "pm" if at.hour >= 12 else "am"
    hour = at.hour % 12 or 12
    return f"{hour}:{at.minute:02d}{half}" if at.minute else f"{hour}{half}"


def say_times(start: time, end: time | None = None) -> str:
    """From when to when: "2pm to 4pm"; the start alone where the end is not known."""
    return say_time(start) if end is None else f"{say_time(start)} to {say_time(end)}"


def months_between(earlier: date, later: date) -> int:
    """Whole months from one day to a later one; below zero where it is not later."""
    months = (later.year - earlier.year) * 12 + later.month - earlier.month
    return months - 1 if later.day < earlier.day else months
