import json
import re
from typing import Any

import pytest
from fake_rasa import FakeRasa, item
from fastapi.testclient import TestClient

CONVERSATION = "a-conversation-id-of-ours"
JSON = {"content-type": "application/json"}


def post(web: TestClient, **asked: Any) -> Any:
    return web.post("/api/chat", json=asked)


def assert_plain_error(response: Any, status: int, code: str) -> None:
    assert response.status_code == status
    error = response.json()["error"]
    assert set(response.json()) == {"error"}
    assert error["code"] == code
    assert re.fullmatch(r"([A-Z][^.:;()]*\. ?){1,3}", error["message"])


def test_a_message_is_answered_with_replies(web: TestClient) -> None:
    response = post(web, conversation=CONVERSATION, message="I like art")
    assert response.status_code == 200
    assert response.json() == {
        "conversation": CONVERSATION,
        "replies": [
            {
                "text": "You said I like art",
                "picture": None,
                "urgent": False,
                "buttons": [],
                "card": None,
            }
        ],
    }


def test_a_new_conversation_gets_an_id_that_nobody_can_guess(web: TestClient) -> None:
    ids = {post(web, start="hello").json()["conversation"] for _ in range(3)}
    assert len(ids) == 3
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{32}", each) for each in ids)


def test_a_button_is_pressed_by_its_token(web: TestClient, rasa: FakeRasa) -> None:
    rasa.answer = lambda message: [item("Who?", ("Me", "/me"))]
    replies = post(web, conversation=CONVERSATION, message="hi").json()["replies"]
    button = replies[0]["buttons"][0]
    assert (button["title"], button["picture"]) == ("Me", None)
    post(web, conversation=CONVERSATION, button=button["token"])
    assert rasa.said == ["hi", "/me"]


def test_null_is_the_same_as_absent_and_other_keys_are_ignored(web: TestClient) -> None:
    response = post(web, conversation=None, message="hi", button=None, start=None, extra=[1])
    assert response.status_code == 200


def test_html_comes_back_as_words(web: TestClient) -> None:
    response = post(web, message="<script>alert(1)</script>")
    assert response.headers["content-type"] == "application/json"
    assert response.json()["replies"][0]["text"] == "You said <script>alert(1)</script>"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"not json",
        b"{",
        b"[]",
        b"null",
        b'"text"',
        b"{}",
        b'{"message": 7}',
        b'{"message": ["a"]}',
        b'{"message": "a", "button": "b"}',
        b'{"message": "a", "start": "hello"}',
        b'{"start": "no spaces here"}',
        b'{"conversation": "short", "message": "a"}',
        b'{"conversation": "", "message": "a"}',
        b'{"conversation": "has a space in the middle", "message": "a"}',
        b'{"conversation": 12345678901234567890, "message": "a"}',
        b"\xff\xfe\x00",
        b"[" * 30_000,
        b'{"message": NaN}',
    ],
)
def test_a_body_that_is_no_message_is_a_bad_request(web: TestClient, body: bytes) -> None:
    response = web.post("/api/chat", content=body, headers=JSON)
    assert_plain_error(response, 400, "bad_request")


@pytest.mark.parametrize("kind", [None, "text/plain", "application/x-www-form-urlencoded"])
def test_another_content_type_is_refused(web: TestClient, kind: str | None) -> None:
    headers = {"content-type": kind} if kind else {}
    response = web.post("/api/chat", content=b'{"message": "a"}', headers=headers)
    assert_plain_error(response, 415, "unsupported_type")


def test_a_content_type_with_a_character_set_is_json_too(web: TestClient) -> None:
    headers = {"content-type": "Application/JSON; charset=utf-8"}
    assert web.post("/api/chat", content=b'{"message": "a"}', headers=headers).status_code == 200


@pytest.mark.parametrize("message", ["x" * 1001, "😀" * 10_000, "x" * 40_000])
def test_too_long_a_message_is_refused(web: TestClient, rasa: FakeRasa, message: str) -> None:
    assert_plain_error(post(web, message=message), 413, "too_long")
    assert rasa.got == []


@pytest.mark.parametrize("message", ["", "   ", "\x00", "\ud800"])
def test_an_empty_message_gets_a_kind_word(web: TestClient, message: str) -> None:
    response = web.post("/api/chat", content=json.dumps({"message": message}), headers=JSON)
    assert response.status_code == 200
    assert response.json()["replies"][0]["text"].startswith("I did not get any words.")


def test_other_ways_of_asking_get_the_same_form_of_error(web: TestClient) -> None:
    assert_plain_error(web.get("/api/chat"), 405, "method_not_allowed")
    assert_plain_error(web.get("/api/nothing"), 404, "not_found")


def test_while_rasa_starts_it_says_so_and_when_to_come_back(web_before_rasa: TestClient) -> None:
    response = post(web_before_rasa, message="I like art")
    assert_plain_error(response, 503, "not_ready")
    assert int(response.headers["retry-after"]) > 0


def test_an_urgent_message_is_answered_while_rasa_starts(web_before_rasa: TestClient) -> None:
    response = post(web_before_rasa, message="i want to kill myself")
    assert response.status_code == 200
    replies = response.json()["replies"]
    assert replies[0]["urgent"] is True
    links = [button["link"] for reply in replies for button in reply["buttons"]]
    assert "tel:999" in links


def test_rasa_that_goes_and_comes_back(web: TestClient, rasa: FakeRasa) -> None:
    post(web, conversation=CONVERSATION, message="hello")
    rasa.stop()
    gone = post(web, conversation=CONVERSATION, message="I like art").json()["replies"][0]
    assert gone["buttons"][0]["title"] == "Try again"
    rasa.start()
    back = post(web, conversation=CONVERSATION, button=gone["buttons"][0]["token"])
    assert back.json()["replies"][0]["text"] == "You said I like art"


def test_a_fault_of_our_own_is_one_plain_sentence(
    web: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(incoming: Any) -> None:
        raise RuntimeError(incoming.message)

    monkeypatch.setattr(web.app.state.front_door, "take", broken)  # type: ignore[attr-defined]
    response = post(web, message="mysecretword")
    assert_plain_error(response, 500, "broken")
    assert "mysecretword" not in response.text
