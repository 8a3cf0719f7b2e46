import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from fake_rasa import FakeRasa, item
from fastapi.testclient import TestClient

from bot.web.headers import HEADERS
from services_db import EasyRead, Listing, ServicesUnavailable

PAGES = ["/", "/about", "/health", "/ready", "/nothing", "/api/nothing", "/static/chat.css"]
STATIC = Path(__file__).parents[2] / "bot" / "web" / "static"


def hidden(html: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', html)
    assert found
    return found.group(1)


def tokens(html: str) -> dict[str, str]:
    found = re.findall(
        r'name="said" value="([^"]*)">\s*<button class="press" name="button" value="([^"]*)"', html
    )
    return dict(found)


@pytest.mark.parametrize("path", PAGES)
def test_every_answer_has_the_security_headers(web: TestClient, path: str) -> None:
    response = web.get(path)
    for name, value in HEADERS.items():
        assert response.headers[name] == value
    assert "set-cookie" not in response.headers


def test_a_fault_of_our_own_has_them_too(web: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(incoming: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr(web.app.state.front_door, "take", broken)  # type: ignore[attr-defined]
    response = web.post("/", data={"message": "hello"})
    assert response.status_code == 500
    assert "content-security-policy" in response.headers
    assert "Something went wrong." in response.text


@pytest.mark.parametrize("path", ["/", "/about", "/nothing"])
def test_pages_hold_no_script_or_style_of_their_own(web: TestClient, path: str) -> None:
    html = web.get(path).text
    assert '<html lang="en-GB">' in html
    assert "<style" not in html
    assert not re.search(r"<script(?![^>]*\bsrc=)", html)
    assert not re.search(r"\s(style|on\w+)=", html)
    assert not re.search(r'(src|<link[^>]*href)="https?:', html)


def test_opening_the_page_starts_nothing(web: TestClient, rasa: FakeRasa) -> None:
    assert "Start" in web.get("/").text
    assert rasa.got == []


def test_the_conversation_works_with_plain_forms(web: TestClient, rasa: FakeRasa) -> None:
    rasa.answer = lambda message: [
        item("Hello."),
        item("Who is this for?", ("Me", "/me"), ("Someone <I> support", "/someone")),
    ]
    first = web.post("/", data={"start": hidden(web.get("/").text, "start")}).text
    assert rasa.said == ["/greet"]
    assert "Who is this for?" in first
    assert '<span class="number">2</span>' in first
    conversation = hidden(first, "conversation")
    pressed = tokens(first)
    data = {"conversation": conversation, "said": "Me", "button": pressed["Me"]}
    second = web.post("/", data=data).text
    assert "You said" in second
    assert hidden(second, "conversation") == conversation
    typed = {"conversation": conversation, "message": "i like <b>art</b>"}
    third = web.post("/", data=typed).text
    assert "i like &lt;b&gt;art&lt;/b&gt;" in third
    assert "<b>" not in third
    assert rasa.said == ["/greet", "/me", "i like <b>art</b>"]
    assert len({sender for sender, _ in rasa.got}) == 1


def test_help_go_back_and_start_again_are_always_there(web: TestClient) -> None:
    for html in (web.get("/").text, web.post("/", data={"message": "hello"}).text):
        shown = re.findall(r'name="message" value="([^"]+)"', html)
        assert shown == ["help", "go back", "start again"]


@pytest.mark.parametrize(
    ("query", "start"), [("?to=se8-music", "se8-music"), ("?to=%22%3E", "hello"), ("", "hello")]
)
def test_a_link_carries_its_code(web: TestClient, query: str, start: str) -> None:
    html = web.get(f"/{query}").text
    assert hidden(html, "start") == start
    assert f'data-start="{start}"' in html


def test_a_card_is_a_labelled_list_with_reasons(web: TestClient, rasa: FakeRasa) -> None:
    card = {
        "title": "Sing & Sew",
        "lines": [{"label": "When", "text": "Every Monday", "picture": None}],
        "why": ["You like singing."],
        "phone": "020 7946 0000",
        "website": "javascript:alert(1)",
        "map": None,
        "page": "/s/sing",
    }
    found = item("", ("Tell me more", "/more"))
    found["custom"]["card"] = card
    rasa.answer = lambda message: [found]
    html = web.post("/", data={"message": "hello"}).text
    assert "<dt>When</dt><dd>Every Monday</dd>" in html
    assert "<li>You like singing.</li>" in html
    assert "Sing &amp; Sew" in html
    assert 'href="tel:02079460000"' in html
    assert "javascript:" not in html


def test_urgent_numbers_are_links_that_dial(web: TestClient) -> None:
    html = web.post("/", data={"message": "i want to kill myself"}).text
    assert '<a class="press" href="tel:999">' in html


def test_words_stay_on_the_page_when_they_are_too_many(web: TestClient) -> None:
    long = "singing " * 200
    response = web.post("/", data={"message": long})
    assert response.status_code == 413
    assert long.strip() in response.text
    assert "Your message is too long for me." in response.text


def test_words_stay_on_the_page_while_rasa_starts(web_before_rasa: TestClient) -> None:
    response = web_before_rasa.post("/", data={"message": "I like art"})
    assert response.status_code == 503
    assert ">I like art</textarea>" in response.text
    start = web_before_rasa.post("/", data={"start": "se8-music"})
    assert hidden(start.text, "start") == "se8-music"
    assert "Try again" in start.text


@pytest.mark.parametrize(
    "body", [b"", b"%ff=%ff&message", b"\xff\xfe", b"&".join([b"a=b"] * 30), b"message=a&button=b"]
)
def test_a_form_that_is_none_gets_a_plain_sentence(web: TestClient, body: bytes) -> None:
    headers = {"content-type": "application/x-www-form-urlencoded"}
    response = web.post("/", content=body, headers=headers)
    assert response.status_code in (200, 400)
    assert "I did not" in response.text


def test_a_form_of_more_than_32_kb_is_refused(web: TestClient) -> None:
    assert web.post("/", data={"message": "😀" * 10_000}).status_code == 413


def test_health_is_about_this_process_only(web_before_rasa: TestClient) -> None:
    assert web_before_rasa.get("/health").status_code == 200


def test_ready_names_each_part(web: TestClient, rasa: FakeRasa) -> None:
    names = {"rasa", "actions", "services_database", "conversations_database"}
    ready = web.get("/ready")
    assert (ready.status_code, ready.json()["parts"]) == (200, dict.fromkeys(names, True))
    rasa.stop()
    gone = web.get("/ready")
    assert gone.status_code == 503
    assert gone.json()["parts"] == dict.fromkeys(names, True) | {"rasa": False, "actions": False}


def test_pictures_come_with_their_licence_and_only_from_their_folder(web: TestClient) -> None:
    picture = web.get("/pictures/1F3B5.svg")
    assert picture.headers["content-type"] == "image/svg+xml"
    for path in ("/pictures/FFFFF.svg", "/pictures/..%2FLICENSE.svg", "/pictures/1f3b5.svg"):
        assert web.get(path).status_code == 404
    assert "Pictures by OpenMoji. Licence CC BY-SA 4.0." in web.get("/about").text


def test_every_picture_that_words_name_is_shipped() -> None:
    from bot.easyread.pictures import all_codes
    from bot.web.routes.pictures import FOLDER

    assert [code for code in all_codes() if not (FOLDER / f"{code}.svg").is_file()] == []
    assert "Attribution-ShareAlike 4.0" in (FOLDER / "LICENSE.txt").read_text(encoding="utf-8")


def test_an_unknown_listing_is_a_plain_page(web: TestClient) -> None:
    response = web.get("/s/nothing")
    assert response.status_code == 404
    assert "That page is not here." in response.text


def test_a_listing_has_a_page_of_its_own(web: TestClient) -> None:
    read = EasyRead(what=("You sing <together>.",), when="Every Monday, 2pm to 4pm")
    listing = Listing("sing", "session", "Sing & Sew", None, None, ("singing",), read)
    web.app.state.services = SimpleNamespace(get={"sing": listing}.get)  # type: ignore[attr-defined]
    html = web.get("/s/sing").text
    assert "<h1>Sing &amp; Sew</h1>" in html
    assert "You sing &lt;together&gt;." in html
    assert "Every Monday, 2pm to 4pm" in html
    assert "We do not know" in html


def test_the_page_of_a_listing_says_so_when_the_database_is_gone(web: TestClient) -> None:
    def gone(listing_id: str) -> None:
        raise ServicesUnavailable

    web.app.state.services = SimpleNamespace(get=gone)  # type: ignore[attr-defined]
    response = web.get("/s/sing")
    assert response.status_code == 503
    assert "I cannot look that up just now." in response.text


def test_the_interface_is_described_and_no_page_loads_from_elsewhere(web: TestClient) -> None:
    assert "/api/chat" in web.get("/openapi.json").json()["paths"]
    assert web.get("/docs").status_code == 404
    assert web.get("/redoc").status_code == 404


@pytest.mark.parametrize("name", ["chat.js", "draw.js", "memory.js"])
def test_the_script_never_makes_html_from_text(name: str) -> None:
    script = (STATIC / name).read_text(encoding="utf-8")
    for dangerous in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("):
        assert dangerous not in script


def test_words_and_ground_differ_by_7_to_1_in_both_themes() -> None:
    css = (STATIC / "chat.css").read_text(encoding="utf-8")
    light, dark = css.split("@media (prefers-color-scheme: dark)")[:2]
    for theme in (light, dark):
        colour = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", theme))
        for ground in ("ground", "bot", "you", "urgent", "press"):
            for ink in ("ink", "quiet", "line"):
                assert contrast(colour[ink], colour[ground]) >= 7, (ink, ground)
        assert contrast(colour["on-strong"], colour["strong"]) >= 7
        assert contrast(colour["focus"], colour["ground"]) >= 3


def contrast(one: str, other: str) -> float:
    """Contrast ratio of WCAG 2.2."""
    brighter, darker = sorted((brightness(one), brightness(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def brightness(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("path", ["/", "/about", "/health", "/static/chat.css"])
def test_head_is_answered_wherever_get_is(web: TestClient, path: str) -> None:
    response = web.head(path)
    assert response.status_code == 200
    for name, value in HEADERS.items():
        assert response.headers[name] == value


def test_the_about_page_credits_pictures_and_places(web: TestClient) -> None:
    text = web.get("/about").text
    for credit in ("OpenMoji", "CC BY-SA 4.0", "Crown copyright", "GeoNames", "Royal Mail"):
        assert credit in text
