"""What goes into the front door, what comes out, and what it refuses."""

from dataclasses import dataclass, field
from typing import Any

from bot.turn.limits import PASS, Verdict


@dataclass(frozen=True)
class Incoming:
    """One thing that a person said or did.

    Attributes:
        channel: "web", "telegram" or "terminal".
        conversation: the channel's own id; only its pseudonym is kept or passed on.
        message: what they typed.
        button: the token of the button they pressed.
        start: the code of the link they opened; "hello" for none.
        caller: a pseudonym of where it comes from, for the fair queue; None where that is the
            conversation itself.
        verdict: what a limit of the channel's own says of it.
    """

    channel: str
    conversation: str
    message: str | None = None
    button: str | None = None
    start: str | None = None
    caller: str | None = None
    verdict: Verdict = PASS


@dataclass(frozen=True)
class Answer:
    """The replies to one message, as plain dictionaries for JSON.

    A button has `title`, `picture`, `token` and `link`; the token is None where the link
    (a telephone number) is not, and the other way round.
    """

    conversation: str
    replies: list[dict[str, Any]] = field(default_factory=list)


class Refused(Exception):
    """The message was not taken. `code` is for programs, the words are in wording.yml."""

    code = "bad_request"
    # Seconds after which to try again; None where that would not help.
    retry_after: int | None = None


class BadRequest(Refused):
    """Not exactly one of message, button and start, or a start code that cannot be one."""


class TooLong(Refused):
    """More than 1,000 characters."""

    code = "too_long"


class NotReady(Refused):
    """Rasa has not answered once since this process began: it is still starting."""

    code = "not_ready"
    retry_after = 10  # Rasa needs about 20 to start


class TooMany(Refused):
    """One conversation, or one address, asks more than one person can."""

    code = "too_many"

    def __init__(self, wait: int = 1) -> None:
        super().__init__()
        self.retry_after = wait


class Busy(Refused):
    """Too many people are waiting for an answer."""

    code = "busy"
    retry_after = 5
