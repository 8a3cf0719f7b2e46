"""What a typed number or title presses."""

from bot.turn.meant import picked
from bot.turn.tokens import Choice

ME = Choice("a", "Me", "/me", bubble=1, position=1)
SKIP = Choice("b", "Skip", "/skip", bubble=1, position=2)
RING = Choice("c", "Ring 999", "tel:999", bubble=2, position=0)


def test_a_number_picks_from_the_last_bubble_that_has_more_than_links() -> None:
    assert picked("2", [ME, SKIP, RING]) == SKIP
    assert picked("1", [ME, SKIP, RING]) == ME


def test_no_number_picks_a_link_but_its_title_does() -> None:
    assert picked("1", [RING]) is None
    assert picked("0", [RING]) is None
    assert picked("ring 999", [ME, RING]) == RING


def test_nothing_is_picked_where_nothing_was_offered() -> None:
    assert picked("1", []) is None
