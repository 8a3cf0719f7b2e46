"""Step 6, say it: what was found, as a card for a person to read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from bot.easyread.lines import lines
from bot.easyread.near import why
from bot.easyread.reply import Card, Reply
from bot.easyread.wording import say

if TYPE_CHECKING:
    # Types alone, so that a channel that only renders loads no database.
    from services_db.types import Listing, Match, Place

MAP = "https://www.openstreetmap.org/search?query={place}"


def card(
    match: Match, who: Mapping[str, str], place: Place | None, site: str = "", *, today: date
) -> Card:
    """The card of a match, with why it fits.

    Args:
        match: as search gave it; a session or a kind of support.
        who: from `grammar`.
        place: where the person said they are, None where they did not.
        site: the web app's address. Links stay relative to its host; a path in it is kept.
        today: dates before it are not named, and the last check is measured from it.
    """
    made = support_card(match.listing, who, site, today=today)
    miles = match.distance_miles
    return replace(
        made,
        why=why(match, who, place),
        distance_miles=None if miles is None else round(miles, 1),
    )


def support_card(
    listing: Listing, who: Mapping[str, str], site: str = "", *, today: date | None = None
) -> Card:
    """The card of a listing that the person asked about by name, so without why.

    Args:
        listing: a kind of support, mostly.
        who: from `grammar`.
        site: see `card`.
        today: None where the age of the last check does not matter.
    """
    day = today or listing.checked_on or date.min
    page = f"{urlsplit(site).path.rstrip('/')}/s/{listing.id}"
    # A date that is over is as good as unknown.
    coming = listing.next_date if listing.next_date and listing.next_date >= day else None
    return Card(
        id=listing.id,
        kind=listing.kind,
        # A session belongs to a kind of support at most; it is none.
        model=listing.model if listing.kind == "support" else None,
        title=listing.title,
        lines=lines(listing, who, day),
        why=(),
        next_date=coming.isoformat() if coming else None,
        checked_on=listing.checked_on.isoformat() if listing.checked_on else None,
        phone=listing.phone,
        website=listing.website,
        page=page,
        calendar=f"{page}.ics" if coming else None,
        map=map_address(listing),
    )


def card_text(shown_card: Card) -> str:
    """A card as plain text, a labelled line each, for channels that show only text."""
    made = [shown_card.title, *(f"{line.label}: {line.text}" for line in shown_card.lines)]
    if shown_card.why:
        made.append(f"{say('labels', 'why')}: {' '.join(shown_card.why)}")
    return "\n".join(made)


def shown(reply: Reply) -> str:
    """A reply as a terminal shows it: the words, the card, the buttons with their numbers."""
    made = [reply.text] if reply.text else []
    if reply.card:
        made.append(card_text(reply.card))
    made += [f"{number} {button.title}" for number, button in enumerate(reply.buttons, start=1)]
    return "\n".join(made)


def map_address(listing: Listing) -> str | None:
    """OpenStreetMap's search for the place, or None where no spot is known.

    A search by name, not a pin: where only half a postcode is known, the middle of its district
    would look like the place and be none.
    """
    if listing.venue is None:
        return None
    parts = (listing.venue, listing.town, listing.postcode)
    return MAP.format(place=quote(", ".join(part for part in parts if part)))
