"""Messages that were not understood: kept only where that is switched on, and without details."""

import csv
import logging
import os
import stat
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot import unclear_file
from bot.nlu.keep_unclear import KeepUnclear
from bot.nlu.message import READ_AS
from bot.settings import Settings

DAY = date(2026, 3, 31)
RANKING = ("nlu_fallback", "find", "help", "stop", "greet")


@pytest.fixture(autouse=True)
def _no_setting(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.delenv("COMEALONG_KEEP_UNCLEAR", raising=False)
    yield


def settings(var: Path, *, on: bool) -> Settings:
    return Settings(_env_file=None, var=var, keep_unclear=on)


SAID_YES = {"looked": True, "keep": "yes", "keep_said_on": "2026-03-01", "who": "someone"}


def said(text: str, intent: str = "nlu_fallback", allowed: dict[str, Any] | None = None) -> Message:
    ranking = [{"name": name, "confidence": 0.2} for name in RANKING]
    top = {"name": intent, "confidence": 0.8}
    data: dict[str, Any] = {TEXT: text, READ_AS: text, INTENT: top, INTENT_RANKING_KEY: ranking}
    data["metadata"] = SAID_YES if allowed is None else allowed
    return Message(data=data)


def keeper(var: Path, *, on: bool = True) -> KeepUnclear:
    return KeepUnclear({}, settings(var, on=on), today=lambda: DAY)


def rows(var: Path) -> list[dict[str, str]]:
    with (var / unclear_file.FILE).open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_nothing_is_kept_where_the_setting_is_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object, **__: object) -> None:
        raise AssertionError("something was opened")

    component = keeper(tmp_path, on=False)
    monkeypatch.setattr(os, "open", never)
    monkeypatch.setattr("bot.nlu.keep_unclear.taken_out", never)
    messages = [said(f"flibble {number}") for number in range(200)]
    assert component.process(messages) == messages
    monkeypatch.undo()
    assert list(tmp_path.iterdir()) == []


def test_the_setting_is_off_unless_somebody_switches_it_on(tmp_path: Path) -> None:
    assert Settings(_env_file=None, var=tmp_path).keep_unclear is False


def test_rasa_makes_it_with_the_setting_of_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMEALONG_VAR", str(tmp_path))
    for value, kept in (("false", False), ("true", True)):
        monkeypatch.setenv("COMEALONG_KEEP_UNCLEAR", value)
        anything: Any = None
        KeepUnclear.create({}, anything, anything, anything).process([said("can you cook")])
        assert (tmp_path / unclear_file.FILE).exists() is kept


def test_what_was_not_understood_is_kept_with_its_day_and_likeliest_intents(tmp_path: Path) -> None:
    component = keeper(tmp_path)
    for intent in ("nlu_fallback", "unsure", "out_of_scope"):
        component.process([said(f"can you cook {intent[:2]}", intent)])
    assert [row["date"] for row in rows(tmp_path)] == ["2026-03-31"] * 3
    first = rows(tmp_path)[0]
    assert [first[f"likely_{number}"] for number in (1, 2, 3)] == ["find", "help", "stop"]
    assert first["intent"] == first["done"] == ""


def test_a_name_a_number_and_a_place_do_not_reach_the_file(tmp_path: Path) -> None:
    text = "im Kyle Okafor ring my mum sue on 07700 900123 or kyle@example.com, 12 oak road, Leeds"
    keeper(tmp_path).process([said(text)])
    written = (tmp_path / unclear_file.FILE).read_text().lower()
    for planted in ("kyle", "okafor", "sue", "07700", "900123", "@", "example", "oak", "leeds"):
        assert planted not in written
    assert "[name]" in written
    assert "[number]" in written
    assert "[place]" in written


def test_what_was_understood_a_payload_and_no_text_are_not_kept(tmp_path: Path) -> None:
    understood, payload, nothing = said("art", "find"), said("/nlu_fallback"), said("")
    no_intent, endless = Message(data={TEXT: "art"}), said("art " * 400)
    keeper(tmp_path).process([understood, payload, nothing, no_intent, endless])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("allowed", [{}, {"looked": True}, {"keep": "no"}, {"keep": "yes"}])
def test_of_who_did_not_say_yes_nothing_is_kept(tmp_path: Path, allowed: dict[str, Any]) -> None:
    keeper(tmp_path).process([said("can you cook", allowed=dict(allowed))])
    assert list(tmp_path.iterdir()) == []


