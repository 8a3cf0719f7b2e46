"""What is found for a person, and in which order."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from services_db.database import open_database
from services_db.search import Services
from services_db.types import Listing, Match, Place, ServicesUnavailable, Wanted
from tests.services_db.services_catalogue import (
    CARDIFF,
    CATFORD,
    DEPTFORD,
    DISTRICTS,
    LONDON,
    WORCESTER,
)

Write = Callable[..., Any]


def ids(services: Services, wanted: Wanted) -> list[str]:
    return [match.listing.id for match in services.search(wanted).matches]


def match(services: Services, wanted: Wanted, id_: str) -> Match:
    return next(one for one in services.search(wanted).matches if one.listing.id == id_)


def test_a_near_spot_comes_before_something_all_over_london(services: Services) -> None:
    wanted = Wanted(interests=("art",), place=DEPTFORD)
    assert ids(services, wanted) == ["allsorts", "art-mondays"]


def test_who_likes_music_is_also_told_of_singing(services: Services) -> None:
    found = match(services, Wanted(interests=("music",), place=DEPTFORD), "choir")
    assert found.liked == ("music",)
    assert found.parts["interest"] == pytest.approx(0.9)


def test_who_likes_singing_is_told_of_music_but_after_singing(services: Services) -> None:
    assert ids(services, Wanted(interests=("singing",), place=DEPTFORD))[0] == "choir"
    found = match(services, Wanted(interests=("singing",), place=DEPTFORD), "allsorts")
    assert found.parts["interest"] == pytest.approx(0.4)


def test_any_of_several_interests_is_enough_and_both_are_better(services: Services) -> None:
    found = services.search(Wanted(interests=("art", "music"), place=DEPTFORD)).matches
    assert {"allsorts", "art-mondays", "choir"} <= {one.listing.id for one in found}
    assert found[0].liked == ("art", "music")


def test_without_interests_everything_near_is_found(services: Services) -> None:
    found = ids(services, Wanted(place=DEPTFORD))
    assert found[0] == "allsorts"
    assert set(found) == {
        "allsorts",
        "hackney-kicks",
        "choir",
        "art-mondays",
        "zoom-songs",
        "somewhere-cooking",
    }


def test_an_interest_that_no_listing_knows_finds_nothing(services: Services) -> None:
    assert ids(services, Wanted(interests=("chess",))) == []


@pytest.mark.parametrize(
    ("place", "id_", "how"),
    [
        (DISTRICTS["SE8"], "allsorts", "here"),
        (DEPTFORD, "allsorts", "here"),
        (CATFORD, "allsorts", "near"),
        (DEPTFORD, "choir", "serves_area"),
        (DEPTFORD, "zoom-songs", "everywhere"),
        (DEPTFORD, "somewhere-cooking", "unknown"),
        (LONDON, "hackney-kicks", "here"),
        (None, "allsorts", "unknown"),
    ],
)
def test_how_near_something_is_is_said(
    services: Services, place: Place | None, id_: str, how: str
) -> None:
    assert match(services, Wanted(place=place), id_).how_near == how


def test_the_distance_is_in_miles(services: Services) -> None:
    found = match(services, Wanted(place=CATFORD), "allsorts")
    assert found.distance_miles == pytest.approx(2.5, abs=0.1)


def test_what_is_further_than_the_person_said_is_not_found(services: Services) -> None:
    near = Wanted(place=CATFORD, within_miles=2)
    assert "allsorts" not in ids(services, near)
    assert "allsorts" in ids(services, replace(near, within_miles=3))
    assert "worcester-bakes" in ids(services, replace(near, within_miles=None))


def test_what_serves_another_area_is_not_found(services: Services) -> None:
    assert "choir" not in ids(services, Wanted(place=WORCESTER))


def test_a_place_nobody_told_does_not_rule_a_group_out(services: Services) -> None:
    assert "somewhere-cooking" in ids(services, Wanted(interests=("cooking",), place=CARDIFF))


@pytest.mark.parametrize(("age", "found"), [(17, False), (18, True), (90, True), (None, True)])
def test_an_age_outside_what_is_known_rules_a_group_out(
    services: Services, age: int | None, found: bool
) -> None:
    assert ("allsorts" in ids(services, Wanted(place=DEPTFORD, age=age))) is found


def test_ages_nobody_told_do_not_rule_a_group_out(services: Services) -> None:
    assert "choir" in ids(services, Wanted(place=DEPTFORD, age=9))


def test_what_the_person_does_not_want_is_left_out(services: Services) -> None:
    refused = Wanted(interests=("music",), not_interests=("singing",), place=DEPTFORD)
    assert ids(services, refused) == ["allsorts"]


def test_not_music_is_also_not_singing(services: Services) -> None:
    found = ids(services, Wanted(not_interests=("music",), place=DEPTFORD))
    assert "choir" not in found
    assert "allsorts" in found, "there is art too"


def test_a_part_that_is_not_wanted_lowers_the_rest(services: Services) -> None:
    plain = Wanted(interests=("art",), place=DEPTFORD)
    loud = match(services, replace(plain, not_interests=("music",)), "allsorts")
    assert loud.score < match(services, plain, "allsorts").score


def test_what_was_shown_is_skipped(services: Services) -> None:
    wanted = Wanted(interests=("art",), place=DEPTFORD, skip=frozenset({"allsorts"}))
    assert ids(services, wanted) == ["art-mondays"]


def test_from_home_finds_only_what_is_surely_online(services: Services) -> None:
    found = services.search(Wanted(place=CARDIFF, online=True)).matches
    assert [(one.listing.id, one.how_near) for one in found] == [("zoom-songs", "online")]


def test_kinds_of_support_are_found_where_they_serve(services: Services) -> None:
    assert ids(services, Wanted(kind="support", place=CARDIFF)) == ["shared-lives"]
    assert ids(services, Wanted(kind="support", place=DEPTFORD)) == [
        "small-supports",
        "shared-lives",
    ]


def test_of_both_kinds_sessions_come_first(services: Services) -> None:
    kinds = [one.listing.kind for one in services.search(Wanted(kind=None)).matches]
    assert kinds == sorted(kinds)


def test_only_live_listings_are_found(
    bare_services: Services, write: Write, refill: Callable[[], object]
) -> None:
    for status in ("live", "paused", "closed"):
        write(f"is-{status}", status=status)
    refill()
    assert ids(bare_services, Wanted()) == ["is-live"]
    assert bare_services.get("is-closed") is None
    assert [one.id for one in bare_services.all()] == ["is-live"]


def test_equals_are_ordered_by_title(
    bare_services: Services, write: Write, refill: Callable[[], object]
) -> None:
    for name in ("beta", "alpha", "gamma"):
        write(name)
    refill()
    assert ids(bare_services, Wanted()) == ["alpha", "beta", "gamma"]


def test_a_listing_is_found_by_its_id(services: Services) -> None:
    found = services.get("allsorts")
    assert isinstance(found, Listing)
    assert (found.venue, found.postcode, found.age_from) == ("The Albany", "SE8", 18)
    assert (found.free, found.online, found.phone) == (None, None, None)
    assert services.get("nothing\x00here") is None


def test_a_kind_of_support_is_found_by_its_slug(services: Services) -> None:
    found = services.support("shared_lives")
    assert found is not None
    assert found.id == "shared-lives"
    assert services.support("homeshare") is None
    assert [one.id for one in services.supports()] == ["shared-lives", "small-supports"]


def test_one_listing_can_be_asked_how_near_it_is(services: Services) -> None:
    listings = {one.id: one for one in services.all()}
    far = services.near(listings["allsorts"], WORCESTER)
    assert far is not None
    assert (far.how, round(far.miles or 0)) == ("near", 106)
    everywhere = services.near(listings["shared-lives"], WORCESTER)
    assert everywhere is not None
    assert everywhere.how == "everywhere"
    assert services.near(listings["small-supports"], WORCESTER) is None


def test_a_database_without_tables_is_said_to_be_unavailable(url: str) -> None:
    services = Services(url)
    with pytest.raises(ServicesUnavailable):
        services.get("allsorts")
    open_database(url).dispose()


def offers(services: Services, wanted: Wanted, **more: bool) -> dict[str, tuple[int, float | None]]:
    found = services.search(wanted, **more).offers
    return {one.kind: (one.count, one.miles) for one in found}


def test_when_nothing_is_near_what_else_there_is_is_counted(services: Services) -> None:
    assert offers(services, Wanted(interests=("football",), place=WORCESTER)) == {
        "further": (1, 103.0),
        "other_interests": (1, None),
        "support": (1, None),
    }


def test_online_is_offered_when_it_would_find_something(
    bare_services: Services, write: Write, refill: Callable[[], object]
) -> None:
    write("far-songs", {"where": {"postcode": "SE8"}, "online": False}, interests=["singing"])
    write("phone-songs", {"where": {"postcode": "SE8"}, "online": True}, interests=["singing"])
    refill()
    wanted = Wanted(interests=("singing",), place=WORCESTER)
    found = bare_services.search(wanted)
    assert [one.how_near for one in found.matches] == ["online"]
    assert offers(bare_services, wanted, with_offers=True) == {"further": (1, 106.0)}


def test_offers_are_only_worked_out_when_needed(services: Services) -> None:
    wanted = Wanted(interests=("art",), place=DEPTFORD)
    assert services.search(wanted).offers == ()
    asked = offers(services, wanted, with_offers=True)
    assert asked == {"other_interests": (2, None), "support": (2, None)}


def test_each_part_of_the_score_is_told(services: Services) -> None:
    found = match(services, Wanted(interests=("art",), place=DEPTFORD), "allsorts")
    assert set(found.parts) == {"interest", "distance", "certainty", "freshness"}
    assert all(0 <= part <= 1 for part in found.parts.values())
