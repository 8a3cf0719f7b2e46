"""How replies leave Rasa: each whole, in one item."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from types import SimpleNamespace
from typing import Any

import pytest
from jsonschema import ValidationError
from rasa.core.actions.action import RemoteAction
from rasa.core.channels.channel import UserMessage

from bot.dialogue.quick_checks import check_the_schema_once
from bot.dialogue.rest_channel import EasyReadRest, WholeReplies, whole_replies
from bot.easyread.reply import Button, Card, Reply


@pytest.fixture(autouse=True)
def _logs_of_other_tests_stay_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.dialogue.rest_channel.quieten_logs", lambda: None)


def sent(message: dict[str, Any]) -> list[dict[str, Any]]:
    channel = WholeReplies([])
    asyncio.run(channel.send_response("someone", message))
    return channel.messages


def test_text_buttons_and_reply_object_are_one_item() -> None:
    message = {"text": "Who is it for?", "buttons": [{"title": "Me", "payload": "/me"}]}
    (item,) = sent(message)
    assert item["text"] == "Who is it for?"
    assert item["buttons"] == [{"title": "Me", "payload": "/me"}]
    assert item["custom"]["buttons"] == [{"title": "Me", "payload": "/me", "picture": None}]
    assert set(item["custom"]) == {"text", "buttons", "picture", "card", "urgent"}


def test_a_blank_line_begins_a_new_bubble_and_the_last_has_the_buttons() -> None:
    message = {"text": "One.\n\nTwo?", "buttons": [{"title": "Yes", "payload": "/yes"}]}
    first, last = sent(message)
    assert (first["text"], last["text"]) == ("One.", "Two?")
    assert "buttons" not in first
    assert last["buttons"]


def test_a_picture_named_in_the_domain_stands_with_the_first_bubble() -> None:
    first, second = whole_replies({"text": "Hello.\n\nMore.", "custom": {"picture": "1F44B"}})
    assert first["picture"]["url"] == "/pictures/1F44B.svg"
    assert first["picture"]["alt"]
    assert second["picture"] is None


def test_a_reply_object_of_an_action_leaves_as_it_is() -> None:
    card = Card("choir", "session", None, "Choir", (), ("You like singing.",))
    reply = Reply("Choir", (Button("Tell me more", "/tell_me_more"),), card=card).as_dict()
    (item,) = sent({"text": reply["text"], "buttons": reply["buttons"], "custom": reply})
    assert item["custom"] == reply


def test_the_wish_to_be_forgotten_leaves_with_the_words() -> None:
    (item,) = sent({"text": "I have deleted it.", "custom": {"forget": True}})
    assert item["custom"]["forget"] is True


def test_nothing_to_say_is_nothing() -> None:
    assert sent({"text": "", "custom": {}}) == []


def test_it_answers_where_rasas_own_channel_did() -> None:
    assert EasyReadRest.name() == "rest"


def test_an_answer_of_an_action_is_still_checked() -> None:
    check_the_schema_once()
    action = RemoteAction("action_find", None)
    good = {"events": [{"event": "slot", "name": "a", "value": 1}], "responses": []}
    assert action._validate_action_result(good)
    with pytest.raises(ValidationError):
        action._validate_action_result({"events": "none", "responses": []})
    with pytest.raises(ValidationError):
        action._validate_action_result({"events": [{"event": "no such event"}], "responses": []})


@pytest.mark.parametrize("fault", [asyncio.CancelledError, RuntimeError])
def test_a_turn_that_breaks_off_is_logged_without_its_words(
    fault: type[BaseException], caplog: pytest.LogCaptureFixture
) -> None:
    async def breaks(_message: UserMessage) -> None:
        raise fault("zebrafinch")

    assert asyncio.run(posted(breaks, "zebrafinch")) == []
    assert caplog.records
    assert "zebrafinch" not in caplog.text


async def posted(
    on_new_message: Callable[[UserMessage], Awaitable[Any]], text: str
) -> list[dict[str, Any]]:
    """What the channel answers to a message, its handler called as Sanic does."""
    blueprint = EasyReadRest().blueprint(on_new_message)
    route = next(each for each in blueprint._future_routes if "webhook" in str(each.uri))
    body = {"sender": "someone", "message": text, "metadata": {"looked": True}}
    request: Any = SimpleNamespace(json=body, args={}, query_args=[])
    handler: Any = route.handler
    answer = await handler(request)
    found: list[dict[str, Any]] = json.loads(answer.body)
    return found


def test_an_unclear_message_is_marked_for_the_front_door() -> None:
    async def unclear(message: UserMessage) -> None:
        (message.metadata or {})["unclear"] = True
        await message.output_channel.send_response("someone", {"text": "I am not sure."})

    (item,) = asyncio.run(posted(unclear, "flibble"))
    assert item["custom"]["unclear"] is True
