"""Reference data: what people like, how they say it, and finding it in a message."""

from services_db.interests.find import Found, find_interests
from services_db.interests.load import Interest, broader, load_interests, narrower

__all__ = ["Found", "Interest", "broader", "find_interests", "load_interests", "narrower"]
