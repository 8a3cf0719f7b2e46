"""What README and docs say is there, is there."""

import re

import pytest
from typer.main import get_command

from bot.cli.main import app
from bot.settings import ROOT, Settings

FOLDERS = ("", "docs/**/", "services_db/**/", "bot/**/", "tests/**/")
DOCUMENTS = sorted({path for folder in FOLDERS for path in ROOT.glob(f"{folder}*.md")})


def test_every_setting_is_in_the_example_and_the_page() -> None:
    names = {str(field.validation_alias) for field in Settings.model_fields.values()}
    example = (ROOT / ".env.example").read_text()
    page = (ROOT / "docs" / "settings.md").read_text()
    assert {name for name in names if name not in example} == set()
    assert {name for name in names if name not in page} == set()
    assert set(re.findall(r"^# ?((?:COMEALONG|TELEGRAM)_[A-Z_]+)=", example, re.M)) == names


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_commands_that_a_document_names_exist(document) -> None:  # type: ignore[no-untyped-def]
    commands = get_command(app).commands  # type: ignore[attr-defined]
    for line in re.findall(r"comealong ([a-z]+)(?: ([a-z]+))?", document.read_text()):
        assert line[0] in commands, line
        if hasattr(commands[line[0]], "commands") and line[1]:
            assert line[1] in commands[line[0]].commands, line


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_make_targets_that_a_document_names_exist(document) -> None:  # type: ignore[no-untyped-def]
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.M))
    named = set(re.findall(r"`make ([a-z-]+)`", document.read_text()))
    assert named <= targets


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_tests_that_a_document_names_exist(document) -> None:  # type: ignore[no-untyped-def]
    named = re.findall(r"\btests/[\w./-]*\w", document.read_text())
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_every_hazard_and_every_threat_names_a_test_that_shows_its_control() -> None:
    for name, first, least in (("hazard-log", "| H", 20), ("threat-model", "| ", 10)):
        text = (ROOT / "docs" / f"{name}.md").read_text()
        table = text[text.index("shown by" if first == "| " else "evidence") :]
        rows = [row for row in table.partition("\n\n")[0].splitlines()[2:] if row.startswith(first)]
        assert len(rows) >= least
        assert [row[:60] for row in rows if "`tests/" not in row.rsplit("|", 2)[-2]] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_files_that_a_document_links_to_exist(document) -> None:  # type: ignore[no-untyped-def]
    for link in re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", document.read_text()):
        assert (document.parent / link).exists(), link
