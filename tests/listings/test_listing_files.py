"""The listings as they ship: each file in order, every fact with its source, nobody named."""

import csv
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from services_db.listing_file import ListingFile, Source

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "services_db" / "listings"
SOURCES = FOLDER / "sources.yml"
FILES = sorted(path for path in FOLDER.glob("*.yml") if path != SOURCES)
MODELS = {
    "heart_n_soul_allsorts",
    "connect_and_do",
    "community_models_directory",
    "compassionate_neighbours",
    "create_health",
    "micro_enterprise",
    "local_area_coordination",
    "community_led_support",
    "small_supports",
    "shared_lives",
    "homeshare",
}
CONNECT_AND_DO = {
    "choir": ["singing"],
    "gallery-tour": ["museums", "art"],
    "arts-course": ["art"],
    "art-mondays": ["art", "social"],
    "sewing-and-craft": ["sewing", "craft"],
    "creative-writing": ["writing"],
    "music": ["music"],
    "drama": ["drama"],
    "relaxation": ["relaxation"],
    "gallery-workshops": ["museums", "art"],
}
# The websites that the facts were read on; pages below them were not kept.
WEBSITES = {
    "artshealthandwellbeing.org.uk",
    "certitude.london",
    "communitycatalysts.co.uk",
    "compassionateneighbours.org",
    "creategloucestershire.co.uk",
    "heartnsoul.co.uk",
    "homeshareuk.org",
    "local.gov.uk",
    "ndti.org.uk",
    "sharedlivesplus.org.uk",
    "thinklocalactpersonal.org.uk",
    "worcestershire.gov.uk",
}
LINES = ("who_for", "when", "where", "cost", "how_to_join")
NUMBER_WORDS = re.compile(
    r"\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|hundred|thousand)\b",
    re.IGNORECASE,
)
# First names that the documents or many people in the UK have; "Will" and "Mark" are also words.
FIRST_NAMES = re.compile(
    r"\b(Agnes|Alex|Alison|Andrew|Andy|Anna|Anne|Ben|Brian|Carol|Caroline|Chris|Christine|Clive"
    r"|Daniel|David|Donna|Emma|Fiona|Gary|Helen|Ian|Jack|Jake|James|Jane|Janet|Jean|Jo|Joan|John"
    r"|Julie|Karen|Kate|Kevin|Laura|Linda|Lisa|Lucia|Lucy|Lynne|Margaret|Maria|Martin|Mary"
    r"|Michael|Mike|Natalie|Nick|Nicola|Paul|Peter|Philip|Pippa|Rachel|Ralph|Rebecca|Richard"
    r"|Robert|Sarah|Simon|Sophia|Sophie|Stephen|Steve|Sue|Susan|Thomas|Tim|Tina|Tom|Tony|Wendy)\b"
)


@cache
def raw(path: Path) -> dict[str, Any]:
    """What a YAML file says, as it stands."""
    said: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return said


def listings() -> list[ListingFile]:
    """Every listing that ships."""
    return [ListingFile(**raw(path)) for path in FILES]


def by_id(wanted: str) -> ListingFile:
    """The listing of this id."""
    return ListingFile(**raw(FOLDER / f"{wanted}.yml"))


def parts_with_words_or_values(said: Any) -> Iterator[dict[str, Any]]:
    """Every part of a file that states something."""
    if isinstance(said, dict):
        if {"text", "value", "areas", "venue", "town", "postcode"} & set(said):
            yield said
        for inner in said.values():
            yield from parts_with_words_or_values(inner)
    elif isinstance(said, list):
        for inner in said:
            yield from parts_with_words_or_values(inner)


def keys(source: str | list[str]) -> set[str]:
    """The keys of sources.yml that are named."""
    return {source} if isinstance(source, str) else set(source)


def first_3_sentences(listing: ListingFile) -> str:
    """What a card shows of what it is."""
    return " ".join(sentences(" ".join(listing.easy_read.what))[:3])


def easy_read_lines(listing: ListingFile) -> list[str]:
    """Each line that a person reads."""
    read = listing.easy_read
    told = [getattr(read, name) for name in LINES]
    return [*read.what, *(line for line in told if line)]


def sentences(text: str) -> list[str]:
    """The sentences of a line; a full stop inside an address ends none."""
    return [part for part in re.split(r"(?<=[.?!])\s+", text) if part]


each_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


@each_file
def test_a_file_has_the_form_of_a_listing_and_the_name_of_its_id(path: Path) -> None:
    assert ListingFile(**raw(path)).id == path.stem
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", path.stem)


def test_every_source_has_the_form_of_a_source() -> None:
    for said in raw(SOURCES).values():
        Source(**said)


@each_file
def test_everything_stated_has_a_source_that_is_in_the_list(path: Path) -> None:
    known = set(raw(SOURCES))
    for part in parts_with_words_or_values(raw(path)):
        named = keys(part["source"])
        assert named, part
        assert named <= known, part


@each_file
def test_every_easy_read_line_has_a_source_that_is_in_the_list(path: Path) -> None:
    read = raw(path)["easy_read"]
    assert set(read["sources"]) == {"what", *LINES} & set(read)
    for line, source in read["sources"].items():
        assert keys(source), line
        assert keys(source) <= set(raw(SOURCES)), line


