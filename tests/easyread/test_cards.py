"""Cards: what is known is said, what is not known is a line that says so."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bot.easyread.cards import card, card_text, map_address, shown, support_card
from bot.easyread.checker import check
from bot.easyread.grammar import grammar, me
from bot.easyread.lines import line_of, more_about
from bot.easyread.near import how_near
from bot.easyread.reply import Button, Reply
from services_db.types import EasyRead, Listing, Match, Place

TODAY = date(2025, 2, 27)
DEPTFORD = Place("Deptford", "Lewisham", 51.48, -0.03, "neighbourhood")
BARE = Listing(
    id="art-group",
    kind="session",
    title="Art group",
    organisation=None,
    model=None,
    interests=("art",),
    easy_read=EasyRead(what=()),
)
FULL = replace(
    BARE,
    easy_read=EasyRead(
        what=("You make art.", "You meet people.", "You have tea.", "You go home."),
        who_for="People over 18.",
        when="Every Monday, 2pm to 4pm.",
        where="The town hall, Deptford.",
        cost="It is £5.",
        how_to_join="You can just come.",
    ),
    lat=51.5,
    lon=-0.02,
    checked_on=date(2025, 1, 1),
    next_date=date(2025, 3, 3),
)
SUPPORT = replace(BARE, id="family", kind="support", title="A family", model="shared_lives")


def lines(listing: Listing, today: date = TODAY) -> dict[str, str]:
    made = card(Match(listing, 1.0), me(), None, today=today)
    return {line.label: line.text for line in made.lines}


def test_a_card_of_nothing_known_says_so_on_every_line() -> None:
    assert lines(BARE) == {
        "What": "We do not know more about this. Please ask.",
        "When": "We do not know the next date. Please ask.",
        "Where": "We do not know where it is. Please ask.",
        "How much": "We do not know the price. Please ask before you go.",
        "Who for": "We do not know who can come. Please ask.",
        "How to join": "We do not know how to join. You can ask someone to help you find out.",
        "Check": "Nobody has checked this yet. Please ring or write first.",
    }


def test_a_card_of_all_that_is_known_guesses_nothing() -> None:
    assert lines(FULL) == {
        "What": "You make art. You meet people. You have tea.",
        "When": "Every Monday, 2pm to 4pm. The next date is Monday 3 March.",
        "Where": "The town hall, Deptford.",
        "How much": "It is £5.",
        "Who for": "People over 18.",
        "How to join": "You can just come.",
    }


def test_a_date_that_is_over_is_as_good_as_unknown() -> None:
    day_after = date(2025, 3, 4)
    made = card(Match(FULL, 1.0), me(), None, today=day_after)
    assert lines(FULL, day_after)["When"].endswith("We do not know the next date.")
    assert (made.next_date, made.calendar) == (None, None)


def test_a_check_counts_for_6_months() -> None:
    assert "Check" not in lines(FULL, date(2025, 6, 30))
    assert lines(FULL, date(2025, 7, 1))["Check"] == (
        "We checked this more than 6 months ago. Please ring or write first."
    )


@pytest.mark.parametrize(
    ("facts", "label", "text"),
    [
        ({"venue": "The Albany", "town": "Deptford"}, "Where", "The Albany, Deptford."),
        ({"online": True}, "Where", "You can join from home."),
        ({"free": True}, "How much", "It is free."),
        ({"age_from": 18}, "Who for", "People who are 18 or over."),
        ({"age_from": 16, "age_to": 25}, "Who for", "People from 16 to 25 years old."),
        ({"age_to": 25}, "Who for", "People who are 25 or under."),
        ({"phone": "020 7946 0000"}, "How to join", "Please ring 020 7946 0000."),
        ({"website": "https://example.org/"}, "How to join", "Please look at example.org."),
    ],
)
def test_a_fact_fills_a_line_that_has_no_words(
    facts: dict[str, Any], label: str, text: str
) -> None:
    assert lines(replace(BARE, **facts))[label] == text


@pytest.mark.parametrize("free", [False, None])
def test_not_free_and_unknown_are_never_said_to_be_free(free: bool | None) -> None:
    assert lines(replace(BARE, free=free))["How much"].startswith("We do not know")


def test_links_stay_on_the_site_and_keep_its_path() -> None:
    made = card(Match(FULL, 1.0), me(), None, "https://a.example/chat/", today=TODAY)
    assert (made.page, made.calendar) == ("/chat/s/art-group", "/chat/s/art-group.ics")
    assert card(Match(FULL, 1.0), me(), None, today=TODAY).page == "/s/art-group"


def test_a_map_only_where_the_spot_is_known() -> None:
    assert map_address(BARE) is None
    at_the_hall = replace(FULL, venue="The Hall", town="Deptford", postcode="SE8")
    assert map_address(at_the_hall) == (
        "https://www.openstreetmap.org/search?query=The%20Hall%2C%20Deptford%2C%20SE8"
    )


def test_a_map_never_pins_the_middle_of_a_district() -> None:
    assert map_address(replace(FULL, venue=None, postcode="SE8")) is None


@pytest.mark.parametrize(
    ("match", "said"),
    [
        (Match(BARE, 1.0, how_near="here"), "It is in Deptford."),
        (Match(BARE, 1.0, how_near="near", distance_miles=2.1), "It is 2 miles from Deptford."),
        (
            Match(BARE, 1.0, how_near="near", distance_miles=0.3),
            "It is less than 1 mile from Deptford.",
        ),
        (
            Match(replace(BARE, area_served=("London",)), 1.0, how_near="serves_area"),
            "It is for people who live in London.",
        ),
        (
            Match(replace(BARE, area_served=("Kent", "Lewisham")), 1.0, how_near="serves_area"),
            "It is for people who live in Lewisham.",
        ),
        (
            Match(replace(BARE, area_served=("UK",)), 1.0, how_near="serves_area"),
            "It is for people who live in the UK.",
        ),
        (Match(BARE, 1.0, how_near="serves_area"), "We do not know where it is."),
        (Match(BARE, 1.0, how_near="online"), "You can join from home."),
        (Match(BARE, 1.0, how_near="everywhere"), "You can find it all over the UK."),
        (Match(BARE, 1.0), "We do not know where it is."),
    ],
)
def test_how_near_it_is_is_said(match: Match, said: str) -> None:
    assert how_near(match, DEPTFORD) == said


def test_how_near_it_is_needs_no_place() -> None:
    in_town = replace(BARE, town="Deptford")
    near = Match(in_town, 1.0, how_near="near", distance_miles=2.1)
    assert how_near(near, None) == "It is in Deptford."
    assert how_near(Match(BARE, 1.0, how_near="here"), None) == "We do not know where it is."


def test_why_begins_with_what_the_person_likes() -> None:
    match = Match(BARE, 1.0, liked=("art", "singing"), how_near="near", distance_miles=2.14)
    made = card(match, grammar("supporter", "daughter"), DEPTFORD, today=TODAY)
    assert made.why == ("Your daughter likes art and singing.", "It is 2 miles from Deptford.")
    assert made.distance_miles == 2.1


def test_a_kind_of_support_has_other_lines() -> None:
    made = support_card(SUPPORT, grammar("supporter", "son"), today=TODAY)
    assert (made.kind, made.model, made.why) == ("support", "shared_lives", ())
    assert [(line.label, line.text) for line in made.lines] == [
        ("What", "We do not know more about this. Please ask."),
        ("Who for", "We do not know if your son can get this. Please ask."),
        ("Where", "We do not know where your son can get this. Please ask."),
        ("How much", "We do not know the price. Please ask."),
        ("How to ask", "We do not know who to ask. Your council may know."),
        ("Check", "Nobody has checked this yet. Please ring or write first."),
    ]


@pytest.mark.parametrize("listing", [BARE, FULL, SUPPORT])
@pytest.mark.parametrize("who", [me(), grammar("supporter", None)])
def test_every_card_keeps_the_easy_read_rules(listing: Listing, who: dict[str, str]) -> None:
    match = Match(listing, 1.0, liked=("art", "music", "film"), how_near="everywhere")
    made = card(match, who, None, today=TODAY)
    texts = [line.text for line in made.lines] + list(made.why)
    found = [finding for text in texts for finding in check(text, "line")]
    assert [finding for finding in found if finding.level == "fails"] == []
    assert all(line.picture for line in made.lines)


def test_one_line_can_be_asked_for() -> None:
    assert line_of(FULL, "cost", me()) == "It is £5."
    assert line_of(FULL, "when", me()).endswith("The next date is Monday 3 March.")
    assert line_of(SUPPORT, "when", me()) == "We do not know when. Please ask."


def test_more_about_a_listing_is_all_that_is_known_in_sentences() -> None:
    assert more_about(FULL)[3:6] == [
        "You go home.",
        "Every Monday, 2pm to 4pm.",
        "The town hall, Deptford.",
    ]
    assert more_about(BARE) == []


def test_a_card_is_plain_text_too() -> None:
    match = Match(FULL, 1.0, liked=("art",), how_near="here")
    text = card_text(card(match, me(), DEPTFORD, today=TODAY))
    assert text.splitlines()[0] == "Art group"
    assert text.splitlines()[4] == "How much: It is £5."
    assert text.splitlines()[-1] == "Why this one: You like art. It is in Deptford."
    assert [finding for finding in check(text, "page") if finding.level == "fails"] == []


def test_a_reply_is_shown_with_its_buttons_numbered() -> None:
    reply = Reply("Who is this for?", (Button("Me", "/x"), Button("Someone I support", "/y")))
    assert shown(reply) == "Who is this for?\n1 Me\n2 Someone I support"
