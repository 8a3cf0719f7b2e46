"""The checker can fail: for each rule, texts that break it and texts that keep it."""

import pytest

from bot.easyread.checker import check, check_topic, check_turn, reading_age
from bot.easyread.finding import TextKind

BREAKS: list[tuple[int, TextKind, str]] = [
    # rule, kind, text
    (1, "bubble", "You can come to the group on your own or with a friend who likes to sing."),
    (1, "button", "I want to see more of the things that you found for me in the town."),
    (1, "line", "People who live in the town and who need some help to get there and back again."),
    (2, "bubble", "You like art; you like music."),
    (2, "bubble", "The link says: you like music."),
    (2, "bubble", "I found 3 things – all of them near you."),
    (2, "bubble", "I found 3 things - all of them near you."),
    (2, "bubble", "Ring the group (it is free)."),
    (2, "bubble", "You can sing, dance, or draw."),
    (2, "bubble", "You can sing, dance and draw."),
    (2, "button", "Look further away (by bus)"),
    (3, "bubble", "Hello. I am Come Along. I am a computer program. I help you."),
    (3, "line", "It is free. You can come. You can sing. You can dance."),
    (3, "bubble", "Do you like art? Do you like music?"),
    (3, "bubble", "You like art. Is that right?"),
    (3, "bubble", "Where do you live?\n\nYou can say a town."),
    (3, "bubble", "You like art.\n\nYou like music.\n\nYou like sport.\n\nYou like singing."),
    (4, "bubble", "The group is run by Mencap."),
    (4, "bubble", "You will be helped."),
    (4, "bubble", "Your words are kept for 30 days."),
    (4, "bubble", "The price is not known."),
    (4, "bubble", "You are called by the staff."),
    (4, "bubble", "You need to be sent by your doctor."),
    (5, "bubble", "I don't know that place."),
    (5, "bubble", "It's free."),
    (5, "bubble", "I’m a computer program."),
    (5, "bubble", "You can do art, e.g. painting."),
    (5, "bubble", "You can draw, paint etc."),
    (5, "bubble", "The walk is 10 mins."),
    (5, "bubble", "The group is on Tues."),
    (5, "bubble", "Ask the DWP."),
    (5, "bubble", "You can sing & dance."),
    (6, "bubble", "I found three things."),
    (6, "bubble", "The group is one hour."),
    (6, "bubble", "Half of us means 50% of us."),
    (6, "bubble", "About 20 per cent of people come."),
    (6, "bubble", "There are 5,662 jobs."),
    (6, "bubble", "About 10000 people come."),
    (6, "bubble", "Hundreds of people come."),
    (7, "line", "The next date is 03/03."),
    (7, "line", "The next date is 2026-03-02."),
    (7, "line", "The next date is Monday 3rd March."),
    (7, "line", "The next date is 3 March."),
    (7, "line", "The next date is March 3."),
    (7, "line", "The group is today."),
    (7, "line", "Come tomorrow at 2pm."),
    (7, "line", "The group is at 14:00."),
    (7, "line", "The group is at 2.30pm."),
    (7, "line", "The group is at 2 pm."),
    (7, "line", "The group is at 2:00pm."),
    (7, "line", "The group is at 12pm."),
    (7, "line", "Every Monday, 2pm-4pm"),
    (7, "line", "Every Monday, 2 to 4pm"),
    (7, "line", "You pay £5.00."),
    (7, "line", "You pay 5 pounds."),
    (7, "line", "It is 2.5 miles from Deptford."),
    (7, "line", "It is 3 km from Deptford."),
    (8, "bubble", "I can signpost you to a group."),
    (8, "bubble", "The group is for service users."),
    (8, "bubble", "Ask the provider."),
    (8, "bubble", "You need a referral."),
    (8, "bubble", "You can access the building."),
    (8, "bubble", "The artists facilitate the group."),
    (8, "bubble", "This will empower you."),
    (8, "bubble", "This is the pathway to a job."),
    (9, "bubble", "You can ask for an advocate."),
    (9, "line", "You can pay with a personal budget."),
    (9, "bubble", "You can go to a tribunal. A tribunal is a meeting about a law."),
    (10, "bubble", "You can join the club."),
    (10, "bubble", "The next session is soon."),
    (10, "bubble", "Click the button."),
    (10, "bubble", "Please call 0808 808 1111."),
    (10, "bubble", "Look at the icon."),
    (11, "bubble", "The group is a piece of cake."),
    (11, "bubble", "Feel free to ask."),
    (11, "bubble", "Do not say nothing."),
    (11, "bubble", "That is not unusual."),
    (12, "bubble", "You must NOT go."),
    (12, "bubble", "You *must* go."),
    (12, "bubble", "Well done!!"),
    (12, "bubble", "You like music. 🎵 🎨"),
    (12, "bubble", "You like 🎵 with friends."),
    (12, "button", "🎵"),
]  # fmt: skip

