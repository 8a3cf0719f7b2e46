"""What was said just before is held for a short time, in memory only."""

from bot.turn.memory import MINUTES, Memory


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_the_last_message_is_remembered_for_some_minutes_and_then_gone() -> None:
    clock = Clock()
    memory = Memory(clock=clock)
    memory.keep("a", "i want to")
    clock.now += MINUTES * 60 - 1
    assert memory.before("a") == "i want to"
    clock.now += 2
    assert memory.before("a") is None
    assert not memory._said


def test_what_others_say_later_clears_what_was_said_long_ago() -> None:
    clock = Clock()
    memory = Memory(clock=clock)
    memory.keep("a", "old words")
    clock.now += MINUTES * 60 + 1
    memory.keep("b", "new words")
    assert list(memory._said) == ["b"]


def test_a_new_message_takes_the_place_of_the_one_before_and_the_oldest_go() -> None:
    memory = Memory(most=2)
    for who, words in (("a", "1"), ("b", "2"), ("a", "3"), ("c", "4")):
        memory.keep(who, words)
    assert [memory.before(who) for who in "abc"] == ["3", None, "4"]
    memory.drop("a")
    assert memory.before("a") is None
