"""Step 2, understanding: what the components put on a message for each other."""

from typing import Iterable, List, Optional

import numpy as np
from numpy.typing import NDArray
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.read_as import Reading

# The text as it was meant; in the answer of the pipeline too.
READ_AS = "read_as"
# The whole reading, which knows where each word was typed.
READING = "reading"
# How far a message is from all that is known, 0 to 1; in the answer too.
OUT_OF_SCOPE = "out_of_scope"
# The training examples that a message is most like; in the answer too.
NEAREST = "nearest"
# What decided the intent, for people; in the answer too.
DECIDED_BY = "decided_by"


def is_payload(text: str) -> bool:
    """Whether a text is what a button sends: it begins with "/" and says itself what it means."""
    return text.startswith("/")


def text_of(message: Message) -> Optional[str]:
    """What a person meant to type, or None where there is nothing to read."""
    text = message.get(READ_AS) or message.get(TEXT)
    return text if text and not is_payload(text) else None


def reading_of(message: Message) -> Reading:
    """How a message was read; as typed where nothing read it."""
    text = message.get(TEXT) or ""
    return message.get(READING) or Reading(text, text)


def vector_of(message: Message) -> Optional[NDArray[np.float32]]:
    """What a message means, shape (384,), or None where nothing made a vector of it."""
    dense = message.get_dense_features(attribute=TEXT)[1]
    return None if dense is None else dense.features[0]


def vectors_of(messages: Iterable[Message]) -> List[NDArray[np.float32]]:
    """The vectors of those messages that have one."""
    return [vector for message in messages if (vector := vector_of(message)) is not None]
