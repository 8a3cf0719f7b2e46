"""What `comealong services list` and `show` print."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

from services_db.models import HEADINGS
from services_db.search import Services
from services_db.show import as_json, as_records, as_rows, as_table, as_text

Write = Callable[..., Any]


def test_the_list_has_one_line_a_listing_under_its_headings(services: Services) -> None:
    lines = as_table(services.all_details()).splitlines()
    assert lines[0].split() == [
        "id", "kind", "status", "title", "where", "model", "interests", "checked",
    ]  # fmt: skip
    assert len(lines) == 10


def test_the_list_says_what_is_not_known(services: Services) -> None:
    rows = {row["id"]: row for row in as_rows(services.all_details())}
    assert rows["somewhere-cooking"]["where"] == "not known"
    assert rows["choir"]["where"] == "for people in London"
    assert rows["allsorts"]["where"] == "The Albany, Deptford, SE8"


def test_show_prints_facts_with_their_sources_and_says_what_is_not_known(
    services: Services,
) -> None:
    details = services.details("allsorts")
    assert details is not None
    text = as_text(details)
    assert "Age from: 18 [A page]" in text
    assert "Free: not known" in text
    assert "Cost: not known" in text


def test_show_prints_every_heading_also_the_empty_ones(
    bare_services: Services, write: Write, refill: Callable[[], object]
) -> None:
    told = {"evidence": [{"text": "It works.", "source": ["a-page", "a-book"]}]}
    write("homeshare", kind="support", model="homeshare", directory=told)
    refill()
    details = bare_services.details("homeshare")
    assert details is not None
    text = as_text(details)
    assert "Evidence\n  It works. [A page; A book]" in text
    assert all(label in text for label in HEADINGS.values())
    assert text.count("No source says.") == len(HEADINGS) - 1


def test_show_can_be_read_by_programs(services: Services) -> None:
    details = services.details("allsorts")
    assert details is not None
    held = json.loads(json.dumps(as_json(details)))
    assert held["listing"]["free"] is None
    assert held["sources"]["where"] == ["A page"]
    assert held["easy_read_sources"] == {"what": ["A book"]}


def test_show_prints_the_source_behind_each_easy_read_line(
    bare_services: Services, write: Write, refill: Callable[[], object]
) -> None:
    sources = {"what": ["a-book", "a-page"], "cost": ["a-page"]}
    lines = {"what": ["You paint.", "You chat."], "cost": "Ask.", "sources": sources}
    write("hall", easy_read=lines)
    refill()
    details = bare_services.details("hall")
    assert details is not None
    text = as_text(details)
    assert "  What: You paint. You chat. [A book; A page]\n" in text
    assert "  Cost: Ask. [A page]\n" in text
    assert "  When: not known\n" in text


def test_the_list_for_programs_has_null_where_it_is_not_known(services: Services) -> None:
    held = {one["id"]: one for one in json.loads(json.dumps(as_records(services.all_details())))}
    assert len(held) == 9
    assert held["somewhere-cooking"] == {
        "id": "somewhere-cooking",
        "kind": "session",
        "status": "live",
        "title": "Somewhere Cooking",
        "organisation": None,
        "model": None,
        "interests": ["cooking"],
        "venue": None,
        "town": None,
        "postcode": None,
        "area_served": [],
        "free": None,
        "checked_on": None,
    }


def test_the_list_for_programs_keeps_each_fact_in_its_own_key(
    bare_services: Services, write: Write, refill: Callable[[], object]
) -> None:
    where = {"venue": "The Hall", "town": "Deptford", "postcode": "SE8"}
    facts = {"organisation": "Us", "where": where, "area_served": ["London"], "free": False}
    write("hall", facts, interests=["art", "music"], checked_on=date(2026, 3, 31))
    refill()
    record = as_records(bare_services.all_details())[0]
    assert {name: record[name] for name in where} == where
    assert (record["organisation"], record["area_served"]) == ("Us", ["London"])
    assert (record["free"], record["interests"]) == (False, ["art", "music"])
    assert record["checked_on"] == "2026-03-31"
