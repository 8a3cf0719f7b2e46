from typing import Any

import pytest
from telegram import InlineKeyboardMarkup

from bot.telegram.render import Send, chosen, emoji, sends, without_links
from tests.telegram.fake_front_door import reply

CARD: dict[str, Any] = {
    "id": "a",
    "kind": "session",
    "title": "Sing <b>& be</b> merry 🎵",
    "lines": [{"label": "When", "text": "Every Monday, 2pm to 4pm.", "picture": None}],
    "why": ["You like singing.", "It is in Deptford."],
    "phone": "020 7946 0000",
    "website": "https://sing.example",
    "map": None,
    "page": "/bot/s/a",
}


def titles(send: Send) -> list[str]:
    return [row[0].text for row in keyboard(send).inline_keyboard]


def keyboard(send: Send) -> InlineKeyboardMarkup:
    assert send.keyboard
    return send.keyboard


def test_words_go_out_as_they_are() -> None:
    text = "<b>1 < 2 & *3*</b> _4_ [5](6)"
    assert sends([reply(text)]) == [Send(text)]


def test_each_button_has_its_own_row_and_carries_only_its_token() -> None:
    (send,) = sends([reply("Which?", ("Yes", "t1"), ("No", "t2"))])
    rows = keyboard(send).inline_keyboard
    assert [[button.callback_data for button in row] for row in rows] == [["t1"], ["t2"]]


def test_only_the_last_bubble_with_choices_has_numbers() -> None:
    bubbles = [
        reply("A card", ("Tell me more", "t1")),
        reply("More?", ("Ring 999", "tel:999"), ("Yes", "t2"), ("No", "t3")),
        reply("Ring 999.", ("Ring 999", "tel:999")),
    ]
    first, second, third = sends(bubbles)
    assert titles(first) == ["Tell me more"]
    assert titles(second) == ["1 Yes", "2 No"]
    assert third.keyboard is None


def test_a_picture_on_a_button_is_the_same_emoji() -> None:
    asked = reply("Which?", ("Music", "t1"))
    asked["buttons"][0]["picture"] = {"url": "/pictures/1F3B5.svg", "alt": "music"}
    assert titles(sends([asked])[0]) == ["1 🎵 Music"]


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("/pictures/1F3B5.svg", "🎵 "),
        ("https://x.example/pictures/2753.svg", "❓\ufe0f "),
        ("/pictures/1F468-200D-1F33E.svg", "👨‍🌾 "),
        ("/pictures/photo.svg", ""),
        (None, ""),
    ],
)
def test_an_emoji_comes_from_the_code_point_of_the_picture(url: str | None, shown: str) -> None:
    assert emoji({"url": url}) == shown


def test_the_picture_of_a_bubble_stands_before_its_words() -> None:
    shown = sends([reply("Hello.", picture={"url": "/pictures/1F44B.svg", "alt": "a hand"})])
    assert shown[0].text == "👋 Hello."


def test_a_card_is_labelled_lines_under_a_bold_title() -> None:
    (send,) = sends([reply("Sing <b>& be</b> merry 🎵\nWhen: …", card=CARD)])
    assert send.text.split("\n") == [
        "Sing <b>& be</b> merry 🎵",
        "",
        "When: Every Monday, 2pm to 4pm.",
        "Why this one: You like singing. It is in Deptford.",
        "Ring: 020 7946 0000",
    ]
    units = send.text.encode("utf-16-le")
    bold = [
        units[2 * e.offset : 2 * (e.offset + e.length)].decode("utf-16-le") for e in send.entities
    ]
    assert bold == ["Sing <b>& be</b> merry 🎵", "When:", "Why this one:", "Ring:"]


def test_words_before_a_card_stay() -> None:
    (send,) = sends([reply("I found 1 thing.", card=CARD)])
    assert send.text.startswith("I found 1 thing.\n\nSing")


def test_a_number_that_a_card_names_already_is_not_said_twice() -> None:
    line = {"label": "How to join", "text": "Ring 0207 946 0000.", "picture": None}
    (send,) = sends([reply("", card=CARD | {"lines": [line]})])
    assert "Ring:" not in send.text


