"""Learning from use: a person sorts what was not understood, and it becomes training examples."""

import io
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.cli.accept import accept, read_examples
from bot.cli.console import PlainError
from bot.cli.people import purge_old
from bot.cli.review import Reviewer, review, rows_of
from bot.cli.unclear import purge_unclear
from bot.settings import ROOT
from bot.unclear_file import FILE, Row, append, replace
from tests.system import settings_for_tests

DAY = date(2026, 3, 31)
FIND = """# What to do.
version: "3.1"

nlu:
- intent: find
  examples: |
    - i like art
    - wot is on
- intent: online
  examples: |
    - can i join from home
"""
NO = """version: "3.1"
nlu:
- intent: "no"
  examples: |
    - no
    - no thank you
"""


@pytest.fixture
def nlu_data(tmp_path: Path) -> Path:
    folder = tmp_path / "nlu_data"
    folder.mkdir()
    (folder / "find.yml").write_text(FIND)
    (folder / "no.yml").write_text(NO)
    return folder


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / FILE
    for message in ("can you cook", "sing in [place] with [name]", "what is a [word]"):
        append(path, message, ["online"], DAY)
    return path


def reviewed(path: Path, *answers: str) -> list[str]:
    """What is shown to somebody who gives these answers."""
    said: list[str] = []

    def parse(text: str) -> dict[str, Any]:
        ranking = [{"name": name, "confidence": 0.3} for name in ("unsure", "find", "no")]
        return {"read_as": text.replace("wot", "what"), "intent_ranking": ranking}

    lines = io.StringIO("".join(f"{answer}\n" for answer in answers))
    review(path, Reviewer(parse, frozenset(["find", "online", "no"]), lines, said.append))
    return said


def intents(path: Path) -> list[str]:
    return [row.intent for row in rows_of(path)]


def test_a_message_is_shown_with_its_reading_and_its_likeliest_intents(table: Path) -> None:
    said = "\n".join(reviewed(table, "q"))
    assert '"can you cook"' in said
    assert "It is read as: can you cook" in said
    assert "1  find (topic find): Find things to do" in said
    assert "2  no (topic no)" in said
    assert "3  online" in said


def test_a_number_and_a_name_sort_a_message(table: Path) -> None:
    reviewed(table, "1", "online", "s")
    assert intents(table) == ["find", "online", ""]


def test_a_message_is_deleted_or_left_for_later(table: Path) -> None:
    reviewed(table, "d", "s", "no")
    assert [row.message for row in rows_of(table)] == [
        "sing in [place] with [name]",
        "what is a [word]",
    ]
    assert intents(table) == ["", "no"]


@pytest.mark.parametrize("answers", [["1", "q"], ["1"]])
def test_stopping_keeps_what_was_answered(table: Path, answers: list[str]) -> None:
    reviewed(table, *answers)
    assert intents(table) == ["find", "", ""]
    assert "Message 1 of 2" in "\n".join(reviewed(table))


def test_an_unknown_intent_is_asked_again(table: Path) -> None:
    said = reviewed(table, "flibble", "9", "", "find", "q")
    assert sum("There is no intent" in line for line in said) == 3
    assert intents(table) == ["find", "", ""]


def test_what_the_bot_adds_meanwhile_is_not_lost(table: Path) -> None:
    def bot_goes_on(text: str) -> dict[str, Any]:
        append(table, "can you drive", [], DAY)
        return {}

    answers = io.StringIO("find\nq\n")
    review(table, Reviewer(bot_goes_on, frozenset(["find"]), answers, lambda line: None))
    assert [row.message for row in rows_of(table)][-2:] == ["can you drive", "can you drive"]
    assert intents(table)[0] == "find"


