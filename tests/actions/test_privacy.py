"""What the bot says of what it keeps is what it really keeps."""

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.action_privacy import ActionPrivacy
from actions.state import State


def said() -> list[str]:
    dispatcher = CollectingDispatcher()
    tracker = Tracker("someone", {}, {}, [], False, None, {}, "action_listen")
    ActionPrivacy().step(dispatcher, tracker, State())
    return [str(message["response"]) for message in dispatcher.messages]


def test_nothing_is_said_of_unclear_messages_where_none_are_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("COMEALONG_KEEP_UNCLEAR", raising=False)
    assert "utter_keeps_unclear" not in said()


def test_where_unclear_messages_are_kept_people_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMEALONG_KEEP_UNCLEAR", "true")
    assert "utter_keeps_unclear" in said()
