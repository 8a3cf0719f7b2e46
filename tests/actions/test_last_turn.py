"""Looking back at what was said."""

from typing import Any

from actions.last_turn import intents_in_a_row, said_last, wording_names


def user(intent: str) -> dict[str, Any]:
    return {"event": "user", "parse_data": {"intent": {"name": intent}}}


def bot(text: str, response: str | None = None) -> dict[str, Any]:
    return {"event": "bot", "text": text, "metadata": {"utter_action": response}}


def test_the_last_turn_is_the_one_before_the_message_now_answered() -> None:
    events = [user("greet"), bot("a"), bot("b"), user("find"), bot("c"), user("again")]
    assert [event["text"] for event in said_last(events)] == ["c"]


def test_a_turn_in_which_nothing_was_said_is_passed_over() -> None:
    events = [user("greet"), bot("a"), user("find"), user("again")]
    assert [event["text"] for event in said_last(events)] == ["a"]


def test_nothing_was_said_at_the_beginning() -> None:
    assert said_last([user("again")]) == []
    assert said_last([]) == []


def test_wordings_are_known_by_name() -> None:
    assert wording_names([bot("a", "utter_a"), bot("b")]) == ["utter_a"]


def test_messages_in_a_row_are_counted_from_the_newest() -> None:
    events = [user("x"), user("greet"), user("x"), bot("?"), user("x")]
    assert intents_in_a_row(events, ("x",)) == 2
    assert intents_in_a_row([user("greet")], ("x",)) == 0
