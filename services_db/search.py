"""Step 4, match: the services that fit what a person asked for, best first."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from sqlalchemy import Engine, Select, or_, select

from services_db import geo, ranking
from services_db.database import open_database, session_scope, speaking_plainly
from services_db.links import Links
from services_db.models import ListingInterestRow, ListingRow, LocationRow
from services_db.offers import offers_for
from services_db.reading import Details, as_details, as_listing, everything
from services_db.types import Kind, Listing, Match, Place, Results, Wanted


@dataclass(frozen=True)
class Knowledge:
    """What search has to know beside the listings.

    Attributes:
        narrower: the interests that are a part of one ("singing" of "music").
        broader: the interest that one is a part of, or None.
        is_in: whether a place lies in a named area.
        find_spot: the place of a postcode, whole or its first half, or else of a town.
    """

    narrower: Callable[[str], Iterable[str]]
    broader: Callable[[str], str | None]
    is_in: geo.IsIn
    find_spot: geo.FindSpot


def shipped_knowledge() -> Knowledge:
    """The interests and places that ship with Come Along."""
    from services_db.interests import broader, load_interests, narrower
    from services_db.places import is_in

    known = load_interests()
    # An old link may name an interest that is no more; it then finds nothing, and breaks nothing.
    return Knowledge(
        narrower=lambda slug: narrower(slug) if slug in known else (),
        broader=lambda slug: broader(slug) if slug in known else None,
        is_in=is_in,
        find_spot=geo.shipped_spot,
    )


def today_in_the_uk() -> date:
    """The day that it is for the people who ask."""
    return datetime.now(ZoneInfo("Europe/London")).date()


class Services:
    """Everything that other parts ask of the services database.

    Every method raises `ServicesUnavailable` where the database cannot be read just now.
    """

    def __init__(
        self,
        database: str | Engine,
        *,
        knowledge: Callable[[], Knowledge] = shipped_knowledge,
        today: Callable[[], date] = today_in_the_uk,
    ) -> None:
        """Makes a way in; nothing is opened before the first question.

        Args:
            database: an SQLAlchemy address or engine, migrated and filled.
            knowledge: interests and places; asked once.
            today: the clock.
        """
        self._database = database
        self._make_knowledge = knowledge
        self._today = today

    @cached_property
    def _engine(self) -> Engine:
        return open_database(self._database) if isinstance(self._database, str) else self._database

    @cached_property
    def _knowledge(self) -> Knowledge:
        return self._make_knowledge()

    @cached_property
    def links(self) -> Links:
        """The links that referrers make."""
        return Links(self._engine, self._today)

    def search(self, wanted: Wanted, *, with_offers: bool = False) -> Results:
        """Every live listing that fits, best first; the caller shows as many as it likes.

        What is not known never counts as no: a group whose ages nobody told is found for
        every age, only lower.

        Args:
            wanted: what the person asked for. No interests: all that is near is welcome.
            with_offers: work out what else would find something also where something was
                found; it always is where nothing was.
        """
        matches = self._matches(wanted)
        offers = offers_for(wanted, matches, self._matches) if with_offers or not matches else ()
        return Results(matches, len(matches), offers)

    def near(self, listing: Listing, place: Place) -> geo.Nearness | None:
        """How near one listing is to a place, however far; None where it serves elsewhere only."""
        asked = Wanted(place=place, within_miles=None)
        return geo.nearness(listing, asked, self._knowledge.is_in, self._knowledge.find_spot)

    def get(self, listing_id: str) -> Listing | None:
        """One live listing, or None."""
        found = self._load(_live().where(ListingRow.id == _key(listing_id)))
        return found[0] if found else None

    def support(self, model: str) -> Listing | None:
        """The kind of support that one of models.csv's slugs names, or None."""
        query = _live("support").where(ListingRow.model == _key(model))
        found = self._load(query.order_by(ListingRow.id).limit(1))
        return found[0] if found else None

    def supports(self) -> list[Listing]:
        """Every live kind of support, by title."""
        return self._load(_live("support").order_by(ListingRow.title, ListingRow.id))

    def all(self) -> list[Listing]:
        """Every live listing, sessions first, by title."""
        return self._load(_live().order_by(ListingRow.kind, ListingRow.title, ListingRow.id))

    def details(self, listing_id: str) -> Details | None:
        """All that is held of one listing, whatever its status, for staff; or None."""
        found = self._load_details(select(ListingRow).where(ListingRow.id == _key(listing_id)))
        return found[0] if found else None

    def all_details(self) -> list[Details]:
        """All that is held of every listing, whatever its status, for staff."""
        query = select(ListingRow).order_by(ListingRow.kind, ListingRow.title, ListingRow.id)
        return self._load_details(query)

    def _load(self, query: Select[tuple[ListingRow]]) -> list[Listing]:
        with speaking_plainly(), session_scope(self._engine) as session:
            return [as_listing(row) for row in session.scalars(query.options(*everything()))]

    def _load_details(self, query: Select[tuple[ListingRow]]) -> list[Details]:
        with speaking_plainly(), session_scope(self._engine) as session:
            return [as_details(row) for row in session.scalars(query.options(*everything()))]

    def _matches(self, wanted: Wanted) -> tuple[Match, ...]:
        fits = {slug: self._fits(slug) for slug in wanted.interests}
        unwanted = self._with_narrower(wanted.not_interests)
        today = self._today()
        found = []
        for listing in self._load(_candidates(wanted, fits)):
            if listing.id in wanted.skip or self._refused(listing, fits, unwanted):
                continue
            near = geo.nearness(listing, wanted, self._knowledge.is_in, self._knowledge.find_spot)
            if near is not None:
                found.append(ranking.rank(listing, wanted, near, fits, unwanted, today))
        return tuple(sorted(found, key=ranking.best_first))

    def _fits(self, slug: str) -> dict[str, float]:
        """Which interests serve one that a person named, and how well."""
        fits = dict.fromkeys(self._knowledge.narrower(slug), ranking.NARROWER)
        above = self._knowledge.broader(slug)
        if above is not None:
            fits[above] = ranking.BROADER
        return {**fits, slug: 1.0}

    def _with_narrower(self, slugs: Iterable[str]) -> frozenset[str]:
        return frozenset(part for slug in slugs for part in (slug, *self._knowledge.narrower(slug)))

    def _refused(
        self, listing: Listing, fits: dict[str, dict[str, float]], unwanted: frozenset[str]
    ) -> bool:
        """Whether all that would bring the person there is what they do not want.

        A choir is listed as singing first, then as music. Who wants music but not singing is
        not sent to it: its "music" is the singing.
        """
        if not unwanted or not listing.interests:
            return False
        serving = {part for one in fits.values() for part in one}
        bringing = [part for part in listing.interests if not fits or part in serving]
        first = listing.interests[0]
        implied = self._knowledge.broader(first) if first in unwanted else None
        return all(part in unwanted or part == implied for part in bringing)


