"""Step 6, say it: the labelled lines of a card. What is not known is a line that says so."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from bot.easyread.dates import months_between, say_date
from bot.easyread.pictures import picture
from bot.easyread.reply import Line
from bot.easyread.sentences import sentences
from bot.easyread.wording import say

if TYPE_CHECKING:
    # Types alone, so that a channel that only renders loads no database.
    from services_db.types import Listing

MOST_SENTENCES = 3
CHECK_LASTS_MONTHS = 6
SESSION_KEYS = ("what", "when", "where", "cost", "who_for", "how_to_join")
# A kind of support has no next date, and mostly no time of day.
SUPPORT_KEYS = ("what", "who_for", "when", "where", "cost", "how_to_join")


def lines(listing: Listing, who: Mapping[str, str], today: date) -> tuple[Line, ...]:
    """The lines of a card, in their order.

    Args:
        listing: something to go to, or a kind of support.
        who: from `grammar`.
        today: dates before it are not named.
    """
    support = listing.kind == "support"
    keys: tuple[str, ...] = SUPPORT_KEYS if support else SESSION_KEYS
    if support and listing.easy_read.when is None:
        keys = tuple(key for key in keys if key != "when")
    made = tuple(
        Line(_label(listing, key), line_of(listing, key, who, today), picture(key)) for key in keys
    )
    return made + _check(listing, today)


def line_of(listing: Listing, key: str, who: Mapping[str, str], today: date | None = None) -> str:
    """The words of one line: what is known, or that it is not known; 3 sentences at most.

    Args:
        listing: something to go to, or a kind of support.
        key: what, when, where, cost, who_for or how_to_join.
        who: from `grammar`.
        today: dates before it are not named; None names any.
    """
    if key == "what":
        return _short(" ".join(listing.easy_read.what)) or say("what", "unknown")
    if key == "when" and listing.kind == "session":
        return _when(listing, today or date.min)
    known: str | None = getattr(listing.easy_read, key)
    return known or _from_facts(listing, key) or _unknown(listing, key, who)


def more_about(listing: Listing) -> list[str]:
    """All that is known of a listing, sentence by sentence; what is not known is left out."""
    known = listing.easy_read
    told = [*known.what, known.when, known.where, known.cost, known.who_for, known.how_to_join]
    return [part.text for text in told if text for part in sentences(text)]


def _label(listing: Listing, key: str) -> str:
    ask = listing.kind == "support" and key == "how_to_join"
    return say("labels", "how_to_ask" if ask else key)


def _when(listing: Listing, today: date) -> str:
    known = listing.easy_read.when
    if listing.next_date and listing.next_date >= today:
        following = say("when", "next", date=say_date(listing.next_date))
    elif known is None:
        following = say("when", "unknown")
    elif "do not know" in known:
        return known
    else:
        following = say("when", "next_unknown")
    return f"{_short(known or '', room_for=1)} {following}".strip()


def _from_facts(listing: Listing, key: str) -> str | None:
    find = _FACTS.get(key)
    return find(listing) if find else None


def _where(listing: Listing) -> str | None:
    spot = ", ".join(part for part in (listing.venue, listing.town) if part)
    if spot:
        return f"{spot}."
    return say("where", "online") if listing.online else None


def _cost(listing: Listing) -> str | None:
    return say("cost", "free") if listing.free else None


def _ages(listing: Listing) -> str | None:
    low, high = listing.age_from, listing.age_to
    if low is not None and high is not None:
        return say("who_for", "ages", from_age=low, to_age=high)
    if low is not None:
        return say("who_for", "from_age", age=low)
    return None if high is None else say("who_for", "to_age", age=high)


def _how(listing: Listing) -> str | None:
    if listing.phone:
        return say("how_to_join", "ring", phone=listing.phone)
    if listing.website:
        bare = listing.website.removeprefix("https://").removeprefix("http://").rstrip("/")
        return say("how_to_join", "look", website=bare)
    return None


_FACTS: dict[str, Callable[[Listing], str | None]] = {
    "where": _where,
    "cost": _cost,
    "who_for": _ages,
    "how_to_join": _how,
}


def _unknown(listing: Listing, key: str, who: Mapping[str, str]) -> str:
    if listing.kind == "support":
        return say("support", f"{key}_unknown", **who)
    return say(key, "unknown")


def _check(listing: Listing, today: date) -> tuple[Line, ...]:
    if listing.checked_on is None:
        case = "never"
    elif months_between(listing.checked_on, today) >= CHECK_LASTS_MONTHS:
        case = "long_ago"
    else:
        return ()
    return (Line(say("labels", "check"), say("check", case), picture("check")),)


def _short(text: str, room_for: int = 0) -> str:
    """The first sentences, so many that `room_for` more still fit on the line."""
    return " ".join(part.text for part in sentences(text)[: MOST_SENTENCES - room_for])
