"""The commands, each as a person runs it: what it prints, and its exit code."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bot.settings import ROOT

Run = subprocess.CompletedProcess[str]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """An environment without settings of this machine, with an empty folder for data."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("COMEALONG_", "TELEGRAM_"))
    }
    return {**kept, "COMEALONG_VAR": str(tmp_path), "RASA_TELEMETRY_ENABLED": "false"}


def comealong(environment: dict[str, str], *words: str, said: str = "") -> Run:
    command = [str(Path(sys.executable).parent / "comealong"), *words]
    return subprocess.run(
        command, env=environment, cwd=ROOT, input=said, capture_output=True, text=True
    )


def test_services_are_listed_and_shown_with_their_sources(environment: dict[str, str]) -> None:
    listed = comealong(environment, "services", "list")
    assert listed.returncode == 0
    assert "heart-n-soul-allsorts" in listed.stdout
    shown = comealong(environment, "services", "show", "shared-lives")
    assert shown.returncode == 0
    for heading in ("Theme", "Evidence", "Expected impact", "What would kill it"):
        assert heading in shown.stdout
    assert "145" in shown.stdout


def test_services_are_given_to_programs_as_json(environment: dict[str, str]) -> None:
    rows = json.loads(comealong(environment, "services", "list", "--json").stdout)
    assert len({row["model"] for row in rows if row["kind"] == "support"}) == 11
    shown = comealong(environment, "services", "show", "homeshare", "--json")
    assert json.loads(shown.stdout)["listing"]["title"] == "Homeshare"


def test_a_listing_that_is_none_is_said_in_one_line(environment: dict[str, str]) -> None:
    shown = comealong(environment, "services", "show", "nothing-like-this")
    assert shown.returncode == 1
    assert shown.stderr.count("\n") == 1
    assert "nothing-like-this" in shown.stderr


def test_wrong_usage_ends_with_2(environment: dict[str, str]) -> None:
    assert comealong(environment, "services", "show").returncode == 2
    assert comealong(environment, "nonsense").returncode == 2
    assert comealong(environment, "run", "--port", "99999999").returncode == 2


def test_a_link_is_made_for_a_referrer(environment: dict[str, str]) -> None:
    made = comealong(
        environment, "refer", "--interest", "music", "--place", "SE8", "--from", "Your GP surgery"
    )
    assert made.returncode == 0
    code = re.search(r"Web: http://127\.0\.0\.1:8000/\?to=([A-Za-z0-9_-]+)", made.stdout)
    assert code, made.stdout
    assert "TELEGRAM_TOKEN" in made.stdout


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["--interest", "quidditch"], "There is no interest 'quidditch'"),
        (["--place", "xqzzyplatz"], "I do not know the place 'xqzzyplatz'"),
        (["--place", "Newport"], "may be several places"),
    ],
)
def test_a_link_is_not_made_of_what_is_unknown(
    environment: dict[str, str], words: list[str], expected: str
) -> None:
    made = comealong(environment, "refer", *words)
    assert made.returncode == 1
    assert expected in made.stderr
    assert made.stdout == ""


def test_words_that_break_a_rule_are_named_with_file_and_line(
    environment: dict[str, str], tmp_path: Path
) -> None:
    text = tmp_path / "leaflet.txt"
    text.write_text("You can sing here.\nThe provider will facilitate your outcomes.\n")
    checked = comealong(environment, "easyread", str(text))
    assert checked.returncode == 1
    assert f"{text}:2" in checked.stdout
    assert "rule 8" in checked.stdout


def test_plain_words_pass(environment: dict[str, str], tmp_path: Path) -> None:
    text = tmp_path / "leaflet.txt"
    text.write_text("You can sing here.\nIt is free.\n")
    assert comealong(environment, "easyread", str(text)).returncode == 0