KEEPS: list[tuple[int, TextKind, str]] = [
    (1, "bubble", "You can go on your own or with a friend who likes to sing."),
    (1, "bubble", "Ring 0808 808 1111 or look at www.mencap.org.uk to find a person who can help."),
    (2, "button", "Look further away (2)"),
    (2, "bubble", "You can say a town, or the first part of your postcode."),
    (2, "bubble", "The group is at 2:30pm."),
    (2, "page", "When: Every Monday."),
    (3, "bubble", "I am Come Along. I am a computer program. I help you find things to do."),
    (3, "bubble", "You like art.\n\nIs that right?"),
    (3, "page", "It is free. You can come. You can sing. You can dance. You can draw."),
    (4, "bubble", "It is called Shared Lives."),
    (4, "bubble", "Nobody is allowed to hit you."),
    (4, "bubble", "You are welcome."),
    (4, "bubble", "The cafe is closed on Monday."),
    (4, "bubble", "Are you interested in art?"),
    (4, "bubble", "You are not allowed to smoke."),
    (5, "bubble", "Ask your GP. Your GP is in the UK. You can use BSL."),
    (5, "bubble", "That is OK. You live near SE8."),
    (5, "bubble", "Ask the council's staff about your mum's room."),
    (6, "bubble", "I found 3 things. Why this one? I like one of them."),
    (6, "bubble", "Ring 0808 808 1111. Ring 116 123. Text Shout on 85258."),
    (6, "bubble", "The group began in 2019."),
    (7, "line", "The next date is Monday 3 March. Every Monday, 2pm to 4pm"),
    (7, "line", "Come at midday. You pay £5. A cup of tea is £1.50."),
    (7, "line", "The group is today, Monday 3 March."),
    (7, "line", "It is 2 miles from Deptford. It is 10 minutes on foot."),
    (8, "bubble", "There is good access for wheelchairs."),
    (9, "bubble", "You can ask for an advocate. An advocate helps you say what you want."),
    (9, "bubble", "You can get money for your support. It is called a personal budget."),
    (9, "button", "Personal budget"),
    (10, "bubble", "You can join the group. Please ring 0808 808 1111."),
    (10, "button", "Club nights"),
    (11, "bubble", "I am sorry. I still do not understand."),
    (11, "bubble", "It does not matter if you do not know."),
    (12, "bubble", "**Art Mondays** You make art. 🎨"),
    (12, "button", "🎵 Music"),
]  # fmt: skip

WARNS = [
    (13, "You can do calligraphy."),
    (14, "It is in Deptford."),
    (14, "They help you."),
]


def failing(text: str, kind: TextKind) -> set[int]:
    return {finding.rule for finding in check(text, kind) if finding.level == "fails"}


@pytest.mark.parametrize(("rule", "kind", "text"), BREAKS)
def test_a_text_that_breaks_a_rule_fails_by_it(rule: int, kind: TextKind, text: str) -> None:
    assert rule in failing(text, kind)


@pytest.mark.parametrize(("rule", "kind", "text"), KEEPS)
def test_a_text_that_keeps_a_rule_does_not_fail_by_it(rule: int, kind: TextKind, text: str) -> None:
    assert rule not in failing(text, kind)


@pytest.mark.parametrize(("rule", "text"), WARNS)
def test_what_may_be_hard_is_a_warning_and_no_failure(rule: int, text: str) -> None:
    found = [(finding.rule, finding.level) for finding in check(text)]
    assert found == [(rule, "warns")]


def test_every_rule_from_1_to_12_has_a_text_that_breaks_it_and_one_that_keeps_it() -> None:
    rules = set(range(1, 13))
    assert {rule for rule, _, _ in BREAKS} == rules
    assert {rule for rule, _, _ in KEEPS} == rules


def test_a_finding_says_in_plain_words_what_to_do_instead() -> None:
    (finding,) = check("I found three things.")
    assert str(finding) == "rule 6 fails: Write the number as a digit, like 3. Found: 'three'"


def test_a_turn_has_3_bubbles_at_most() -> None:
    assert [finding.rule for finding in check_turn(["You like art."] * 3)] == []
    assert 3 in [finding.rule for finding in check_turn(["You like art."] * 4)]


def test_a_turn_asks_one_question_and_asks_it_last() -> None:
    asked_last = ["You like art.", "Where do you live?"]
    asked_first = ["Where do you live?", "You can say a town."]
    asked_twice = ["Who is this for?", "Where do you live?"]
    assert check_turn(asked_last) == []
    assert any("too early" in finding.message for finding in check_turn(asked_first))
    assert any("one at a time" in finding.message for finding in check_turn(asked_twice))


def test_names_of_listings_break_no_rule_about_words() -> None:
    text = "You can go to the Sunny Club & Friends."
    assert failing(text, "bubble") == {5, 10}
    named = check(text, names=frozenset({"Sunny Club & Friends"}))
    assert [finding for finding in named if finding.level == "fails"] == []


def test_a_hard_word_that_was_explained_above_needs_no_second_explanation() -> None:
    above = "A personal budget is money for your support."
    below = "You can pay with a personal budget."
    assert [finding.rule for finding in check(below, "line")] == [9]
    assert check(below, "line", before=above) == []


def test_hard_replies_together_have_a_high_reading_age_and_easy_ones_do_not() -> None:
    hard = ["Professional organisations administer considerable community opportunities."] * 12
    easy = ["You like art.", "I found 3 things near you.", "Do you want to see more?"] * 4
    assert [finding.rule for finding in check_topic(hard)] == [15]
    assert check_topic(easy) == []
    assert reading_age(easy) < 9 < reading_age(hard)


def test_two_short_sentences_are_not_judged_by_reading_age() -> None:
    assert check_topic(["Professional organisations administer opportunities."] * 2) == []
    assert reading_age([]) == 0.0
