import asyncio
import json
import logging
from typing import Any

import pytest
from fake_rasa import FakeRasa, item

from bot.turn import Answer, BadRequest, FrontDoor, Incoming, NotReady, TooLong, pseudonym

WHO = "a-conversation-of-the-web"


async def say(door: FrontDoor, message: str, who: str = WHO) -> Answer:
    return await door.take(Incoming("web", who, message=message))


async def press(door: FrontDoor, token: str | None, who: str = WHO) -> Answer:
    return await door.take(Incoming("web", who, button=token))


def texts(answer: Answer) -> list[str]:
    return [reply["text"] for reply in answer.replies]


def buttons(answer: Answer) -> dict[str, dict[str, Any]]:
    return {each["title"]: each for reply in answer.replies for each in reply["buttons"]}


def asks(*choices: tuple[str, str]) -> Any:
    return lambda message: [item("Which?", *choices)]


async def test_words_reach_rasa_under_a_pseudonym(front_door: FrontDoor, rasa: FakeRasa) -> None:
    answer = await say(front_door, "  I like\tart ")
    assert answer.conversation == WHO
    assert texts(answer) == ["You said I like art"]
    assert rasa.got == [(pseudonym(b"a key", "web", WHO), "I like art")]


async def test_the_same_id_in_two_channels_is_two_conversations(
    front_door: FrontDoor, rasa: FakeRasa
) -> None:
    await front_door.take(Incoming("web", "7", message="hello"))
    await front_door.take(Incoming("telegram", "7", message="hello"))
    assert len({sender for sender, _ in rasa.got}) == 2


async def test_a_button_gives_its_payload_and_the_channel_never_sees_it(
    front_door: FrontDoor, rasa: FakeRasa
) -> None:
    rasa.answer = asks(("Me", '/who_for{"who":"me"}'))
    answer = await say(front_door, "hello")
    button = buttons(answer)["Me"]
    assert set(button) == {"title", "token", "picture", "link"}
    assert "who_for" not in json.dumps(answer.replies)
    await press(front_door, button["token"])
    assert rasa.said[-1] == '/who_for{"who":"me"}'


async def test_a_button_of_one_conversation_does_nothing_in_another(
    front_door: FrontDoor, rasa: FakeRasa
) -> None:
    rasa.answer = asks(("Me", "/me"))
    token = buttons(await say(front_door, "hello"))["Me"]["token"]
    await press(front_door, token, who="somebody-else")
    assert rasa.said[-1] == "/again"


@pytest.mark.parametrize("token", ["never-was", "", "x" * 5000, "'; DROP TABLE button"])
async def test_an_unknown_button_gets_a_kind_word_and_the_question_again(
    front_door: FrontDoor, rasa: FakeRasa, token: str
) -> None:
    answer = await press(front_door, token)
    assert texts(answer) == ["That button is old. Here is where we are.", "You said /again"]


async def test_a_button_works_for_20_turns_and_is_then_old(
    front_door: FrontDoor, rasa: FakeRasa
) -> None:
    rasa.answer = asks(("Me", "/me"))
    token = buttons(await say(front_door, "hello"))["Me"]["token"]
    for turn in range(19):
        await say(front_door, f"more words {turn}")
    await press(front_door, token)
    assert rasa.said[-1] == "/me"
    await press(front_door, token)
    assert rasa.said[-1] == "/again"


@pytest.mark.parametrize("typed", ["2", "2.", " 2) ", "two", "Two", "no art", "No, Art."])
async def test_a_number_or_a_title_presses_a_button(
    front_door: FrontDoor, rasa: FakeRasa, typed: str
) -> None:
    rasa.answer = asks(("Art", "/art"), ("No art", "/no_art"))
    await say(front_door, "hello")
    await say(front_door, typed)
    assert rasa.said[-1] == "/no_art"


@pytest.mark.parametrize("typed", ["3", "0", "24", "2 of us", "nine", "half past 2"])
async def test_a_number_that_is_no_choice_stays_words(
    front_door: FrontDoor, rasa: FakeRasa, typed: str
) -> None:
    rasa.answer = asks(("Art", "/art"), ("No art", "/no_art"))
    await say(front_door, "hello")
    await say(front_door, typed)
    assert rasa.said[-1] == typed