def test_a_file_that_is_not_there_is_said_in_one_line(environment: dict[str, str]) -> None:
    checked = comealong(environment, "easyread", "no-such-file.txt")
    assert checked.returncode == 1
    assert "no-such-file.txt" in checked.stderr


def test_nothing_is_held_of_an_unknown_conversation(environment: dict[str, str]) -> None:
    assert comealong(environment, "people", "forget", "0" * 32).returncode == 1
    purged = comealong(environment, "people", "purge")
    assert (purged.returncode, purged.stdout) == (0, "Deleted: 0\n")


def test_a_setting_that_cannot_be_is_said_in_one_line(environment: dict[str, str]) -> None:
    wrong = {**environment, "COMEALONG_RETENTION_DAYS": "many"}
    purged = comealong(wrong, "people", "purge")
    assert purged.returncode == 1
    assert "COMEALONG_RETENTION_DAYS" in purged.stderr
    assert purged.stderr.count("\n") == 1


def test_a_port_in_use_ends_the_start_with_one_sentence(environment: dict[str, str]) -> None:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        started = comealong(environment, "run", "--port", port)
    assert started.returncode == 1
    assert f"Port {port}" in started.stderr
    assert started.stderr.count("\n") == 1


def test_a_listing_with_a_slip_is_named_with_file_and_line(
    environment: dict[str, str], tmp_path: Path
) -> None:
    from services_db import ListingFault, read_listings

    folder = tmp_path / "listings"
    folder.mkdir()
    (folder / "sources.yml").write_text("a: {title: A page}\n")
    (folder / "choir.yml").write_text(
        "id: choir\nkind: session\ntitle: Choir\neasy_read:\n  waht: [You sing.]\n"
    )
    with pytest.raises(ListingFault, match=r"choir\.yml"):
        read_listings(folder)


def test_a_kind_of_support_is_shown_by_its_slug_too(environment: dict[str, str]) -> None:
    by_slug = comealong(environment, "services", "show", "heart_n_soul_allsorts", "--json")
    assert by_slug.returncode == 0
    assert json.loads(by_slug.stdout)["listing"]["kind"] == "support"


@pytest.mark.parametrize("sender", ["<script>alert(1)</script>", "x" * 61, "Ring\n999", ""])
def test_a_link_says_only_a_short_plain_name(environment: dict[str, str], sender: str) -> None:
    made = comealong(environment, "refer", "--interest", "music", "--from", sender)
    assert made.returncode == 1
    assert made.stderr.count("\n") == 1


def test_a_link_without_anything_in_it_is_wrong_usage(environment: dict[str, str]) -> None:
    assert comealong(environment, "refer").returncode == 2


def test_a_file_that_holds_no_text_is_said_in_one_line(
    environment: dict[str, str], tmp_path: Path
) -> None:
    binary = tmp_path / "picture.bin"
    binary.write_bytes(bytes(range(256)))
    checked = comealong(environment, "easyread", str(binary))
    assert checked.returncode == 1
    assert checked.stderr.count("\n") == 1
    assert "picture.bin" in checked.stderr


def test_a_database_that_cannot_be_used_is_said_in_one_line(environment: dict[str, str]) -> None:
    away = {**environment, "COMEALONG_CONVERSATIONS_URL": "postgresql://127.0.0.1:1/nothing"}
    purged = comealong(away, "people", "purge")
    assert purged.returncode == 1
    assert purged.stderr.count("\n") == 1
    assert "COMEALONG_CONVERSATIONS_URL" in purged.stderr


def test_a_folder_for_data_that_is_a_file_is_said_in_one_line(
    environment: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    listed = comealong({**environment, "COMEALONG_VAR": str(tmp_path / "file")}, "services", "list")
    assert listed.returncode == 1
    assert listed.stderr.count("\n") == 1


def test_programs_get_json_of_what_was_deleted(environment: dict[str, str]) -> None:
    purged = comealong(environment, "people", "purge", "--json")
    assert json.loads(purged.stdout) == {"deleted": 0}
