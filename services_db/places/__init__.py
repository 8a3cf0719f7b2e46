"""Reference data: places of the United Kingdom, and finding one in a message."""

from services_db.places.choosing import nearest_first
from services_db.places.find import PlaceFinding, find_places
from services_db.places.postcodes import find_district
from services_db.places.within import is_in

__all__ = ["PlaceFinding", "find_district", "find_places", "is_in", "nearest_first"]