def test_only_websites_that_the_sources_give_are_named() -> None:
    for path in (*FILES, SOURCES):
        for address in re.findall(r"https?://\S+", path.read_text(encoding="utf-8")):
            assert re.fullmatch(r"https://(www\.)?([^/]+)", address), address
            assert address.removeprefix("https://").removeprefix("www.") in WEBSITES, address


def test_every_source_in_the_list_is_used() -> None:
    used: set[str] = set()
    for path in FILES:
        for part in parts_with_words_or_values(raw(path)):
            used |= keys(part["source"])
        for source in raw(path)["easy_read"]["sources"].values():
            used |= keys(source)
    assert used == set(raw(SOURCES))


def test_the_five_documents_are_among_the_sources() -> None:
    documents = [said["document"] for said in raw(SOURCES).values() if said.get("document")]
    assert len(documents) == len(set(documents)) == 5


def test_each_of_the_eleven_models_is_there_exactly_once() -> None:
    models = [str(listing.model) for listing in listings() if listing.kind == "support"]
    assert sorted(models) == sorted(MODELS)


def test_a_kind_of_support_has_a_directory_entry_and_a_session_names_its_kind_at_most() -> None:
    for listing in listings():
        if listing.kind == "support":
            assert listing.model, listing.id
            assert listing.directory, listing.id
        else:
            assert listing.model in (None, *MODELS), listing.id


def test_a_directory_entry_rests_on_one_of_the_five_documents() -> None:
    documents = {key for key, said in raw(SOURCES).items() if said.get("document")}
    for path in FILES:
        directory = raw(path).get("directory")
        if directory:
            used = {str(part["source"]) for part in parts_with_words_or_values(directory)}
            assert any(document in source for document in documents for source in used), path.stem


def test_every_interest_is_one_that_the_bot_knows() -> None:
    with (ROOT / "services_db" / "interests" / "interests.csv").open(encoding="utf-8") as file:
        known = {row["slug"] for row in csv.DictReader(file)}
    for listing in listings():
        assert set(listing.interests) <= known, listing.id


def test_titles_differ() -> None:
    titles = [listing.title.casefold() for listing in listings()]
    assert len(titles) == len(set(titles))


@each_file
def test_nobody_is_named(path: Path) -> None:
    assert FIRST_NAMES.findall(path.read_text(encoding="utf-8")) == []


@each_file
def test_easy_read_sentences_have_15_words_at_most(path: Path) -> None:
    for line in easy_read_lines(by_id(path.stem)):
        for sentence in sentences(line):
            assert len(sentence.split()) <= 15, sentence


@each_file
def test_easy_read_has_digits_and_no_number_words(path: Path) -> None:
    for line in easy_read_lines(by_id(path.stem)):
        assert NUMBER_WORDS.findall(line) == [], line


@each_file
def test_easy_read_has_one_idea_in_a_sentence(path: Path) -> None:
    for line in easy_read_lines(by_id(path.stem)):
        for sentence in sentences(line):
            assert not re.search(r"[;:()!–—]|n't|'re|'ll|'ve", sentence), sentence
            assert sentence.count(",") <= 1, sentence
            assert not ("," in sentence and " and " in sentence), sentence
            assert sentence.endswith((".", "?")), sentence


@each_file
def test_easy_read_lines_are_short(path: Path) -> None:
    listing = by_id(path.stem)
    assert 1 <= len(listing.easy_read.what) <= 5
    for name in LINES:
        assert len(sentences(getattr(listing.easy_read, name) or "")) <= 3, name


def test_allsorts_is_at_the_albany_in_deptford_for_people_over_18() -> None:
    allsorts = by_id("heart-n-soul-allsorts")
    assert allsorts.kind == "session"
    assert allsorts.facts.where is not None
    assert (allsorts.facts.where.venue, allsorts.facts.where.town) == ("The Albany", "Deptford")
    assert allsorts.facts.age_from is not None
    assert allsorts.facts.age_from.value == 18
    assert "4 seasons a year" in str(allsorts.easy_read.when)
    assert any("over the age of 18" in note.text for note in allsorts.notes)


@pytest.mark.parametrize("name", sorted(CONNECT_AND_DO))
def test_a_connect_and_do_group_is_free_and_for_people_who_live_in_london(name: str) -> None:
    group = by_id(f"connect-and-do-{name}")
    assert group.kind == "session"
    assert group.interests == CONNECT_AND_DO[name]
    assert group.facts.free is not None
    assert group.facts.free.value is True
    assert group.facts.area_served is not None
    assert group.facts.area_served.areas == ["London"]


def test_shared_lives_begins_with_where_you_live() -> None:
    what = by_id("shared-lives").easy_read.what
    assert what[0] == "You live in the home of a Shared Lives carer."


@pytest.mark.parametrize(
    ("name", "points"),
    [
        ("homeshare", ["moves in", "helps in the house", "company"]),
        ("micro-enterprise", ["Local people help you at home", "go out"]),
        ("compassionate-neighbours", ["company"]),
        ("local-area-coordination", ["help you find the right support"]),
    ],
)
def test_what_a_card_shows_has_the_point(name: str, points: list[str]) -> None:
    shown = first_3_sentences(by_id(name))
    assert [point for point in points if point not in shown] == []


def test_st_josephs_says_where_the_hospice_is_and_claims_no_area() -> None:
    facts = by_id("compassionate-neighbours-st-josephs").facts
    assert facts.where is not None
    assert facts.where.town == "Hackney"
    assert facts.area_served is None
    assert facts.free is None