async def test_a_number_picks_from_the_last_bubble_that_has_buttons(
    front_door: FrontDoor, rasa: FakeRasa
) -> None:
    rasa.answer = lambda message: [
        item("A card.", ("Tell me more", "/tell_1")),
        item("A second card.", ("Tell me more", "/tell_2"), ("Not for me", "/refuse_2")),
        item("Do you want to see more?", ("More", "/more")),
        item("That is all."),
    ]
    await say(front_door, "hello")
    await say(front_door, "1")
    assert rasa.said[-1] == "/more"
    await say(front_door, "not for me")
    assert rasa.said[-1] == "/refuse_2"
    # It could mean either card: Rasa can ask, we would guess.
    await say(front_door, "tell me more")
    assert rasa.said[-1] == "tell me more"


async def test_only_the_last_turn_can_be_picked_by_number(
    front_door: FrontDoor, rasa: FakeRasa
) -> None:
    rasa.answer = asks(("Art", "/art"))
    await say(front_door, "hello")
    rasa.answer = lambda message: [item("No question now.")]
    await say(front_door, "some words")
    await say(front_door, "1")
    assert rasa.said[-1] == "1"


@pytest.mark.parametrize(
    ("typed", "passed_on"),
    [
        ("/forget", "forget"),
        (' / //set{"place":"x"}', 'set{"place":"x"}'),
        ("\u200b/restart", "restart"),
        ("\x00/restart", "restart"),
        ("1/2 past 3", "1/2 past 3"),
    ],
)
async def test_typed_words_never_reach_rasa_as_a_payload(
    front_door: FrontDoor, rasa: FakeRasa, typed: str, passed_on: str
) -> None:
    await say(front_door, typed)
    assert rasa.said == [passed_on]


@pytest.mark.parametrize(
    "typed", ["", "   ", "\n\t", "\x00", "/", " // ", "\u200b\ufeff", "\u200d"]
)
async def test_an_empty_message_gets_a_kind_word_without_rasa(
    front_door: FrontDoor, rasa: FakeRasa, typed: str
) -> None:
    answer = await say(front_door, typed)
    assert texts(answer) == ["I did not get any words. You can type or press a button."]
    assert rasa.got == []


async def test_an_empty_message_leaves_the_question_standing(
    front_door: FrontDoor, rasa: FakeRasa
) -> None:
    rasa.answer = asks(("Art", "/art"))
    await say(front_door, "hello")
    await say(front_door, "")
    await say(front_door, "1")
    assert rasa.said[-1] == "/art"


@pytest.mark.parametrize("typed", ["x" * 1001, "😀" * 10_000, " " * 1001, "\x00" * 1001])
async def test_more_than_1000_characters_are_refused(
    front_door: FrontDoor, rasa: FakeRasa, typed: str
) -> None:
    with pytest.raises(TooLong):
        await say(front_door, typed)
    assert rasa.got == []


@pytest.mark.parametrize("typed", ["x" * 1000, "<b onclick='x'>art</b>", "👩‍🎨 art", "é"])
async def test_what_is_short_enough_is_passed_on_as_it_is(
    front_door: FrontDoor, rasa: FakeRasa, typed: str
) -> None:
    await say(front_door, typed)
    assert rasa.said == [typed]


async def test_broken_characters_are_cleaned(front_door: FrontDoor, rasa: FakeRasa) -> None:
    await say(front_door, "I like\ud800 a\x00rt\x1b[0m e\u0301")
    assert rasa.said == ["I like art [0m é"]


@pytest.mark.parametrize(
    "incoming",
    [
        Incoming("web", WHO),
        Incoming("web", WHO, message="a", button="b"),
        Incoming("web", WHO, message="", start="hello"),
        Incoming("web", WHO, start="not a code"),
        Incoming("web", WHO, start='"}/forget'),
        Incoming("web", WHO, start="x" * 65),
    ],
)
async def test_what_cannot_be_one_message_is_refused(
    front_door: FrontDoor, incoming: Incoming
) -> None:
    with pytest.raises(BadRequest):
        await front_door.take(incoming)


