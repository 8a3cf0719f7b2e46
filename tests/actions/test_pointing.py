"""Which of the things shown a message speaks of."""

from pathlib import Path

import pytest

from actions.pointing import named_in
from actions.state import State
from services_db import EasyRead, Listing


class Shown:
    """Three listings that were shown."""

    TITLES = ("Heart n Soul Allsorts", "Connect & Do Art Mondays", "Connect & Do music")

    def get(self, listing_id: str) -> Listing:
        title = self.TITLES[int(listing_id)]
        return Listing(listing_id, "session", title, None, None, (), EasyRead(()))


PAGE = State(page=("0", "1", "2"))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("art mondays", 1),
        ("how much is art mundays", 1),
        ("heart n soul allsorts", 0),
        ("when is hart n soul allsorts", 0),
    ],
)
def test_a_thing_is_named_by_its_own_words(text: str, number: int) -> None:
    found = named_in(text, Shown(), PAGE)  # type: ignore[arg-type]
    assert found is not None
    assert found.title == Shown.TITLES[number]


@pytest.mark.parametrize("text", ["art", "music", "connect and do", "the second one", ""])
def test_words_that_fit_several_or_mean_something_else_name_nothing(text: str) -> None:
    assert named_in(text, Shown(), PAGE) is None  # type: ignore[arg-type]


def test_nothing_is_named_where_nothing_was_shown(tmp_path: Path) -> None:
    assert named_in("art mondays", Shown(), State()) is None  # type: ignore[arg-type]
