"""Names of the slots that actions read and set; a test holds each to the domain."""

WHO = "who"
RELATION = "relation"
AGE = "age"
INTERESTS = "interests"
NOT_INTERESTS = "not_interests"
PLACE = "place"
PLACE_CHOICES = "place_choices"
SKIPPED = "skipped"
ASKED = "asked"
SHOWN = "shown"
PAGE = "page"
FOCUS = "focus"
WITHIN_MILES = "within_miles"
ONLINE = "online"
LIKES_PAGE = "likes_page"
MODELS_PAGE = "models_page"
SENDER = "sender"

ALL = (
    WHO,
    RELATION,
    AGE,
    INTERESTS,
    NOT_INTERESTS,
    PLACE,
    PLACE_CHOICES,
    SKIPPED,
    ASKED,
    SHOWN,
    PAGE,
    FOCUS,
    WITHIN_MILES,
    ONLINE,
    LIKES_PAGE,
    MODELS_PAGE,
    SENDER,
)