def test_of_who_was_not_asked_yet_nothing_is_kept_and_it_is_time_to_ask(tmp_path: Path) -> None:
    allowed = {"keep": "ask"}
    keeper(tmp_path).process([said("art", "find", allowed)])
    assert allowed == {"keep": "ask"}
    keeper(tmp_path).process([said("can you cook", allowed=allowed)])
    assert allowed == {"keep": "ask", "unclear": True}
    assert list(tmp_path.iterdir()) == []


def test_where_keeping_is_off_nobody_is_asked(tmp_path: Path) -> None:
    allowed = {"keep": "ask"}
    keeper(tmp_path, on=False).process([said("can you cook", allowed=allowed)])
    assert "unclear" not in allowed


def test_a_row_says_whose_it_is_so_that_it_can_be_forgotten(tmp_path: Path) -> None:
    path = tmp_path / unclear_file.FILE
    keeper(tmp_path).process([said("can you cook")])
    keeper(tmp_path).process([said("can you sew", allowed={"keep": "yes", "who": "other"})])
    assert [row["who"] for row in rows(tmp_path)] == ["someone", "other"]
    assert unclear_file.delete_of(path, "someone") == 1
    assert [row["message"] for row in rows(tmp_path)] == ["can you sew"]
    assert unclear_file.delete_of(path, "other") == 1
    assert not path.exists()
    assert unclear_file.delete_of(path, "other") == 0


def test_a_file_of_an_older_form_gets_the_new_column(tmp_path: Path) -> None:
    path = tmp_path / unclear_file.FILE
    path.write_text("date,message,likely_1\n2026-03-01,can you sew,find\n")
    keeper(tmp_path).process([said("can you cook")])
    assert [(row["message"], row["who"]) for row in rows(tmp_path)] == [
        ("can you sew", ""),
        ("can you cook", "someone"),
    ]


def test_the_message_itself_is_left_as_it_was(tmp_path: Path) -> None:
    message = said("my son kyle")
    before = dict(message.data)
    keeper(tmp_path).process([message])
    assert message.data == before


def test_only_its_owner_can_read_the_file(tmp_path: Path) -> None:
    keeper(tmp_path / "new").process([said("can you cook")])
    mode = (tmp_path / "new" / unclear_file.FILE).stat().st_mode
    assert stat.S_IMODE(mode) == 0o600


def test_the_newest_stands_last_under_one_header(tmp_path: Path) -> None:
    component = keeper(tmp_path)
    for text in ("can you cook", "can you dance", "can you drive"):
        component.process([said(text)])
    lines = (tmp_path / unclear_file.FILE).read_text().splitlines()
    assert lines[0] == "date,message,likely_1,likely_2,likely_3,intent,done,who"
    assert [row["message"] for row in rows(tmp_path)] == [
        "can you cook",
        "can you dance",
        "can you drive",
    ]


def test_the_oldest_rows_make_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unclear_file, "MOST_ROWS", 3)
    for text in ("one cook", "two cooks", "can you dance", "can you drive", "can you sing"):
        unclear_file.append(tmp_path / unclear_file.FILE, text, ["find"], DAY)
    kept = ["can you dance", "can you drive", "can you sing"]
    assert [row["message"] for row in rows(tmp_path)] == kept


def test_a_fault_in_writing_does_not_break_the_turn(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / unclear_file.FILE).mkdir()
    message = said("my secret wish")
    with caplog.at_level(logging.ERROR):
        assert keeper(tmp_path).process([message]) == [message]
    assert "could not be kept" in caplog.text
    assert "secret" not in caplog.text
    assert "wish" not in caplog.text


def test_half_a_row_is_taken_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / unclear_file.FILE
    unclear_file.append(path, "can you cook", [], DAY)
    before = path.read_bytes()
    whole = os.write
    monkeypatch.setattr(os, "write", lambda file, data: whole(file, data[:5]))
    with pytest.raises(OSError, match="disk"):
        unclear_file.append(path, "can you dance", [], DAY)
    assert path.read_bytes() == before


def test_a_turn_does_not_wait_for_somebody_who_sorts(tmp_path: Path) -> None:
    path = tmp_path / unclear_file.FILE
    with unclear_file.locked(path):
        keeper(tmp_path).process([said("can you cook")])
    assert not path.exists()


def test_a_file_without_its_last_line_break_is_gone_on_with(tmp_path: Path) -> None:
    path = tmp_path / unclear_file.FILE
    unclear_file.append(path, "can you cook", [], DAY)
    path.write_text(path.read_text().rstrip("\n"))
    unclear_file.append(path, "can you dance", [], DAY)
    assert [row["message"] for row in rows(tmp_path)] == ["can you cook", "can you dance"]