@pytest.mark.parametrize(
    ("code", "payload"),
    [("hello", "/greet"), ("", "/greet"), ("se8-Music_1", '/open_link{"code": "se8-Music_1"}')],
)
async def test_a_link_opens_the_conversation(
    front_door: FrontDoor, rasa: FakeRasa, code: str, payload: str
) -> None:
    await front_door.take(Incoming("web", WHO, start=code))
    assert rasa.said == [payload]


async def test_requests_of_one_conversation_are_answered_in_their_order(
    front_door: FrontDoor, rasa: FakeRasa
) -> None:
    rasa.seconds = {"slow": 0.3}
    answers = await asyncio.gather(*(say(front_door, word) for word in ("slow", "b", "c", "d")))
    assert rasa.said == ["slow", "b", "c", "d"]
    assert [texts(answer) for answer in answers] == [
        ["You said slow"],
        ["You said b"],
        ["You said c"],
        ["You said d"],
    ]


async def test_one_slow_conversation_does_not_hold_up_another(
    front_door: FrontDoor, rasa: FakeRasa
) -> None:
    rasa.seconds = {"slow": 0.3}
    await asyncio.gather(say(front_door, "slow"), say(front_door, "quick", who="other"))
    assert rasa.said == ["quick", "slow"]


async def test_rasa_that_never_was_up_is_still_starting(
    front_door: FrontDoor, rasa: FakeRasa
) -> None:
    rasa.stop()
    with pytest.raises(NotReady):
        await say(front_door, "I like art")
    assert not await front_door.rasa_ready()


async def test_when_rasa_goes_and_comes_back_one_press_sends_the_words_again(
    front_door: FrontDoor, rasa: FakeRasa
) -> None:
    await say(front_door, "hello")
    rasa.stop()
    sorry = await say(front_door, "I like art")
    assert texts(sorry) == ["I am sorry. I cannot answer just now. Please try again."]
    again = buttons(sorry)["Try again"]["token"]
    assert list(buttons(await press(front_door, again))) == ["Try again"]
    rasa.start()
    assert texts(await press(front_door, again)) == ["You said I like art"]
    assert await front_door.rasa_ready()


async def test_the_question_still_stands_after_rasa_failed(
    front_door: FrontDoor, rasa: FakeRasa
) -> None:
    rasa.answer = asks(("Art", "/art"))
    await say(front_door, "hello")
    rasa.answer = lambda message: []
    await say(front_door, "art")
    await say(front_door, "1")
    assert rasa.said[-2:] == ["/art", "/art"]
    await say(front_door, "try again")
    assert rasa.said[-1] == "/art"


@pytest.mark.parametrize("nonsense", [[], {}, b"<html>", "text", [1], [{}], [{"custom": []}], None])
async def test_nonsense_from_rasa_becomes_an_honest_reply(
    front_door: FrontDoor, rasa: FakeRasa, nonsense: Any
) -> None:
    rasa.answer = lambda message: nonsense
    answer = await say(front_door, "I like art")
    assert list(buttons(answer)) == ["Try again"]


async def test_rasa_that_is_too_slow_becomes_an_honest_reply(
    front_door: FrontDoor, rasa: FakeRasa
) -> None:
    rasa.seconds = {"slow": 1.5}
    assert list(buttons(await say(front_door, "slow"))) == ["Try again"]


async def test_urgent_words_are_answered_without_rasa(
    front_door: FrontDoor, rasa: FakeRasa, store: Any
) -> None:
    rasa.stop()
    answer = await say(front_door, "he hits me")
    assert texts(answer) == ["I am sorry about abuse."]
    assert answer.replies[0]["urgent"] is True
    ring = buttons(answer)["Ring 999"]
    assert ring["link"] == "tel:999"
    pressed = await press(front_door, ring["token"])
    assert texts(pressed) == ["The number is 999. You can ring or text it on your phone."]
    again = await say(front_door, "show me the numbers again")
    assert texts(again) == ["I am sorry about abuse."]
    assert [(channel, kind, count) for _, channel, kind, count in store.urgent_counts()] == [
        ("web", "abuse", 2)
    ]


