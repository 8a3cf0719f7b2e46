"""The set-up on a machine that lacks something: one plain sentence, and exit code 1."""

import os
import shutil
import subprocess
import sys
from collections import namedtuple
from pathlib import Path

import pytest

from bot.cli import starting
from bot.cli.console import FULL_DISK, plain_errors
from bot.cli.starting import prepare_databases
from bot.settings import ROOT
from tests.system import settings_for_tests

sys.path.insert(0, str(ROOT / "scripts"))
import make_environment

Usage = namedtuple("Usage", "total used free")


def test_a_machine_without_python_is_told_what_to_install(tmp_path: Path) -> None:
    tools = tmp_path / "bin"
    tools.mkdir()
    for name in ("make", "sh", "echo"):
        found = shutil.which(name)
        assert found
        (tools / name).symlink_to(found)
    checkout = tmp_path / "checkout"
    (checkout / "scripts").mkdir(parents=True)
    for name in ("Makefile", "pyproject.toml", "uv.lock", "scripts/make_environment.py"):
        shutil.copy(ROOT / name, checkout / name)
    made = subprocess.run(
        ["make", "run"], cwd=checkout, env={"PATH": str(tools)}, capture_output=True, text=True
    )
    assert made.returncode != 0
    assert "Python 3 is missing." in made.stderr
    assert "sudo apt install python3 python3-venv" in made.stderr


def test_a_full_disk_stops_the_set_up_before_it_begins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(make_environment, "ROOT", tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: Usage(10, 9, 1))
    with pytest.raises(SystemExit) as ended:
        make_environment.main()
    assert ended.value.code == 1
    assert capsys.readouterr().err == f"{make_environment.NO_ROOM}\n"


def test_a_full_disk_stops_the_start_with_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(starting.shutil, "disk_usage", lambda path: Usage(10, 9, 1))
    with pytest.raises(SystemExit) as ended, plain_errors():
        prepare_databases(settings_for_tests(tmp_path))
    assert ended.value.code == 1
    assert capsys.readouterr().err == f"{FULL_DISK}\n"


def test_a_disk_that_fills_up_in_the_middle_is_one_sentence_too(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit), plain_errors():
        raise OSError(28, "No space left on device")
    assert capsys.readouterr().err == f"{FULL_DISK}\n"


def test_a_python_of_the_right_version_is_found_wherever_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "versions" / "3.10.99" / "bin"
    elsewhere.mkdir(parents=True)
    (elsewhere / "python").symlink_to(sys.executable)
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path))
    monkeypatch.setattr(make_environment.sys, "executable", "/nothing/here")
    monkeypatch.setattr(make_environment.shutil, "which", lambda name: None)
    found = make_environment.find_python()
    assert found in (str(elsewhere / "python"), "/usr/bin/python3.10")


def test_where_there_is_none_the_version_is_left_to_uv_to_fetch(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(make_environment, "works", lambda python, version=None: False)
    assert make_environment.find_python() == "3.10"


def test_a_program_that_is_no_python_is_not_taken_for_one(tmp_path: Path) -> None:
    broken = tmp_path / "python3.10"
    broken.write_text("#!/bin/sh\nexit 127\n")
    broken.chmod(0o755)
    assert not make_environment.works(broken, "3.10")
    assert not make_environment.works(tmp_path / "none")
    assert make_environment.works(sys.executable, "3.10")


def test_in_ci_a_skipped_test_has_failed(tmp_path: Path) -> None:
    (tmp_path / "test_it.py").write_text(
        "import pytest\n\n\ndef test_it():\n    pytest.skip('the part is not here')\n"
    )
    for ci, code in (("true", 1), ("", 0)):
        ran = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-p", "tests.conftest", str(tmp_path)],
            cwd=ROOT,
            env={**os.environ, "CI": ci},
            capture_output=True,
            text=True,
        )
        assert ran.returncode == code, ran.stdout
