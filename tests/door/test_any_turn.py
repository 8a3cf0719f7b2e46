"""Any text and any order of buttons: a reply each time, never an exception, always easy to read.

As many examples as COMEALONG_EXAMPLES says, a tenth of them conversations; 15 conversations where
it says nothing. The same ones in CI.
"""

import asyncio
import os
import secrets
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.turn import FrontDoor, Incoming, TooLong
from tests.conversations.story import assert_easy_read
from tests.door.hostile import messages

EXAMPLES = int(os.environ.get("COMEALONG_EXAMPLES", "150")) // 10

PLAIN = st.sampled_from(
    [
        "i like art", "music and cooking", "no", "yes", "deptford", "SE8", "help", "go back",
        "start again", "more", "what does shared lives mean", "for my son", "me", "1", "2", "17",
        "the second one", "stop", "something else", "further away", "i dont no", "forget me",
        "what do you know about me", "are you a robot", "he hits me", "i feel sad", "Newport",
    ]
)  # fmt: skip
HOSTILE = st.sampled_from([each.text for each in messages() if each.expect == "reply"])
ANY = st.text(max_size=200) | st.text(alphabet=st.characters(), max_size=30)
TYPED = st.tuples(st.just("types"), PLAIN | PLAIN | ANY | HOSTILE)
PRESSED = st.tuples(st.just("presses"), st.integers(0, 30))
OPENED = st.tuples(st.just("opens"), st.from_regex(r"[A-Za-z0-9_-]{0,12}", fullmatch=True))
STEPS = st.lists(TYPED | PRESSED | PRESSED | OPENED, min_size=1, max_size=8)


@given(steps=STEPS)
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
def test_whatever_is_typed_and_pressed_there_is_an_answer_that_is_easy_to_read(
    steps: list[tuple[str, Any]], door: FrontDoor, loop: asyncio.AbstractEventLoop
) -> None:
    conversation = secrets.token_urlsafe(24)
    tokens: list[str] = ["never-was-00"]
    for kind, what in steps:
        incoming = incoming_of(conversation, kind, what, tokens)
        try:
            replies = loop.run_until_complete(door.take(incoming)).replies
        except TooLong:
            assert len(what) > 1000
            continue
        assert replies, (kind, what)
        assert_easy_read(replies, f"{kind} {what!r}")
        tokens += [b["token"] for reply in replies for b in reply["buttons"] if b["token"]]


def incoming_of(conversation: str, kind: str, what: Any, tokens: list[str]) -> Incoming:
    if kind == "types":
        return Incoming("web", conversation, message=what)
    if kind == "opens":
        return Incoming("web", conversation, start=what)
    return Incoming("web", conversation, button=tokens[-1 - what % len(tokens)])
