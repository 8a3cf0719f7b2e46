import asyncio

import pytest

from bot.turn.fair import FairQueue, to_the_end
from bot.turn.messages import Busy


class Room:
    """Whoever is let in writes their name, and stays until the test lets one out."""

    def __init__(self, queue: FairQueue) -> None:
        self._queue = queue
        self._out = asyncio.Semaphore(0)
        self.came: list[str] = []
        self.refused: list[str] = []
        self.tasks: list[asyncio.Task[None]] = []

    async def comes(self, caller: str, times: int = 1) -> None:
        for number in range(times):
            name = caller if times == 1 else f"{caller}{number}"
            self.tasks.append(asyncio.create_task(self._stay(caller, name)))
        await settled()

    async def one_leaves(self) -> None:
        self._out.release()
        await settled()

    async def all_leave(self) -> None:
        for _ in self.tasks:
            self._out.release()
        await asyncio.gather(*self.tasks, return_exceptions=True)

    async def _stay(self, caller: str, name: str) -> None:
        try:
            async with self._queue.place(caller):
                self.came.append(name)
                await self._out.acquire()
        except Busy:
            self.refused.append(name)


async def settled() -> None:
    for _ in range(20):
        await asyncio.sleep(0)


async def test_no_more_are_let_in_than_may_be_at_once() -> None:
    room = Room(FairQueue(at_once=2))
    await room.comes("a", 5)
    assert room.came == ["a0", "a1"]
    await room.one_leaves()
    assert room.came == ["a0", "a1", "a2"]
    await room.all_leave()


async def test_who_sends_a_hundred_keeps_nobody_else_waiting() -> None:
    room = Room(FairQueue(at_once=1))
    await room.comes("greedy", 100)
    await room.comes("he")
    await room.comes("she")
    for _ in range(4):
        await room.one_leaves()
    assert room.came[1:4] == ["greedy1", "he", "she"]
    await room.all_leave()
    assert len(room.came) == 102


async def test_one_caller_is_taken_in_the_order_in_which_he_came() -> None:
    room = Room(FairQueue(at_once=1))
    await room.comes("a", 5)
    await room.all_leave()
    assert room.came == ["a0", "a1", "a2", "a3", "a4"]


async def test_when_too_many_wait_whoever_has_most_waiting_gives_one_up() -> None:
    room = Room(FairQueue(at_once=1, most_waiting=3))
    await room.comes("greedy", 4)
    await room.comes("he")
    assert room.refused == ["greedy3"]
    await room.one_leaves()
    await room.one_leaves()
    assert room.came == ["greedy0", "greedy1", "he"]
    await room.all_leave()


async def test_who_hangs_up_leaves_the_queue() -> None:
    queue = FairQueue(at_once=1)
    room = Room(queue)
    await room.comes("a")
    await room.comes("gone")
    await room.comes("b")
    room.tasks[1].cancel()
    await settled()
    assert queue.waiting == 1
    await room.one_leaves()
    assert room.came == ["a", "b"]
    await room.all_leave()


async def test_a_place_given_to_somebody_who_hangs_up_just_then_is_not_lost() -> None:
    queue = FairQueue(at_once=1)
    room = Room(queue)
    await room.comes("a")
    await room.comes("gone")
    # Both in one moment: the place is given, and its owner is cancelled before waking up.
    room._out.release()
    while queue.waiting:
        await asyncio.sleep(0)
    room.tasks[1].cancel()
    await settled()
    await room.comes("b")
    assert room.came == ["a", "b"]
    await room.all_leave()


async def test_many_random_callers_are_all_let_in_once_and_leave_the_queue_empty() -> None:
    queue = FairQueue(at_once=3, most_waiting=10_000)
    inside, most = 0, 0

    async def visit(number: int) -> None:
        nonlocal inside, most
        async with queue.place(str(number % 7)):
            inside += 1
            most = max(most, inside)
            try:
                await asyncio.sleep(0)
            finally:
                inside -= 1

    tasks = [asyncio.create_task(visit(number)) for number in range(500)]
    await asyncio.sleep(0)
    for task in tasks[::11]:
        task.cancel()
    ended = await asyncio.gather(*tasks, return_exceptions=True)
    assert most == 3
    assert queue.waiting == 0
    assert {type(one) for one in ended} <= {type(None), asyncio.CancelledError}
    assert queue._free == 3


async def test_work_that_has_begun_is_finished_though_nobody_waits() -> None:
    done: list[str] = []

    async def work() -> None:
        await asyncio.sleep(0.01)
        done.append("all of it")

    waits = asyncio.create_task(to_the_end(work()))
    await asyncio.sleep(0)
    waits.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waits
    assert done == ["all of it"]
