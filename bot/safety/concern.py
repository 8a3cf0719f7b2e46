"""Step 2, safety: what was recognised in an urgent message, and how a button carries it."""

from dataclasses import dataclass
from typing import Literal, get_args

Kind = Literal[
    "medical",
    "danger",
    "suicide",
    "self_harm",
    "harm_to_others",
    "abuse",
    "exploitation",
    "basic_needs",
]
About = Literal["self", "other"]

# In this order one kind is chosen where a message holds several: what kills soonest comes first.
KINDS: tuple[Kind, ...] = get_args(Kind)
_ABOUTS: tuple[About, ...] = get_args(About)

_PREFIX = "urgent"


@dataclass(frozen=True)
class Concern:
    """One urgent thing that a message says.

    Attributes:
        kind: what it is about.
        about: the person who writes, or somebody else.
        sure: False where the bot has to ask "Are you safe right now?" first.
    """

    kind: Kind
    about: About
    sure: bool


def to_payload(concern: Concern) -> str:
    """What a button carries to show the answer to this concern again."""
    return f"{_PREFIX}:{concern.kind}:{concern.about}"


def from_payload(payload: str) -> Concern | None:
    """The concern that a button carries, sure; None where the payload is not one of ours."""
    return _BY_PAYLOAD.get(payload)


_BY_PAYLOAD = {
    to_payload(concern): concern
    for concern in (Concern(kind, about, True) for kind in KINDS for about in _ABOUTS)
}
