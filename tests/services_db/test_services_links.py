"""Links that referrers make."""

from datetime import date

import pytest

from services_db.links import ALPHABET, LENGTH
from services_db.search import Services
from tests.services_db.services_catalogue import DEPTFORD


def test_a_link_gives_back_what_was_put_in(bare_services: Services) -> None:
    code = bare_services.links.make(["music", "art"], DEPTFORD, "Your GP surgery")
    link = bare_services.links.open(code)
    assert link is not None
    assert link.interests == ("music", "art")
    assert (link.place, link.place_text) == (DEPTFORD, "Deptford")
    assert link.sender == "Your GP surgery"
    assert link.created_on == date(2026, 12, 1)


def test_a_place_that_is_only_words_is_kept_as_words(bare_services: Services) -> None:
    link = bare_services.links.open(bare_services.links.make([], "SE8"))
    assert link is not None
    assert (link.place, link.place_text, link.sender) == (None, "SE8", None)


def test_a_code_is_ten_plain_letters_and_never_the_same(bare_services: Services) -> None:
    codes = {bare_services.links.make() for _ in range(20)}
    assert len(codes) == 20
    assert all(len(code) == LENGTH and set(code) <= set(ALPHABET) for code in codes)
    assert not set("0o1il") & set(ALPHABET)


def test_a_code_may_be_typed_with_capitals_and_spaces_around(bare_services: Services) -> None:
    code = bare_services.links.make(["music"])
    assert bare_services.links.open(f" {code.upper()} ") is not None


@pytest.mark.parametrize("code", ["", "aaaaaaaaaa", "x" * 5000, "a\x00aaaaaaaa", "' OR 1=1 --"])
def test_an_unknown_code_opens_nothing(bare_services: Services, code: str) -> None:
    assert bare_services.links.open(code) is None
