"""How much may be asked over the web, and the settings that say so."""

from collections.abc import Callable

import pytest
from fake_rasa import FakeRasa
from fastapi.testclient import TestClient

from bot.settings import SettingsFault, read_settings

CONVERSATION = "a-conversation-id-of-ours"


def test_past_the_limit_of_a_conversation_there_is_a_sentence_and_a_time(
    app: Callable[..., TestClient],
) -> None:
    web = app(limit_conversation="2/year")
    said = {"conversation": CONVERSATION, "message": "hi"}
    codes = [web.post("/api/chat", json=said).status_code for _ in range(3)]
    assert codes == [200, 200, 429]
    response = web.post("/api/chat", json=said)
    assert int(response.headers["retry-after"]) >= 1
    assert response.json()["error"]["code"] == "too_many"
    assert response.json()["error"]["message"].startswith("You sent a lot of messages.")
    page = web.post("/", data=said)
    assert page.status_code == 429
    assert int(page.headers["retry-after"]) >= 1
    assert "You sent a lot of messages." in page.text
    # Words are not lost, and another conversation is not held up.
    assert ">hi</textarea>" in page.text
    assert web.post("/api/chat", json={"message": "hi"}).status_code == 200


def test_past_the_limit_of_an_address_reading_stops_and_danger_is_heard(
    app: Callable[..., TestClient], rasa: FakeRasa
) -> None:
    web = app(limit_address="3/year")
    assert [web.get("/about").status_code for _ in range(4)] == [200, 200, 200, 429]
    assert [web.post("/api/chat", json={"message": "x"}).status_code for _ in range(4)] == [
        200, 200, 200, 429,
    ]  # fmt: skip
    for _ in range(30):
        web.post("/api/chat", json={"message": "x"})
    urgent = web.post("/api/chat", json={"message": "i want to kill myself"})
    assert urgent.status_code == 200
    assert urgent.json()["replies"][0]["urgent"]
    assert "You sent a lot of messages." in web.get("/about").text
    assert web.get("/api/x").json()["error"]["code"] == "too_many"
    for path in ("/health", "/static/chat.css", "/pictures/1F44B.svg"):
        assert web.get(path).status_code == 200
    assert len(rasa.got) == 3


def test_a_limit_that_is_off_is_off(app: Callable[..., TestClient]) -> None:
    web = app(limit_address="off", limit_conversation="off")
    said = {"conversation": CONVERSATION, "message": ""}
    assert {web.post("/api/chat", json=said).status_code for _ in range(100)} == {200}


def test_addresses_are_in_no_log(
    app: Callable[..., TestClient], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    web = app(limit_address="1/year")
    for _ in range(3):
        web.post("/api/chat", json={"message": "x", "conversation": CONVERSATION})
    ours = [r for r in caplog.records if not r.name.startswith(("httpx", "httpcore", "asyncio"))]
    written = " ".join(f"{record.getMessage()} {record.__dict__}" for record in ours)
    assert "testclient" not in written
    assert CONVERSATION not in written


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("COMEALONG_LIMIT_CONVERSATION", "lots"),
        ("COMEALONG_LIMIT_CONVERSATION", "0/minute"),
        ("COMEALONG_LIMIT_ADDRESS", "5/fortnight"),
        ("COMEALONG_LIMIT_ADDRESS", "60"),
        ("COMEALONG_PROXIES", "*"),
        ("COMEALONG_PROXIES", "my-proxy"),
        ("COMEALONG_EMBED_SITES", "*"),
        ("COMEALONG_EMBED_SITES", "a.example"),
        ("COMEALONG_EMBED_SITES", "https://a.example/page"),
        ("COMEALONG_EMBED_SITES", "https://a.example; script-src *"),
        ("COMEALONG_TURNS_AT_ONCE", "0"),
        ("COMEALONG_ACTIONS_TOKEN", "short"),
    ],
)
def test_a_setting_of_the_door_that_is_wrong_is_one_plain_sentence(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsFault) as fault:
        read_settings()
    assert str(fault.value).startswith(f"The setting {name} is wrong: ")
    assert "\n" not in str(fault.value)


@pytest.mark.parametrize(
    ("name", "value", "field", "read"),
    [
        ("COMEALONG_LIMIT_ADDRESS", " OFF ", "limit_address", "off"),
        ("COMEALONG_LIMIT_ADDRESS", "5/second;60/hour", "limit_address", "5/second;60/hour"),
        ("COMEALONG_PROXIES", "127.0.0.1, ::1", "proxies", "127.0.0.1/32,::1/128"),
        ("COMEALONG_PROXIES", "10.0.0.0/8", "proxies", "10.0.0.0/8"),
        ("COMEALONG_EMBED_SITES", "https://A.example/", "embed_sites", "https://a.example"),
        (
            "COMEALONG_EMBED_SITES",
            "https://a.example,http://localhost:3000",
            "embed_sites",
            "https://a.example,http://localhost:3000",
        ),
    ],
)  # fmt: skip
def test_a_setting_of_the_door_can_be_written_in_many_ways(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, field: str, read: str
) -> None:
    monkeypatch.setenv(name, value)
    assert getattr(read_settings(), field) == read
