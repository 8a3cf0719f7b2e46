"""The little world that the tests of the services database live in: interests and places."""

from services_db.search import Knowledge
from services_db.types import Place

BROADER = {"singing": "music", "photography": "art"}
INTERESTS = frozenset({"music", "singing", "art", "photography", "football", "cooking"})
AREAS = {
    "Deptford": {"Lewisham", "London", "England", "UK"},
    "SE8": {"Lewisham", "London", "England", "UK"},
    "E8": {"Hackney", "London", "England", "UK"},
    "Hackney": {"Hackney", "London", "England", "UK"},
    "Catford": {"Lewisham", "London", "England", "UK"},
    "London": {"London", "England", "UK"},
    "Worcester": {"Worcestershire", "England", "UK"},
    "WR1": {"Worcestershire", "England", "UK"},
    "Cardiff": {"Wales", "UK"},
}
DISTRICTS = {
    "SE8": Place("SE8", "Lewisham", 51.4814, -0.0265, "postcode"),
    "E8": Place("E8", "Hackney", 51.5430, -0.0620, "postcode"),
    "WR1": Place("WR1", "Worcester", 52.1936, -2.2216, "postcode"),
}
DEPTFORD = Place("Deptford", "Lewisham", 51.4780, -0.0270, "neighbourhood")
CATFORD = Place("Catford", "Lewisham", 51.4450, -0.0210, "neighbourhood")
LONDON = Place("London", None, 51.5085, -0.1257, "town")
WORCESTER = Place("Worcester", "Worcester", 52.1900, -2.2200, "town")
CARDIFF = Place("Cardiff", "Cardiff", 51.4800, -3.1800, "town")
HACKNEY = Place("Hackney", "Hackney", 51.5500, -0.0600, "council")
TOWNS = {"Hackney": HACKNEY, "Worcester": WORCESTER}


def narrower(slug: str) -> frozenset[str]:
    return frozenset(part for part, whole in BROADER.items() if whole == slug)


def is_in(place: Place, area: str) -> bool:
    return area in AREAS.get(place.name, set())


def find_spot(postcode: str | None, town: str | None) -> Place | None:
    return DISTRICTS.get(postcode.split()[0]) if postcode else TOWNS.get(town or "")


KNOWLEDGE = Knowledge(narrower, BROADER.get, is_in, find_spot)