def _key(told: str) -> str:
    """A key from outside: PostgreSQL refuses a null byte; no key has one, and none is empty."""
    return "" if "\x00" in told else told


def _live(kind: Kind | None = None) -> Select[tuple[ListingRow]]:
    query = select(ListingRow).where(ListingRow.status == "live")
    return query if kind is None else query.where(ListingRow.kind == kind)


def _candidates(wanted: Wanted, fits: dict[str, dict[str, float]]) -> Select[tuple[ListingRow]]:
    """What the database alone can rule out; the rest is measured listing by listing."""
    query = _live(wanted.kind)
    if fits:
        slugs = sorted({slug for one in fits.values() for slug in one})
        query = query.where(
            ListingRow.id.in_(
                select(ListingInterestRow.listing_id).where(ListingInterestRow.interest.in_(slugs))
            )
        )
    if wanted.online:
        query = query.where(ListingRow.online.is_(True))
    if wanted.age is not None:
        query = query.where(
            or_(ListingRow.age_from.is_(None), ListingRow.age_from <= wanted.age),
            or_(ListingRow.age_to.is_(None), ListingRow.age_to >= wanted.age),
        )
    return _within_the_box(query, wanted)


def _within_the_box(query: Select[tuple[ListingRow]], wanted: Wanted) -> Select[tuple[ListingRow]]:
    place, miles = wanted.place, wanted.within_miles
    if place is None or miles is None or wanted.online or geo.is_large(place):
        return query
    south, north, west, east = geo.box(place, max(miles, geo.HERE_MILES))
    somewhere = select(LocationRow.listing_id).where(LocationRow.lat.is_not(None))
    inside = somewhere.where(
        LocationRow.lat.between(south, north), LocationRow.lon.between(west, east)
    )
    return query.where(
        or_(
            ListingRow.id.in_(inside),
            ListingRow.id.not_in(somewhere),
            ListingRow.online.is_(True),
        )
    )
