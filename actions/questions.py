"""Names of the questions that the bot can have asked, the values of the slot `asked`."""

WHO = "who"
LIKES = "likes"
PLACE = "place"
WHICH_PLACE = "which_place"
CONFIRM = "confirm"
LINK = "link"
RESULTS = "results"
NOTHING = "nothing"
MODEL = "model"
MODELS = "models"
MODEL_PLACE = "model_place"
WHICH_LISTING = "which_listing"
CHANGE = "change"
FORGET = "forget"
TOPIC = "topic"

ALL = (
    WHO,
    LIKES,
    PLACE,
    WHICH_PLACE,
    CONFIRM,
    LINK,
    RESULTS,
    NOTHING,
    MODEL,
    MODELS,
    MODEL_PLACE,
    WHICH_LISTING,
    CHANGE,
    FORGET,
    TOPIC,
)
