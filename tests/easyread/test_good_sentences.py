"""Good easy read passes: sentences in the bot's own tone, with nothing to find."""

import pytest

from bot.easyread.checker import check
from bot.easyread.sentences import sentences

GOOD = [
    "Hello. I am Come Along.",
    "I am a computer program.",
    "I help you find things to do near you.",
    "Who is this for?",
    "You like singing and football.",
    "You do not like swimming.",
    "Is that right?",
    "Where do you live?",
    "You can say a town.",
    "You can also say the first part of your postcode.",
    "I found 3 things near Deptford.",
    "We do not know the next date. Please ask.",
    "We do not know the price. Please ask before you go.",
    "We do not know if there is a step. You can ask.",
    "Your daughter likes cooking and baking.",
    "She is 24.",
    "The person you support likes art.",
    "I found nothing for cooking near Worcester. I am sorry.",
    "What can I try?",
    "Your GP surgery sent you here.",
    "You live near SE8.",
    "Yes, some people do.",
    "You live in the home of a Shared Lives carer.",
    "I am not sure what you mean.",
    "That is OK. You can press a picture.",
    "I am sorry. I still do not understand.",
    "You can talk to a person. Ring Mencap on 0808 808 1111.",
    "I am sorry that happened. Nobody is allowed to hit you.",
    "If you are in danger now, ring 999.",
    "You can tell the police.",
    "You can also tell someone you trust.",
    "Ring Samaritans on 116 123. You can ring in the day and at night.",
    "I cannot keep you safe. People can.",
    "Do you want to carry on?",
    "The next date is Monday 3 March.",
    "The group is every Monday, 2pm to 4pm.",
    "You can go to the cafe with your support worker.",
    "Please look at www.heartnsoul.co.uk or write to hello@heartnsoul.co.uk.",
    "The group is at St Joseph's Hospice in Hackney.",
    "You can stop for a week and come back.",
    "Everybody over 18 can come.",
    "The choir sings in Ealing. You can listen first.",
    "Nobody has checked this yet. Please ring or write first.",
    "A support worker can come with you for free.",
    "Your words are gone. I do not know you any more.",
    "Are you hurt?",
    "You can say no.",
    "You are welcome. Goodbye.",
]
ALSO_WARNED = {"It is 2 miles from Deptford.", "They help you with what you need."}


@pytest.mark.parametrize("text", GOOD)
def test_a_good_text_has_nothing_to_find(text: str) -> None:
    assert check(text) == []


@pytest.mark.parametrize("text", sorted(ALSO_WARNED))
def test_a_good_text_may_be_warned_about_and_does_not_fail(text: str) -> None:
    assert [finding.level for finding in check(text)] == ["warns"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The group is at 2:30pm. It is free.", 2),
        ("Go to St Joseph's. Ask for the group.", 2),
        ("Look at www.mencap.org.uk. Then ring.", 2),
        ("Look at heartnsoul.co.uk/whats-on.html and ask.", 1),
        ("Dr. Who is on at 2pm.", 1),
        ("A cup of tea is £1.50. A cake is £2.", 2),
        ("Every Monday, 2pm to 4pm\nThe Albany, Deptford", 2),
        ("Is it free? Yes.", 2),
        ("", 0),
        ("   \n\n ", 0),
        ('Ask for "adult help." Say your name.', 2),
    ],
)
def test_a_text_is_cut_into_sentences_as_a_person_would(text: str, parts: int) -> None:
    assert len(sentences(text)) == parts


def test_addresses_and_telephone_numbers_count_as_one_word() -> None:
    (only,) = sentences("Ring 0808 808 1111 or look at https://www.mencap.org.uk/help.")
    assert only.words == 6
    assert only.text == "Ring 0808 808 1111 or look at https://www.mencap.org.uk/help."