async def test_urgent_words_do_not_wait_for_a_turn_under_way(
    front_door: FrontDoor, rasa: FakeRasa
) -> None:
    rasa.seconds = {"slow": 0.5}
    under_way = asyncio.create_task(say(front_door, "slow"))
    await asyncio.sleep(0.1)
    await say(front_door, "he hits me")
    assert not under_way.done()
    await under_way


async def test_urgent_words_in_two_messages_are_heard_once(
    front_door: FrontDoor, rasa: FakeRasa
) -> None:
    await say(front_door, "my uncle hits")
    assert texts(await say(front_door, "me")) == ["I am sorry about abuse."]
    assert texts(await say(front_door, "hello")) == ["You said hello"]


async def test_when_not_sure_it_asks_and_no_is_the_urgent_answer(
    front_door: FrontDoor, rasa: FakeRasa, store: Any
) -> None:
    assert texts(await say(front_door, "i feel bad")) == ["Are you safe right now?"]
    assert store.urgent_counts() == []
    assert texts(await say(front_door, "No")) == ["I am sorry about suicide."]
    assert rasa.got == []


async def test_an_urgent_answer_needs_no_database(
    front_door: FrontDoor, store: Any, url: str
) -> None:
    break_database(url)
    answer = await say(front_door, "he hits me")
    assert texts(answer) == ["I am sorry about abuse."]
    assert list(buttons(answer)) == ["Ring 999"]


async def test_a_broken_database_still_lets_people_talk(
    front_door: FrontDoor, rasa: FakeRasa, url: str
) -> None:
    break_database(url)
    rasa.answer = asks(("Art", "/art"))
    answer = await say(front_door, "hello")
    assert texts(answer) == ["Which?"]
    assert buttons(answer) == {}
    assert not await front_door.store_ready()


async def test_words_and_custom_that_follow_each_other_are_one_bubble(
    front_door: FrontDoor, rasa: FakeRasa
) -> None:
    custom = item("First part.\n\nSecond part.", ("Yes", "/yes"))
    rasa.answer = lambda message: [
        {"recipient_id": "x", "text": "First part."},
        {"recipient_id": "x", "text": "Second part.", "buttons": []},
        custom,
        {"recipient_id": "x", "text": "Plain.", "buttons": [{"title": "No", "payload": "/no"}]},
    ]
    answer = await say(front_door, "hello")
    assert texts(answer) == ["First part.\n\nSecond part.", "Plain."]
    assert list(buttons(answer)) == ["Yes", "No"]


async def test_forget_me_deletes_everything_once_the_bot_says_so(
    front_door: FrontDoor, rasa: FakeRasa, store: Any
) -> None:
    rasa.answer = asks(("Art", "/art"))
    token = buttons(await say(front_door, "hello"))["Art"]["token"]
    gone = item("I have deleted everything.")
    gone["custom"]["forget"] = True
    rasa.answer = lambda message: [gone]
    answer = await say(front_door, "forget me")
    assert "forget" not in answer.replies[0]
    assert store.payload(pseudonym(b"a key", "web", WHO), token) is None


async def test_no_words_of_people_are_in_any_log(
    front_door: FrontDoor, rasa: FakeRasa, url: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="bot")
    caplog.set_level(logging.DEBUG, logger="httpx")
    await say(front_door, "mysecretword")
    rasa.answer = lambda message: b"nonsense"
    await say(front_door, "mysecretword again")
    await say(front_door, "mysecretword he hits me")
    rasa.stop()
    break_database(url)
    await say(front_door, "mysecretword more")
    assert caplog.records
    assert "mysecretword" not in caplog.text
    assert not any("mysecretword" in str(vars(record)) for record in caplog.records)


def break_database(url: str) -> None:
    import sqlite3

    with sqlite3.connect(url.removeprefix("sqlite:///")) as connection:
        for table in ("button", "conversation", "urgent_count"):
            connection.execute(f"DROP TABLE {table}")
    connection.close()
