"""What a browser is told, what other sites may do, and whose a conversation is."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from fake_rasa import FakeRasa, item
from fastapi.testclient import TestClient

from bot.turn import Incoming
from bot.web.conversations import conversation_of, is_guessable, new_conversation

SITE, OTHER = "https://a.example", "https://evil.example"
WEB = Path(__file__).parents[2] / "bot" / "web"
CONVERSATION = "a-conversation-id-of-ours"


def asks_first(web: TestClient, origin: str, path: str = "/api/chat") -> Any:
    headers = {
        "origin": origin,
        "access-control-request-method": "POST",
        "access-control-request-headers": "content-type",
    }
    return web.options(path, headers=headers)


def test_nobody_may_frame_the_chat_unless_a_setting_says_so(
    app: Callable[..., TestClient],
) -> None:
    plain, embedded = app(), app(embed_sites=f"{SITE},https://b.example:8443")
    policy = plain.get("/").headers["content-security-policy"]
    assert policy.endswith("frame-ancestors 'none'")
    assert plain.get("/").headers["x-frame-options"] == "DENY"
    policy = embedded.get("/").headers["content-security-policy"]
    assert policy.endswith(f"frame-ancestors {SITE} https://b.example:8443")
    assert "x-frame-options" not in embedded.get("/").headers


def test_the_policy_allows_nothing_inline_and_nothing_from_elsewhere(web: TestClient) -> None:
    policy = web.get("/").headers["content-security-policy"]
    assert "unsafe" not in policy
    assert "*" not in policy
    assert "http" not in policy
    assert {"default-src 'none'", "base-uri 'none'", "script-src 'self'"} <= set(policy.split("; "))


@pytest.mark.parametrize(
    "file", sorted([*WEB.glob("templates/*"), *WEB.glob("static/*.js")]), ids=lambda p: p.name
)
def test_no_template_and_no_script_has_anything_inline(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert not re.search(r"<script(?![^>]*\ssrc=)", text)
    assert not re.search(r"<style|\sstyle=|javascript:", text.replace('"javascript:" ever', ""))
    assert not re.search(r"\son[a-z]+\s*=\s*[\"'{]", text)
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(", text)
    assert "| safe" not in text


def test_a_browser_comes_back_by_tls_only_where_people_reach_it_so(
    app: Callable[..., TestClient],
) -> None:
    assert "strict-transport-security" not in app(public_url="http://a.example").get("/").headers
    tls = app(public_url="https://a.example").get("/").headers["strict-transport-security"]
    assert tls == "max-age=31536000"


def test_devices_are_not_for_the_chat_and_windows_are_apart(web: TestClient) -> None:
    headers = web.get("/").headers
    assert "camera=()" in headers["permissions-policy"]
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    picture = web.get("/pictures/1F44B.svg").headers
    assert picture["cross-origin-resource-policy"] == "cross-origin"


@pytest.mark.parametrize("path", ["/", "/api/chat", "/about", "/nothing", "/static/chat.js"])
def test_no_answer_sets_a_cookie(web: TestClient, path: str) -> None:
    for response in (web.get(path), web.post(path, json={"message": "hello"})):
        assert "set-cookie" not in response.headers


def test_a_site_that_is_named_may_ask_and_read_and_send_no_cookies(
    app: Callable[..., TestClient],
) -> None:
    web = app(embed_sites=SITE)
    first = asks_first(web, SITE)
    assert first.status_code == 204
    assert first.headers["access-control-allow-origin"] == SITE
    assert first.headers["access-control-allow-methods"] == "POST"
    assert first.headers["access-control-allow-headers"] == "Content-Type"
    response = web.post("/api/chat", json={"message": "hi"}, headers={"origin": SITE})
    assert response.status_code == 200
    assert response.headers["access-control-allow-origin"] == SITE
    assert "origin" in response.headers["vary"].lower()
    picture = web.get("/pictures/1F44B.svg", headers={"origin": SITE})
    assert picture.headers["access-control-allow-origin"] == SITE
    for each in (first, response, picture):
        assert "access-control-allow-credentials" not in each.headers


@pytest.mark.parametrize("sites", ["", SITE])
@pytest.mark.parametrize("origin", [OTHER, "null", "https://a.example.evil.example", SITE + "."])
def test_any_other_site_may_not(app: Callable[..., TestClient], sites: str, origin: str) -> None:
    web = app(embed_sites=sites)
    for response in (
        asks_first(web, origin),
        web.post("/api/chat", json={"message": "hi"}, headers={"origin": origin}),
        web.get("/pictures/1F44B.svg", headers={"origin": origin}),
    ):
        assert "access-control-allow-origin" not in response.headers
    assert asks_first(web, origin).status_code == 405


def test_other_paths_are_for_nobodys_scripts(app: Callable[..., TestClient]) -> None:
    web = app(embed_sites=SITE)
    for path in ("/", "/ready", "/openapi.json", "/about"):
        assert "access-control-allow-origin" not in web.get(path, headers={"origin": SITE}).headers


def test_a_site_that_may_ask_can_also_read_that_it_asked_too_much(
    app: Callable[..., TestClient],
) -> None:
    web = app(embed_sites=SITE, limit_conversation="1/year")
    said = {"conversation": CONVERSATION, "message": "hi"}
    web.post("/api/chat", json=said, headers={"origin": SITE})
    response = web.post("/api/chat", json=said, headers={"origin": SITE})
    assert response.status_code == 429
    assert response.headers["access-control-allow-origin"] == SITE
    assert response.headers["access-control-expose-headers"] == "Retry-After"


@pytest.mark.parametrize("sent", ["same-origin", "same-site", "none", None])
def test_our_own_form_is_taken(web: TestClient, sent: str | None) -> None:
    # Our pages send no referrer, so that a browser says "null" for where they are from.
    headers = {"origin": "null"} | ({"sec-fetch-site": sent} if sent else {})
    assert web.post("/", data={"message": "hi"}, headers=headers).status_code == 200


def test_a_form_of_another_site_puts_no_words_in_a_persons_mouth(
    web: TestClient, rasa: FakeRasa
) -> None:
    headers = {"origin": OTHER, "sec-fetch-site": "cross-site"}
    response = web.post("/", data={"message": "hi"}, headers=headers)
    assert response.status_code == 403
    assert "I cannot take words from another website." in response.text
    assert rasa.got == []


def test_a_telegram_chat_cannot_be_reached_over_the_web(web: TestClient, rasa: FakeRasa) -> None:
    rasa.answer = lambda message: [item("Who?", ("Me", "/me"))]
    chat = "5552368765432109"
    take = web.app.state.front_door.take  # type: ignore[attr-defined]
    assert web.portal
    answer = web.portal.call(take, Incoming("telegram", chat, message="my secret"))
    token = answer.replies[0]["buttons"][0]["token"]
    for conversation in (chat, f"telegram-{chat}", f"telegram_{chat}"):
        web.post("/api/chat", json={"conversation": conversation, "button": token})
    assert rasa.said == ["my secret", "/again", "/again", "/again"]
    assert len({sender for sender, _ in rasa.got}) == 4


@pytest.mark.parametrize(
    "conversation",
    [
        "aaaaaaaaaaaaaaaa",
        "1234567890123456",
        "0123456789012345",
        "9876543210987654",
        "abcdefghijklmnop",
        "0000-0000-0000-0000",
        "00000000-0000-0000-0000-000000000000",
        "ababababababababab",
        "A" * 64,
    ],
)
def test_an_id_that_anybody_would_think_of_is_used_by_nobody(
    web: TestClient, conversation: str
) -> None:
    answers = [
        web.post("/api/chat", json={"conversation": conversation, "message": "hi"})
        for _ in range(2)
    ]
    assert [answer.status_code for answer in answers] == [200, 200]
    ids = {answer.json()["conversation"] for answer in answers}
    assert len(ids) == 2
    assert conversation not in ids


@pytest.mark.parametrize(
    "conversation",
    [
        "test-conversation-0001",
        "load-0000000000001",
        "123e4567-e89b-12d3-a456-426614174000",
        "a-conversation-id-of-ours",
        "conversation-000",
    ],
)
def test_an_id_that_a_client_made_is_kept_where_in_doubt(conversation: str) -> None:
    assert conversation_of(conversation) == conversation


def test_ids_made_here_are_never_guessable() -> None:
    assert not any(is_guessable(new_conversation()) for _ in range(10_000))


def test_a_conversations_id_is_in_no_address(web: TestClient) -> None:
    page = web.post("/", data={"conversation": CONVERSATION, "message": "hi"}).text
    addresses = re.findall(r'(?:href|src|action)="([^"]*)"', page)
    assert addresses
    assert not any(CONVERSATION in address for address in addresses)
    # Nor is it read from one.
    assert CONVERSATION not in web.get(f"/?conversation={CONVERSATION}").text
