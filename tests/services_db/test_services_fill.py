"""Listing files laid down in the database, and what is said of a wrong one."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from services_db.faults import ListingFault
from services_db.fill import FOLDER, Filled, fill, load_models, read_listings
from services_db.models import ListingRow
from services_db.reading import Details
from services_db.search import Services
from tests.services_db.services_catalogue import INTERESTS, LONDON, WORCESTER

Write = Callable[..., Path]
Refill = Callable[[], Filled]


def table(services: Services) -> list[Details]:
    return services.all_details()


def test_the_same_files_twice_change_nothing(services: Services, refill: Refill) -> None:
    before = table(services)
    assert refill() == Filled(unchanged=9)
    assert table(services) == before


def test_a_changed_file_changes_its_listing_alone(
    services: Services, write: Write, refill: Refill
) -> None:
    write("choir", {"area_served": ["UK", "London"], "free": False}, interests=["music", "singing"])
    assert refill() == Filled(changed=1, unchanged=8)
    choir = services.get("choir")
    assert choir is not None
    assert choir.interests == ("music", "singing")
    assert (choir.area_served, choir.free) == (("UK", "London"), False)


def test_a_listing_whose_file_is_gone_is_closed_and_comes_back_with_it(
    services: Services, folder: Path, refill: Refill
) -> None:
    path = folder / "choir.yml"
    text = path.read_text()
    path.unlink()
    assert refill() == Filled(closed=1, unchanged=8)
    details = services.details("choir")
    assert details is not None
    assert details.status == "closed"
    assert refill() == Filled(unchanged=8)
    path.write_text(text)
    assert refill() == Filled(changed=1, unchanged=8)
    assert services.get("choir") is not None


def test_listings_of_another_origin_are_left_alone(
    services: Services, engine: Engine, refill: Refill
) -> None:
    with Session(engine) as session, session.begin():
        row = session.get_one(ListingRow, "choir")
        other = ListingRow(
            id="theirs",
            origin="a council",
            kind="session",
            title="Theirs",
            status="live",
            easy_what=row.easy_what,
            easy_written_by="They",
        )
        session.add(other)
    assert refill() == Filled(unchanged=9)
    assert services.get("theirs") is not None


def test_organisations_with_one_name_are_one(engine: Engine, write: Write, refill: Refill) -> None:
    write("one", {"organisation": "The Hall"})
    write("two", {"organisation": "The Hall"})
    refill()
    with Session(engine) as session:
        rows = session.scalars(select(ListingRow.organisation_id)).all()
    assert len(rows) == 2
    assert len(set(rows)) == 1


def test_a_town_gives_a_spot_and_a_borough_does_not(
    bare_services: Services, write: Write, refill: Refill
) -> None:
    write("in-worcester", {"where": {"town": "Worcester"}})
    write("in-hackney", {"where": {"town": "Hackney"}})
    write("in-atlantis", {"where": {"town": "Atlantis"}})
    refill()
    spots = {one.id: one.lat for one in bare_services.all()}
    assert spots == {"in-worcester": WORCESTER.lat, "in-hackney": None, "in-atlantis": None}
    near = bare_services.near(bare_services.all()[1], LONDON)
    assert near is not None
    assert near.how == "here", "Hackney is in London"


def test_each_fact_keeps_its_sources(
    bare_services: Services, folder: Path, write: Write, refill: Refill
) -> None:
    write(
        "shared",
        {"free": True},
        kind="support",
        directory={"evidence": [{"text": "It works.", "source": ["a-page", "a-book"]}]},
        notes=[{"text": "Ask again.", "source": "a-book"}],
    )
    refill()
    details = bare_services.details("shared")
    assert details is not None
    assert details.sources == {"free": ("A page",)}
    assert details.directory["evidence"][0].sources == ("A page", "A book")
    assert details.notes[0].sources == ("A book",)
    heading = details.listing.headings[0]
    assert (heading.name, heading.source) == ("Evidence", "A page, A book")


def test_each_easy_read_line_keeps_its_sources(
    bare_services: Services, write: Write, refill: Refill
) -> None:
    sources = {"what": ["a-book"], "cost": ["a-page", "a-book"]}
    lines = {"what": ["You paint.", "You chat."], "cost": "It is free.", "sources": sources}
    write("hall", {"free": True}, easy_read=lines)
    assert refill().added == 1
    details = bare_services.details("hall")
    assert details is not None
    assert details.easy_read_sources == {"what": ("A book",), "cost": ("A page", "A book")}
    assert details.sources == {"free": ("A page",)}
    write("hall", {"free": True}, easy_read={**lines, "sources": {**sources, "cost": ["a-book"]}})
    assert refill().changed == 1, "another source is a change"


def test_a_wrong_file_leaves_the_database_as_it_was(
    services: Services, write: Write, refill: Refill
) -> None:
    before = table(services)
    write("new-one")
    write("zzz", interests=["knitting"])
    with pytest.raises(ListingFault):
        refill()
    assert table(services) == before


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("id: hall", "id: hell", "hall.yml: line 1, id: the id is hell and the file's name says"),
        ("- art", "- knitting", "line 4, interests.0: knitting is not a slug"),
        ("- art", "- art\n- art", "line 5, interests.1: art stands here twice"),
        ("a-page", "a-dream", "facts.age_from.source: a-dream is not a key of sources.yml"),
        ("model: homeshare", "model: castle", "line 5, model: castle is not a slug of models.csv"),
        ("value: 18", "value: eighteen", "facts.age_from.value: this has to be a whole number"),
        ("value: 18", "value: 180", "180 is not an age in years"),
        ("value: 18", "value: 70", "facts.age_to.value: this is younger than age_from"),
        ("title: Hall", "titel: Hall", "title: this has to be given and is not there"),
        ("kind: support", "kind: party", "line 2, kind: input should be 'session' or 'support'"),
        ("kind: support", "kind: support\nkind: support", "line 3: the key kind stands here twice"),
        ("kind: support", "kind: support\ncolour: red", "line 3, colour: this is not a key"),
        ("[a-book]", "[a-dream]", "line 10, easy_read.sources.what.0: a-dream is not a key"),
        ("[a-book]", "[a-book, a-dream]", "line 10, easy_read.sources.what.1: a-dream is not a"),
        ("what: [a-b", "waht: [a-b", "line 10, easy_read.sources.waht: this is not a key"),
        ("[a-book]", "a-book", "line 10, easy_read.sources.what: this has to be a list"),
        ("[a-book]", "[]", "line 8, easy_read.what: the source of what has to stand"),
        ("  sources:\n    what: [a-book]\n", "", "line 8, easy_read.what: the source of what has"),
        ("  sources:", "  cost: Free.\n  sources:", "line 9, easy_read.cost: the source of cost"),
        (
            "[a-book]",
            "[a-book]\n    cost: [a-page]",
            "line 11, easy_read.sources.cost: there",
        ),
        ("id: hall", "id: [", "this is not YAML"),
        ("id: hall", "id: \x00", "this is not YAML"),
    ],
)
def test_a_fault_names_the_file_the_line_and_what_is_wrong(
    folder: Path, old: str, new: str, said: str
) -> None:
    text = (
        "id: hall\nkind: support\ninterests:\n- art\nmodel: homeshare\ntitle: Hall\n"
        "easy_read:\n  what: [You paint.]\n  sources:\n    what: [a-book]\n"
        "facts:\n  age_from:\n    value: 18\n    source: a-page\n"
        "  age_to:\n    value: 60\n    source: a-page\n"
    )
    (folder / "hall.yml").write_text(text.replace(old, new, 1))
    with pytest.raises(ListingFault) as caught:
        read_listings(folder, interests=INTERESTS)
    assert str(caught.value).startswith("hall.yml: ")
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("text", ["", "- a list", "just words"])
def test_a_file_without_keys_is_a_fault(folder: Path, text: str) -> None:
    (folder / "hall.yml").write_text(text)
    with pytest.raises(ListingFault, match=r"hall\.yml: line 1: this has to be keys"):
        read_listings(folder, interests=INTERESTS)


def test_a_file_that_is_not_utf8_is_a_fault(folder: Path) -> None:
    (folder / "hall.yml").write_bytes(b"id: caf\xe9")
    with pytest.raises(ListingFault, match="cannot be read as UTF-8 text"):
        read_listings(folder, interests=INTERESTS)


def test_a_source_without_a_title_is_a_fault(folder: Path) -> None:
    (folder / "sources.yml").write_text("a-page:\n  titel: A page\n")
    with pytest.raises(ListingFault, match=r"sources\.yml: line 1, a-page\.title"):
        read_listings(folder, interests=INTERESTS)


def test_a_folder_without_sources_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(ListingFault, match=r"sources\.yml: this file cannot be read"):
        read_listings(tmp_path, interests=INTERESTS)


def test_one_kind_of_support_in_two_files_is_a_fault(folder: Path, write: Write) -> None:
    write("one", kind="support", model="homeshare")
    write("two", kind="support", model="homeshare")
    with pytest.raises(ListingFault, match=r"two\.yml: model: one\.yml is this kind"):
        read_listings(folder, interests=INTERESTS)


def test_the_shipped_listings_load_and_fill(engine: Engine) -> None:
    listings = read_listings()
    assert fill(engine) == Filled(added=len(listings))
    assert fill(engine) == Filled(unchanged=len(listings))
    with Session(engine) as session:
        assert session.scalar(select(func.count()).select_from(ListingRow)) == len(listings)
    assert len(listings) == len(list(FOLDER.glob("*.yml"))) - 1


def test_every_kind_of_support_has_a_listing(engine: Engine) -> None:
    fill(engine)
    services = Services(engine)
    assert [slug for slug in load_models() if services.support(slug) is None] == []


def test_the_list_of_models_is_the_agreed_one() -> None:
    agreed = Path(__file__).parents[3] / "shared" / "contract" / "models.csv"
    if not agreed.exists():
        pytest.skip("the agreed list is not on this machine")
    ours = FOLDER.parent / "models.csv"
    assert ours.read_text(encoding="utf-8") == agreed.read_text(encoding="utf-8")
    assert len(load_models()) == 11