def test_a_list_of_messages_is_sorted_without_what_says_who_somebody_is(tmp_path: Path) -> None:
    path = tmp_path / "heard.txt"
    path.write_text("my son kyle likes wot\n\nart in leeds\n")
    reviewed(path, "find", "1")
    assert [row.message for row in rows_of(path)] == ["my son [name] likes what", "art in [place]"]
    assert intents(path) == ["find", "find"]
    assert "is sorted" in reviewed(path)[0]


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00binary", b"a\x00b"])
def test_a_file_that_is_none_is_said_in_one_sentence(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "bad.csv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(PlainError, match="bad\\.csv"):
        reviewed(path)
    with pytest.raises(PlainError, match=re.escape(tmp_path.name)):
        reviewed(tmp_path)


@pytest.mark.parametrize("option", ["--review", "--accept"])
def test_the_command_says_what_is_wrong_with_a_file(tmp_path: Path, option: str) -> None:
    command = [str(Path(sys.executable).parent / "comealong"), "understand", option, "none.csv"]
    environment = {**os.environ, "COMEALONG_VAR": str(tmp_path)}
    ran = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr == "There is no file none.csv.\n"


def sorted_file(tmp_path: Path, *pairs: tuple[str, str]) -> Path:
    path = tmp_path / "sorted.csv"
    replace(path, [Row("2026-03-31", message, intent=intent) for message, intent in pairs])
    return path


def accepted(path: Path, folder: Path) -> tuple[dict[str, int], str]:
    said: list[str] = []
    counts = accept(path, folder, said.append)
    return counts, "\n".join(said)


def test_sorted_messages_become_examples_of_their_intents(tmp_path: Path, nlu_data: Path) -> None:
    path = sorted_file(
        tmp_path, ("sing in [place] with [name]", "find"), ("not at [number]", "no"), ("later", "")
    )
    counts, said = accepted(path, nlu_data)
    assert counts == {"find.yml": 1, "no.yml": 1}
    assert "find.yml: 1 added." in said
    assert "comealong train" in said
    find = (nlu_data / "find.yml").read_text()
    assert find == FIND.replace("is on\n", "is on\n    - sing in Leeds with Sam\n")
    assert yaml.safe_load((nlu_data / "no.yml").read_text())["nlu"][0]["examples"].endswith(
        "- not at 12\n"
    )
    assert [row.done for row in rows_of(path)] == ["yes", "yes", ""]


def test_accepting_again_adds_nothing(tmp_path: Path, nlu_data: Path) -> None:
    path = sorted_file(tmp_path, ("can you cook", "find"))
    accepted(path, nlu_data)
    before = (nlu_data / "find.yml").read_text()
    assert accepted(path, nlu_data) == ({}, "Nothing was added.")
    assert (nlu_data / "find.yml").read_text() == before


def test_an_example_that_is_there_already_is_left_out(tmp_path: Path, nlu_data: Path) -> None:
    path = sorted_file(
        tmp_path, ("I like  art!", "online"), ("join now", "online"), ("Join now.", "find")
    )
    counts, said = accepted(path, nlu_data)
    assert counts == {"find.yml": 1}
    assert "is an example of find already" in said
    assert "is an example of online already" in said
    assert [row.done for row in rows_of(path)] == ["yes"] * 3


def test_a_message_with_a_word_taken_out_is_refused(tmp_path: Path, nlu_data: Path) -> None:
    path = sorted_file(tmp_path, ("what is a [word]", "find"), ("ring [address]", "find"))
    counts, said = accepted(path, nlu_data)
    assert counts == {}
    assert said.count("cannot be an example") == 2
    assert [row.done for row in rows_of(path)] == ["", ""]


def test_what_somebody_wrote_into_the_file_is_taken_out_too(tmp_path: Path, nlu_data: Path) -> None:
    path = sorted_file(tmp_path, ("my son kyle [art](interest) on 07700 900123", "find"))
    accepted(path, nlu_data)
    added = (nlu_data / "find.yml").read_text()
    assert "- my son Sam art interest on 12" in added


def test_an_intent_that_is_none_is_left(tmp_path: Path, nlu_data: Path) -> None:
    counts, said = accepted(sorted_file(tmp_path, ("can you cook", "flibble")), nlu_data)
    assert counts == {}
    assert "There is no intent 'flibble'" in said


def test_more_examples_that_begin_alike_are_left_out(tmp_path: Path, nlu_data: Path) -> None:
    pairs = [(f"can we all go {what}", "find") for what in ("out", "home", "there", "in")]
    counts, said = accepted(sorted_file(tmp_path, *pairs), nlu_data)
    assert counts == {"find.yml": 3}
    assert 'begin with "can we all go"' in said


def test_the_shipped_training_data_can_be_added_to(tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    folder.mkdir()
    for file in (ROOT / "nlu_data").glob("*.yml"):
        (folder / file.name).write_bytes(file.read_bytes())
    names = sorted(read_examples(folder).file_of)
    pairs = [(f"dance cook {'dance ' * at}", name) for at, name in enumerate(names)]
    path = sorted_file(tmp_path, *pairs)
    assert sum(accepted(path, folder)[0].values()) == len(names)


def test_rows_past_the_retention_time_are_deleted(tmp_path: Path) -> None:
    settings = settings_for_tests(tmp_path)
    path = tmp_path / FILE
    days = (date(2026, 2, 28), date(2026, 3, 1), DAY)
    replace(path, [Row(day.isoformat(), "can you cook") for day in days] + [Row("", "undated")])
    assert purge_unclear(settings, today=DAY) == 2
    assert [row.date for row in rows_of(path)] == ["2026-03-01", "2026-03-31"]
    assert purge_unclear(settings, today=date(2027, 1, 1)) == 2
    assert not path.exists()
    assert purge_unclear(settings, today=DAY) == 0


def test_the_daily_purge_deletes_them_too_also_where_keeping_is_off(tmp_path: Path) -> None:
    settings = settings_for_tests(tmp_path)
    replace(tmp_path / FILE, [Row("2020-01-01", "can you cook")])
    assert settings.keep_unclear is False
    assert purge_old(settings) == 0
    assert not (tmp_path / FILE).exists()


def test_a_spoilt_file_is_deleted_and_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("no table")
    assert purge_unclear(settings_for_tests(tmp_path)) == 1
    assert not (tmp_path / FILE).exists()
