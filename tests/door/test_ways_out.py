"""Text of listings and of people, at each way out: nothing in it becomes more than words."""

import csv
import io
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

from bot.settings import Settings
from bot.telegram.lines import units
from bot.telegram.render import sends
from bot.turn import FrontDoor, Store, migrate
from bot.turn.messages import Answer
from bot.turn.rasa import RasaClient
from bot.unclear_file import Row, append, read_rows, replace
from bot.web import make_app
from services_db import EasyRead, Listing
from services_db.cells import plain_cell, safe_cell

FORMULAS = ["=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(1)", "\t=1", "\r=1", " =1", "'=1", "＝1"]
HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "{{7*7}} ${7*7} {0.__class__}",
    "*bold* _it_ [x](javascript:alert(1)) <b>b</b> ```x```",
    "a\r\nSet-Cookie: a=b",
    "\u202etra \u2066x\u2069",
    "</textarea></title><script>",
    *FORMULAS,
]


class Says:
    """A front door that answers with one reply."""

    def __init__(self, reply: dict[str, Any]) -> None:
        self.reply = reply

    async def take(self, incoming: Any) -> Answer:
        return Answer(incoming.conversation, [self.reply])


def reply_of(text: str) -> dict[str, Any]:
    line = {"label": text, "text": text, "picture": None}
    card = {
        "id": "a", "kind": "session", "model": None, "title": text, "lines": [line], "why": [text],
        "distance_miles": None, "next_date": None, "checked_on": None, "phone": text,
        "website": f"javascript:{text}", "page": text, "calendar": None, "map": text,
    }  # fmt: skip
    button = {"title": text, "token": "t", "picture": None, "link": None}
    return {"text": text, "picture": None, "urgent": False, "buttons": [button], "card": card}


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory) -> Any:
    settings = Settings(_env_file=None, var=tmp_path_factory.mktemp("var"), secret="a key")
    migrate(settings.conversations_database)
    store = Store(settings.conversations_database)
    door = FrontDoor(store, RasaClient("http://127.0.0.1:9"), b"a key")
    with TestClient(make_app(settings, door)) as client:
        yield client
    store.close()


def only_words(html: str, tags: int) -> None:
    assert html.count("<script") == tags
    for dangerous in ("<img src=x", "onerror=alert(1)>", "'alert(1)", "<b>b", 'href="javascript'):
        assert dangerous not in html


@pytest.mark.parametrize("text", HOSTILE)
def test_a_page_shows_hostile_text_as_words(web: TestClient, text: str) -> None:
    web.app.state.front_door = Says(reply_of(text))  # type: ignore[attr-defined]
    response = web.post("/", data={"message": text})
    assert response.status_code == 200
    only_words(response.text, 1)
    assert "set-cookie" not in response.headers


@pytest.mark.parametrize("text", HOSTILE)
def test_the_page_of_a_hostile_listing_is_words(web: TestClient, text: str) -> None:
    read = EasyRead((text,), *[text] * 5)
    listing = Listing("a", "session", text, None, None, ("art",), read)
    web.app.state.services = SimpleNamespace(get={"a": listing}.get)  # type: ignore[attr-defined]
    response = web.get("/s/a")
    assert response.status_code == 200
    only_words(response.text, 0)


@pytest.mark.parametrize("text", HOSTILE)
def test_telegram_gets_words_and_no_markup(text: str) -> None:
    (send,) = sends([reply_of(text)])
    assert text.split("\r")[0].strip()[:5] in send.text
    # Only what we make bold is; nothing asks Telegram to read signs as markup.
    assert {entity.type for entity in send.entities} <= {"bold"}
    assert all(entity.offset + entity.length <= units(send.text) for entity in send.entities)
    assert send.keyboard
    rows = [button for row in send.keyboard.inline_keyboard for button in row]
    assert not [button for button in rows if button.url]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_cell_is_no_formula(text: str) -> None:
    assert safe_cell(text).startswith("'")
    assert plain_cell(safe_cell(text)) == text


@given(st.text())
def test_every_cell_can_be_read_back_and_none_is_a_formula(text: str) -> None:
    cell = safe_cell(text)
    assert plain_cell(cell) == text
    assert not cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize("text", ["fine", "it's", "'quoted'", "", "1+1", "a=b"])
def test_other_cells_stay_as_they_are(text: str) -> None:
    assert safe_cell(text) == text
    assert plain_cell(text) == text


def test_the_file_that_people_sort_in_a_spreadsheet_has_no_formulas(tmp_path: Path) -> None:
    path = tmp_path / "unclear.csv"
    append(path, "=cmd|' /C calc'!A0", ["greet"], date(2026, 1, 1))
    append(path, "- art", ["greet"], date(2026, 1, 1))
    rows = read_rows(path)
    assert [row.message for row in rows] == ["=cmd|' /C calc'!A0", "- art"]
    replace(path, [*rows, Row("2026-01-01", "+1", intent="greet")])
    replace(path, read_rows(path))
    assert [row.message for row in read_rows(path)][1:] == ["- art", "+1"]
    cells = [cell for row in csv.reader(io.StringIO(path.read_text())) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