def test_ways_to_read_more_of_a_card_are_links_below_its_choices() -> None:
    shown = reply("", ("Tell me more", "t1"), card=CARD)
    (send,) = sends(
        [
            shown,
        ],
        "https://come-along.example/bot",
    )
    addresses = [(row[0].text, row[0].url) for row in keyboard(send).inline_keyboard]
    assert addresses == [
        ("1 Tell me more", None),
        ("Website", "https://sing.example"),
        ("More about this", "https://come-along.example/bot/s/a"),
    ]


def test_without_a_public_address_there_is_no_link_to_our_own_page() -> None:
    assert titles(sends([reply("", card=CARD)])[0]) == ["Website"]


def test_no_script_becomes_a_link() -> None:
    harmful = CARD | {"website": "javascript:alert(1)", "page": None}
    assert sends([reply("", card=harmful)], "https://x.example")[0].keyboard is None


def test_a_number_to_ring_is_a_line_of_words() -> None:
    (send,) = sends([reply("Ring.", ("Ring 116 123", "tel:116123"), ("Ring Mencap", "tel:0808"))])
    assert send.text == "Ring.\n\nRing 116 123\n\nRing Mencap 0808"
    assert send.keyboard is None


def test_a_number_to_text_is_a_line_of_words() -> None:
    (send,) = sends([reply("Text.", ("Text Shout", "sms:85258?body=SHOUT"))])
    assert send.text == "Text.\n\nText Shout 85258"


def test_a_link_of_a_button_opens_the_web() -> None:
    (send,) = sends([reply("Where.", ("Show the map", "https://map.example/#1"))])
    assert keyboard(send).inline_keyboard[0][0].url == "https://map.example/#1"


def test_a_bubble_with_nothing_in_it_is_not_sent() -> None:
    assert sends([reply(" \n "), reply("Hello.")]) == [Send("Hello.")]


def test_a_token_that_telegram_would_refuse_is_never_sent() -> None:
    with pytest.raises(ValueError, match="64 bytes"):
        sends([reply("Which?", ("Yes", "t" * 65))])


def test_a_long_answer_is_split_at_line_ends_with_its_buttons_at_the_end() -> None:
    lines = [f"Line {number} 🎵." for number in range(900)]
    parts = sends([reply("\n".join(lines), ("Yes", "t1"))])
    assert len(parts) > 1
    assert all(len(part.text.encode("utf-16-le")) // 2 <= 4096 for part in parts)
    assert [line for part in parts for line in part.text.split("\n")] == lines
    assert [part.keyboard is not None for part in parts] == [False] * (len(parts) - 1) + [True]


def test_a_line_that_is_too_long_by_itself_is_split_between_words() -> None:
    parts = sends([reply("word " * 2000)])
    assert " ".join(part.text for part in parts).split() == ["word"] * 2000


def test_emoji_without_any_space_are_split_too() -> None:
    parts = sends([reply("🎵" * 5000)])
    assert "".join(part.text for part in parts).replace("\n", "") == "🎵" * 5000
    assert all(len(part.text.encode("utf-16-le")) // 2 <= 4096 for part in parts)


def test_the_chosen_answer_of_a_question_is_all_that_stays() -> None:
    (send,) = sends([reply("Who?", ("Me", "t1"), ("Someone", "t2"))])
    marked = chosen(send.keyboard, "t2")
    assert marked
    assert [[button.text for button in row] for row in marked.inline_keyboard] == [["✓ Someone"]]


def test_a_card_keeps_its_buttons_when_one_was_pressed() -> None:
    bubbles = [
        reply("A card", ("Tell me more", "t1"), ("Keep this", "t2")),
        reply("?", ("Y", "t3")),
    ]
    marked = chosen(sends(bubbles)[0].keyboard, "t2")
    assert marked
    buttons = [(row[0].text, row[0].callback_data) for row in marked.inline_keyboard]
    assert buttons == [("Tell me more", "t1"), ("✓ Keep this", "t2")]
    assert chosen(marked, "t2") is None


def test_a_message_without_its_links_keeps_the_choices() -> None:
    (send,) = sends([reply("Where.", ("Map", "https://map.example"), ("Back", "t1"))])
    assert titles(without_links(send)) == ["1 Back"]
    assert without_links(sends([reply("Hello.")])[0]) == Send("Hello.")
