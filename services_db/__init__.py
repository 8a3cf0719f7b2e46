"""Step 4, match: what there is to go to and what support exists. This is its public face."""

from services_db.database import migrate, open_database
from services_db.faults import ListingFault
from services_db.fill import Filled, fill, load_models, read_listings
from services_db.geo import Nearness
from services_db.links import Link
from services_db.places import nearest_first
from services_db.reading import Details
from services_db.search import Services, today_in_the_uk
from services_db.types import (
    EasyRead,
    Heading,
    Listing,
    Match,
    Offer,
    Place,
    Results,
    ServicesUnavailable,
    Wanted,
)

__all__ = [
    "Details",
    "EasyRead",
    "Filled",
    "Heading",
    "Link",
    "Listing",
    "ListingFault",
    "Match",
    "Nearness",
    "Offer",
    "Place",
    "Results",
    "Services",
    "ServicesUnavailable",
    "Wanted",
    "fill",
    "load_models",
    "migrate",
    "nearest_first",
    "open_database",
    "read_listings",
    "today_in_the_uk",
]
