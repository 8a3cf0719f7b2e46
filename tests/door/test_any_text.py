"""Whatever is read from outside: any text, any bytes, and nothing breaks or takes for ever."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.cli import understand as understanding
from bot.nlu.taken_out import taken_out
from bot.safety import from_payload, look
from bot.safety.normalise import normalise
from bot.telegram.incoming import typed
from bot.telegram.lines import plain, split, units
from bot.turn.incoming import is_code, opening
from bot.turn.meant import picked
from bot.turn.messages import TooLong
from bot.turn.read import LONGEST, as_words, read
from bot.turn.replies import from_rasa
from bot.turn.tokens import Choice, is_link, with_tokens
from bot.unclear_file import parsed
from services_db.interests import find_interests
from services_db.places import find_places
from tests.door.hostile import messages

MANY = settings(
    max_examples=300,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
SOME = settings(MANY, max_examples=100)
# Surrogates and control characters too, as they come from JSON.
ANY = st.text(alphabet=st.characters(), max_size=300)
WORDS = st.lists(
    st.sampled_from(
        ["se8", "5", "4bn", "in", "near", "London", "St", ".", "'s", "not", "art", "£"]
    ),
    max_size=60,
).map(" ".join)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)  # fmt: skip
ITEM = st.fixed_dictionaries(
    {}, optional={key: JSON for key in ("text", "buttons", "custom", "recipient_id", "card")}
)


@given(ANY)
@MANY
def test_what_is_read_is_clean_words_and_no_command(text: str) -> None:
    words = as_words(read(text))
    assert not words.startswith("/")
    assert "\n" not in words
    assert "\x00" not in words
    assert words == as_words(read(words)) or len(words) > LONGEST
    words.encode()


@given(st.integers(1, 3000), ANY.filter(bool))
@SOME
def test_what_is_too_long_is_refused_and_nothing_else(times: int, text: str) -> None:
    given_text = (text * times)[:5000]
    try:
        read(given_text)
    except TooLong:
        assert len(given_text) > LONGEST
    else:
        assert len(given_text) <= LONGEST


@given(ANY | WORDS)
@SOME
def test_places_and_interests_are_found_in_anything(text: str) -> None:
    find_places(text)
    find_interests(text)
    taken_out(text)


@given(ANY, ANY)
@SOME
def test_the_urgent_look_looks_at_anything(text: str, before: str) -> None:
    look(text, before)
    assert normalise(text).startswith(" .")
    assert from_payload(text) is None or text.startswith("urgent:")


@given(ANY)
@MANY
@example("hello\n")
@example('a","b":"c')
def test_a_start_code_stays_one_value(code: str) -> None:
    if is_code(code) and code not in ("", "hello"):
        assert json.loads(opening(code).removeprefix("/open_link")) == {"code": code}
    incoming = typed(7, f"/start {code}")
    assert incoming.start is None or is_code(incoming.start)


@given(st.lists(ITEM, max_size=4))
@MANY
def test_whatever_rasa_answers_the_replies_have_their_form(items: list[dict[str, Any]]) -> None:
    shown, choices = with_tokens(from_rasa(items))
    for reply in shown:
        assert set(reply) == {"text", "picture", "urgent", "buttons", "card"}
        assert all(
            (button["link"] is None) or is_link(button["link"]) for button in reply["buttons"]
        )
    assert len({choice.token for choice in choices}) == len(choices)


@given(ANY, st.lists(ANY, max_size=5))
@MANY
def test_any_text_picks_one_of_the_buttons_or_none(text: str, titles: list[str]) -> None:
    choices = [Choice(f"t{n}", title, f"/{n}", 0, n + 1) for n, title in enumerate(titles)]
    assert picked(text, choices) in [*choices, None]


@given(st.text(max_size=9000))
@SOME
def test_no_message_to_telegram_is_too_long(text: str) -> None:
    for lines in split(plain(text)):
        assert units("\n".join(line.text for line in lines)) <= 4096


@given(st.binary(max_size=400))
@SOME
def test_any_bytes_are_as_many_lines_for_understand(data: bytes) -> None:
    class Standard:
        buffer = io.BytesIO(data)

    kept, understanding.sys.stdin = understanding.sys.stdin, Standard()
    try:
        lines = list(understanding._lines())
    finally:
        understanding.sys.stdin = kept
    assert len(lines) == len(data.splitlines(keepends=True) if b"\r" not in data else lines)


@given(st.text(max_size=400))
@MANY
@example('message\n"')
@example("message,date\n=1")
def test_any_file_of_unclear_messages_is_read_or_refused(text: str) -> None:
    try:
        rows = parsed(text)
    except ValueError:
        return
    assert all(row.message for row in rows)


LONG = [message.text for message in messages() if message.kind == "long"]


@pytest.mark.parametrize("text", LONG, ids=lambda text: text[:12])
def test_no_pattern_goes_back_for_ever(text: str) -> None:
    # One that does never ends; how long each takes is shown by scripts/bench_long_messages.py.
    for reads in (read, look, find_places, find_interests, taken_out, lambda t: picked(t, [])):
        reads(text)


def test_the_list_has_long_messages_and_this_reads_them() -> None:
    assert len(LONG) > 30
    assert Path(__file__).with_name("hostile.yml").is_file()
