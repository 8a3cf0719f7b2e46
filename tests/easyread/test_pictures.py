"""Pictures: behind one small interface."""

import pytest

from bot.easyread.pictures import all_codes, code_of, emoji, interest_buttons, picture, pictures
from bot.easyread.reply import Button, Picture


def test_a_picture_is_found_by_interest_by_name_and_by_code() -> None:
    music = Picture(url="/pictures/1F3B5.svg", alt="a music note")
    assert picture("music") == music
    assert picture("1F3B5") == music
    assert picture("help").alt == "a life ring"


@pytest.mark.parametrize("unknown", ["zebra", "1F9FF", "", "../etc/passwd"])
def test_a_picture_that_does_not_ship_is_refused(unknown: str) -> None:
    with pytest.raises(KeyError):
        picture(unknown)


def test_every_picture_has_a_code_and_words() -> None:
    assert len(all_codes()) == len(set(all_codes()))
    for name, shown in pictures().items():
        assert code_of(shown) in all_codes(), name
        assert shown.alt, name


def test_the_same_picture_is_an_emoji() -> None:
    assert emoji("music") == "🎵"
    assert emoji("craft") == "✂️"


def test_interest_buttons_carry_a_payload_and_a_picture() -> None:
    (button,) = interest_buttons(["music"])
    assert button == Button("Music", '/find{"interest": "music"}', picture("music"))


def test_a_slug_without_a_picture_is_a_button_all_the_same() -> None:
    assert interest_buttons(["sky_diving"]) == (
        Button("Sky diving", '/find{"interest": "sky_diving"}', None),
    )
