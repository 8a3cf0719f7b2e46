"""The collector finds what people read, and leaves the rest."""

from pathlib import Path

import pytest

from bot.easyread.collect import check_everything, check_files, names_of, words_of

DOMAIN = """\
version: "3.1"
intents: [greet]
responses:
  utter_hello:
    - text: "Hello. {Person} {like} art."
      buttons:
        - title: "Yes"
          payload: /yes
  utter_long:
    - text: |-
        You like art.

        Is that right?
"""
LISTING = """\
id: sunny-art
kind: session
title: Sunny Art Club
facts:
  organisation: {text: Sunny Arts, source: a-page}
easy_read:
  what:
    - You make art.
    - An advocate can come with you.
    - An advocate helps you say what you want.
  cost: You can ask your advocate to pay five pounds.
  written_by: Somebody
notes:
  - {text: "This provider's outcomes are utilised.", source: a-page}
"""
ANSWERS = """\
medical:
  says: someone says i cant breathe, for recognition
  self:
    help:
      - Ring 999 now.
      - Tell a person near you.
    numbers: [emergency]
  buttons: ["Ring 999"]
"""


WORDING = """\
page:
  lead: I help you find things to do.
"""
PAGE = "<h1>{{ title }}</h1>\n{% if a %}\n<p>It is free.</p>\n{% endif %}\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name, content in (
        ("bot/domain/greet.yml", DOMAIN),
        ("bot/safety/answers.yml", ANSWERS),
        ("bot/web/wording.yml", WORDING),
        ("bot/web/templates/page.html", PAGE),
        ("bot/web/templates/admin/page.html", PAGE),
        ("services_db/listings/sunny-art.yml", LISTING),
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return tmp_path


def test_a_missing_folder_has_no_words(tmp_path: Path) -> None:
    assert list(words_of(tmp_path)) == []


def test_responses_and_buttons_are_read_with_their_lines(project: Path) -> None:
    said = {(item.where, item.text, item.kind) for item in words_of(project)}
    assert ("bot/domain/greet.yml:5", "Hello. {Person} {like} art.", "bubble") in said
    assert ("bot/domain/greet.yml:7", "Yes", "button") in said
    assert not any(text == "/yes" for _, text, _ in said)


def test_safety_answers_are_read_and_what_they_recognise_is_not(project: Path) -> None:
    said = {item.text: item.kind for item in words_of(project)}
    assert said["Ring 999 now. Tell a person near you."] == "bubble"
    assert said["Ring 999"] == "button"
    assert "someone says i cant breathe, for recognition" not in said
    assert "emergency" not in said


def test_easy_read_of_a_listing_is_read_and_its_notes_are_not(project: Path) -> None:
    said = {item.text: item.kind for item in words_of(project)}
    assert said["Sunny Art Club"] == "title"
    assert said["You can ask your advocate to pay five pounds."] == "line"
    assert not any("provider" in text for text in said)
    assert not any("Somebody" in text for text in said)


def test_wording_of_each_part_is_read_and_pages_without_their_template_marks(project: Path) -> None:
    said = {(item.where, item.text) for item in words_of(project)}
    assert ("bot/web/wording.yml:2", "I help you find things to do.") in said
    assert ("bot/web/templates/page.html:3", "It is free.") in said


def test_pages_for_staff_are_not_read(project: Path) -> None:
    assert not any("admin" in item.where for item in words_of(project))


def test_names_come_from_listings(project: Path) -> None:
    assert names_of(project) == {"Sunny Art Club", "Sunny Arts"}


def test_what_breaks_a_rule_is_found_where_it_stands(project: Path) -> None:
    failing = {
        (said.where, finding.rule)
        for said, finding in check_everything(project)
        if finding.level == "fails"
    }
    assert failing == {("services_db/listings/sunny-art.yml:11", 6)}


def test_files_of_several_sorts_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("You like art.\n\nI found\nthree things.\n")
    (tmp_path / "b.md").write_text("# Hello\n\n- I found [three](x.html) things.\n```\ntwo\n```\n")
    (tmp_path / "c.html").write_text(
        "<p>You like art.</p>\n<script>var three;</script>\n<p>I found\n<b>three</b> things.</p>"
        '<img alt="two dogs">'
    )
    (tmp_path / "d.yml").write_text("a: You like art.\nb: [I found three things.]\n")
    found = {
        (Path(said.where).name, finding.found)
        for said, finding in check_files(sorted(tmp_path.iterdir()))
        if finding.rule == 6
    }
    assert found == {
        ("a.txt:3", "three"),
        ("b.md:3", "three"),
        ("c.html:3", "three"),
        ("c.html:4", "two"),
        ("d.yml:2", "three"),
    }


def test_a_file_that_is_not_yaml_is_said_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "bad.yml").write_text("a: 1\nb: [\n")
    with pytest.raises(ValueError, match=r"bad\.yml:3: this is not YAML"):
        check_files([tmp_path / "bad.yml"])


def test_a_file_that_is_not_text_is_said(tmp_path: Path) -> None:
    for name in ("bad.txt", "bad.yml"):
        (tmp_path / name).write_bytes(b"\xff\xfe\x00")
        with pytest.raises(ValueError, match="this is not a text file"):
            check_files([tmp_path / name])


def test_a_line_of_plain_text_is_a_bubble(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("You like art. Is that right?\nYes. Two. Red. Blue.\n")
    found = [(Path(said.where).name, finding.rule) for said, finding in
             check_files([tmp_path / "a.txt"]) if finding.level == "fails"]  # fmt: skip
    assert found == [("a.txt:1", 3), ("a.txt:2", 3), ("a.txt:2", 6)]


def test_a_domain_file_and_a_listing_are_read_as_such(project: Path) -> None:
    domain, listing = project / "bot/domain/greet.yml", project / "services_db/listings"
    found = check_files([domain, listing / "sunny-art.yml"], names_of(project))
    places = [(Path(said.where).name, finding.rule) for said, finding in found
              if finding.level == "fails"]  # fmt: skip
    assert places == [("sunny-art.yml:11", 6)]
