import asyncio
import time
from typing import Any

import pytest
import pytest_asyncio
from fake_rasa import FakeRasa

from bot.turn import FrontDoor, Incoming, Store, TooMany
from bot.turn.limits import OFF, PASS, Limits, Verdict, shared_counts
from bot.turn.rasa import RasaClient
from bot.turn.urgent import Safety

# In the middle of a window of 40 seconds, and of one of 10.
NOW = 1_000_000_005.0


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Sets the time that the counts go by."""

    def set_time(seconds: float) -> None:
        monkeypatch.setattr(time, "time", lambda: NOW + seconds)

    set_time(0)
    return set_time


async def passed(limits: Limits, times: int, who: str = "a") -> int:
    return sum([await limits.ask(who) == PASS for _ in range(times)])


async def test_so_many_at_once_pass_and_then_no_more(at: Any) -> None:
    limits = Limits("x", "40 per 40 seconds", shared_counts())
    assert await passed(limits, 60) == 40
    verdict = await limits.ask("a")
    assert verdict.wait > 0
    assert not verdict.quick


async def test_nearly_one_a_second_passes_for_ever(at: Any) -> None:
    limits = Limits("x", "40 per 40 seconds", shared_counts())
    for number in range(300):
        at(1.05 * number)
        assert await limits.ask("a") == PASS, number


async def test_everybody_has_a_limit_of_their_own(at: Any) -> None:
    limits = Limits("x", "3/minute", shared_counts())
    assert await passed(limits, 5, "a") == 3
    assert await passed(limits, 5, "b") == 3


@pytest.mark.parametrize("begins", [0.0, 3.2, 17.0, 31.5, 39.9])
@pytest.mark.parametrize("notation", ["40 per 40 seconds", "3/minute", "1/second"])
async def test_after_the_wait_that_is_named_one_passes_and_not_much_sooner(
    at: Any, begins: float, notation: str
) -> None:
    limits = Limits("x", notation, shared_counts())
    at(begins)
    await passed(limits, 100)
    wait = (await limits.ask("a")).wait
    at(begins + wait - 2)
    assert wait <= 2 or (await limits.ask("a")).wait > 0
    at(begins + wait)
    assert await limits.ask("a") == PASS


async def test_past_four_times_as_much_only_the_quick_look_is_made(at: Any) -> None:
    limits = Limits("x", "10/minute", shared_counts())
    verdicts = [await limits.ask("a") for _ in range(60)]
    assert [verdict.quick for verdict in verdicts] == [False] * 50 + [True] * 10


async def test_off_lets_everything_pass() -> None:
    assert await passed(Limits("x", OFF, shared_counts()), 500) == 500


async def test_where_nothing_can_be_counted_everybody_is_answered(
    caplog: pytest.LogCaptureFixture,
) -> None:
    counts = shared_counts()
    limits = Limits("x", "1/year", counts)

    async def down(*_: Any) -> bool:
        raise ConnectionError("redis at 10.0.0.1 is down")

    counts.acquire_sliding_window_entry = down  # type: ignore[attr-defined]
    assert await passed(limits, 3) == 3
    assert "ConnectionError" in caplog.text
    assert "10.0.0.1" not in caplog.text


def hears(seen: list[str]) -> Safety:
    def look(kind: str) -> Any:
        def heard(text: str, before: str | None = None) -> Any:
            seen.append(kind)
            return Safety().quick_look(text, before=before)

        return heard

    return Safety(look=look("both"), quick_look=look("quick"))


@pytest.fixture
def seen() -> list[str]:
    return []


@pytest_asyncio.fixture(loop_scope="function")
async def small_door(store: Store, rasa: FakeRasa, seen: list[str]) -> Any:
    limits = Limits("conversation", "2/year", shared_counts())
    door = FrontDoor(store, RasaClient(rasa.url, timeout=1.0), b"a key", hears(seen), limits=limits)
    yield door
    await door.close()


def says(text: str, **more: Any) -> Incoming:
    return Incoming("web", "a-conversation-id", message=text, **more)


async def test_past_its_limit_a_conversation_is_told_when_to_come_back(
    small_door: FrontDoor, rasa: FakeRasa
) -> None:
    await small_door.take(says("one"))
    await small_door.take(says("two"))
    with pytest.raises(TooMany) as refused:
        await small_door.take(says("three"))
    assert (refused.value.retry_after or 0) > 0
    assert rasa.said == ["one", "two"]


async def test_an_urgent_message_is_answered_past_the_limit_too(
    small_door: FrontDoor, seen: list[str]
) -> None:
    for number in range(20):
        with pytest.raises(TooMany):
            await small_door.take(says(f"{number}", verdict=Verdict(9)))
    seen.clear()
    answer = await small_door.take(says("i want to kill myself"))
    assert answer.replies[0]["urgent"]
    assert seen == ["quick"]
    # The button of an urgent answer, too.
    again = next(b for r in answer.replies for b in r["buttons"] if "again" in b["title"])
    pressed = Incoming("web", "a-conversation-id", button=again["token"])
    assert (await small_door.take(pressed)).replies[0]["urgent"]


async def test_what_the_channel_counted_too_much_is_refused_and_looked_at(
    small_door: FrontDoor, rasa: FakeRasa, seen: list[str]
) -> None:
    with pytest.raises(TooMany) as refused:
        await small_door.take(says("hello", verdict=Verdict(wait=7)))
    assert refused.value.retry_after == 7
    with pytest.raises(TooMany):
        await small_door.take(says("hello", verdict=Verdict(wait=7, quick=True)))
    assert seen == ["both", "quick"]
    assert rasa.got == []


async def test_urgent_answers_do_not_queue(store: Store, rasa: FakeRasa) -> None:
    door = FrontDoor(store, RasaClient(rasa.url, timeout=9.0), b"a key", at_once=1)
    rasa.seconds["slow"] = 1.0
    slow = asyncio.create_task(door.take(says("slow")))
    await asyncio.sleep(0.2)
    answer = await door.take(says("i want to kill myself"))
    assert answer.replies[0]["urgent"]
    assert not slow.done()
    await slow
    await door.close()


async def test_no_more_turns_are_under_way_than_may_be_and_callers_take_turns(
    store: Store, rasa: FakeRasa
) -> None:
    door = FrontDoor(store, RasaClient(rasa.url, timeout=9.0), b"a key", at_once=1)
    rasa.seconds = {f"greedy {n}": 0.02 for n in range(10)}

    def ask(text: str, conversation: str, caller: str) -> Any:
        incoming = Incoming("web", conversation, message=text, caller=caller)
        return asyncio.create_task(door.take(incoming))

    tasks = [ask(f"greedy {n}", f"conversation-{n}", "one address") for n in range(10)]
    await asyncio.sleep(0.1)
    tasks.append(ask("hello", "conversation-of-hers", "another address"))
    await asyncio.gather(*tasks)
    assert rasa.said.index("hello") < 9
    await door.close()
