"""No more messages than Telegram takes, however many there are to send."""

from typing import Any

import pytest

from bot.telegram.flood import Flood


class Clock:
    """Time that passes only by waiting."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 100.0
        monkeypatch.setattr("bot.telegram.flood.wait_a_bit", self._pause)

    def __call__(self) -> float:
        return self.now

    async def _pause(self, seconds: float, _: Any) -> None:
        self.now += seconds


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


async def test_one_chat_gets_a_short_burst_and_then_one_a_second(clock: Clock) -> None:
    flood, sent = Flood(clock), []
    for _ in range(60):
        await flood.wait(7)
        sent.append(clock.now - 100)
    assert sent[14] == 0
    assert sent[-1] == pytest.approx(45)
    assert sent[15:] == pytest.approx(list(range(1, 46)))


async def test_all_chats_together_get_30_a_second(clock: Clock) -> None:
    flood, sent = Flood(clock), []
    for chat in range(300):
        await flood.wait(chat)
        sent.append(clock.now - 100)
    for second in range(9):
        most = 60 if second == 0 else 31
        assert sum(second <= at < second + 1 for at in sent) <= most
    assert sent[-1] == pytest.approx(9.0)


async def test_after_a_rest_a_chat_has_its_burst_again(clock: Clock) -> None:
    flood = Flood(clock)
    for _ in range(20):
        await flood.wait(7)
    clock.now += 60
    before = clock.now
    for _ in range(15):
        await flood.wait(7)
    assert clock.now == pytest.approx(before)


async def test_an_urgent_answer_does_not_wait_for_its_chats_pace(clock: Clock) -> None:
    flood = Flood(clock)
    for _ in range(15):
        await flood.wait(7)
    before = clock.now
    await flood.wait(7, urgent=True)
    assert clock.now == pytest.approx(before)
