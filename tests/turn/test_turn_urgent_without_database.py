"""An urgent answer comes at once, whatever has become of the database and the disk."""

import asyncio
import resource
import signal
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from fake_rasa import FakeRasa

from bot.safety import BothLooks
from bot.turn import Answer, FrontDoor, Incoming, Store
from bot.turn.rasa import RasaClient
from bot.turn.urgent import Safety

# The database makes a writer wait 10 seconds. This is no measure of speed: it tells apart an
# answer that waits for the database and one that does not.
NO_WAIT = 5.0
SURE = "i want to kill myself 🔪😢"
NOT_SURE = "i gave my things away"


@pytest.fixture
def door(store: Store, rasa: FakeRasa) -> FrontDoor:
    return FrontDoor(store, RasaClient(rasa.url, timeout=1.0), b"a key", Safety(BothLooks().look))


@contextmanager
def held_by_a_writer(url: str) -> Iterator[None]:
    other = sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.rollback()
        other.close()


@contextmanager
def full_disk() -> Iterator[None]:
    """No file of this process can grow: every write of SQLite fails as on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    heard = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, heard)


async def say(door: FrontDoor, message: str, who: str = "a-conversation-of-the-web") -> Answer:
    return await door.take(Incoming("web", who, message=message))


def links(answer: Answer) -> list[Any]:
    return [button["link"] for reply in answer.replies for button in reply["buttons"]]


async def test_it_does_not_wait_for_a_writer_that_holds_the_database(
    door: FrontDoor, rasa: FakeRasa, url: str
) -> None:
    rasa.stop()
    begin = time.monotonic()
    with held_by_a_writer(url):
        answer = await say(door, SURE)
        waited = time.monotonic() - begin
    await door.close()
    assert waited < NO_WAIT
    assert "tel:999" in links(answer)
    assert None not in links(answer)


async def test_ten_people_at_once_do_not_wait_either(door: FrontDoor, url: str) -> None:
    begin = time.monotonic()
    with held_by_a_writer(url):
        answers = await asyncio.gather(
            *(say(door, SURE, f"person-{n}-of-the-web") for n in range(10))
        )
        waited = time.monotonic() - begin
    await door.close()
    assert waited < NO_WAIT
    assert all("tel:999" in links(answer) for answer in answers)


async def test_it_does_not_wait_behind_people_whose_search_waits_for_the_database(
    door: FrontDoor, rasa: FakeRasa, url: str
) -> None:
    with held_by_a_writer(url):
        searches = [
            asyncio.create_task(say(door, "I like art", f"searcher-{n}-of-the-web"))
            for n in range(40)
        ]
        await asyncio.sleep(0.5)
        begin = time.monotonic()
        answer = await say(door, SURE)
        waited = time.monotonic() - begin
    await asyncio.gather(*searches)
    await door.close()
    assert waited < NO_WAIT
    assert "tel:999" in links(answer)


async def test_a_question_whose_buttons_cannot_be_kept_becomes_the_numbers(
    door: FrontDoor, url: str
) -> None:
    with held_by_a_writer(url):
        answer = await say(door, NOT_SURE)
    await door.close()
    assert "Are you safe" not in answer.replies[0]["text"]
    assert "tel:999" in links(answer)


async def test_a_full_disk_does_not_keep_it_back(door: FrontDoor, rasa: FakeRasa) -> None:
    rasa.stop()
    with full_disk():
        answer = await say(door, SURE)
    await door.close()
    assert "tel:999" in links(answer)
    assert None not in links(answer)


async def test_when_the_database_is_well_all_buttons_are_there_and_it_is_counted(
    door: FrontDoor, store: Store
) -> None:
    answer = await say(door, SURE)
    assert [(channel, kind, count) for _, channel, kind, count in store.urgent_counts()] == [
        ("web", "suicide", 1)
    ]
    await door.close()
    assert None in links(answer)


async def test_carry_on_goes_back_to_the_open_question(door: FrontDoor, rasa: FakeRasa) -> None:
    answer = await say(door, SURE)
    question = answer.replies[-1]
    assert question["text"] == "Do you want to carry on?"
    yes = next(button for button in question["buttons"] if button["title"] == "Yes")
    await door.take(Incoming("web", "a-conversation-of-the-web", button=yes["token"]))
    await door.close()
    assert rasa.said == ["/carry_on"]


@pytest.mark.parametrize(
    "text",
    [SURE.upper(), f"/{SURE}", f'/find{{"place": "{SURE}"}}', f"my name is tom and {SURE}"],
)
async def test_it_is_heard_in_capitals_and_after_a_slash_and_among_other_words(
    door: FrontDoor, rasa: FakeRasa, text: str
) -> None:
    rasa.stop()
    answer = await say(door, text)
    await door.close()
    assert answer.replies[0]["urgent"] is True
    assert "tel:999" in links(answer)
