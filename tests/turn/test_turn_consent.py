"""Nothing that was not understood is kept of a person who did not say yes to it."""

import sqlite3
from datetime import datetime, timezone
from typing import Any

from fake_rasa import FakeRasa, Items, item

from bot.easyread import check_turn
from bot.turn import FrontDoor, Incoming, Store, pseudonym

ME = "a-conversation-of-mine"
KEY = b"a key"


def unclear(message: str) -> Items:
    said = item(f"I am not sure what {message} is.", ("Yes", "/yes"))
    if message.startswith("what"):
        said["custom"]["unclear"] = True
    return [said]


async def say(door: FrontDoor, message: str) -> list[dict[str, Any]]:
    return (await door.take(Incoming("web", ME, message=message))).replies


async def press(door: FrontDoor, replies: list[dict[str, Any]], title: str) -> list[dict[str, Any]]:
    buttons = [button for reply in replies for button in reply["buttons"]]
    token = next(button["token"] for button in buttons if button["title"] == title)
    return (await door.take(Incoming("web", ME, button=token))).replies


async def test_the_question_comes_in_the_place_of_the_first_answer_that_would_be_kept(
    keeping_door: FrontDoor, rasa: FakeRasa
) -> None:
    rasa.answer = unclear
    assert (await say(keeping_door, "art"))[0]["text"].startswith("I am not sure")
    asked = await say(keeping_door, "whatsit")
    assert asked[-1]["text"] == "Can I keep the words that I do not understand?"
    assert [button["title"] for button in asked[-1]["buttons"]] == ["Yes", "No"]
    assert not [
        found for found in check_turn([reply["text"] for reply in asked]) if found.level == "fails"
    ]
    assert [told.get("keep") for told in rasa.told] == ["ask", "ask"]


async def test_after_yes_it_is_kept_with_its_day_and_the_answer_comes(
    keeping_door: FrontDoor, rasa: FakeRasa, store: Store
) -> None:
    rasa.answer = unclear
    answered = await press(keeping_door, await say(keeping_door, "whatsit"), "Yes")
    assert answered[0]["text"] == "Thank you. I keep the words that I do not understand."
    assert rasa.said[-1] == "/again"
    today = datetime.now(timezone.utc).date()
    who = pseudonym(KEY, "web", ME)
    assert store.consent(who, "keep_unclear") == ("yes", today)
    again = await say(keeping_door, "whatsit")
    assert again[0]["text"].startswith("I am not sure")
    assert rasa.told[-1] == {
        "looked": True,
        "keep": "yes",
        "keep_said_on": today.isoformat(),
        "who": who,
    }


async def test_a_typed_no_is_a_no_and_it_does_not_ask_again(
    keeping_door: FrontDoor, rasa: FakeRasa
) -> None:
    rasa.answer = unclear
    await say(keeping_door, "whatsit")
    assert (await say(keeping_door, "no"))[0]["text"] == "OK. I do not keep them."
    assert (await say(keeping_door, "whatsit"))[0]["text"].startswith("I am not sure")
    assert rasa.told[-1]["keep"] == "no"


async def test_who_does_not_answer_has_not_said_yes_and_is_not_asked_again(
    keeping_door: FrontDoor, rasa: FakeRasa
) -> None:
    rasa.answer = unclear
    await say(keeping_door, "whatsit")
    assert (await say(keeping_door, "whatever"))[0]["text"].startswith("I am not sure")
    assert rasa.told[-1]["keep"] == "no"


async def test_where_keeping_is_off_nothing_is_asked_and_rasa_is_told_nothing(
    front_door: FrontDoor, rasa: FakeRasa
) -> None:
    rasa.answer = unclear
    assert (await say(front_door, "whatsit"))[0]["text"].startswith("I am not sure")
    assert rasa.told == [{"looked": True}]


async def test_where_the_database_cannot_be_asked_nothing_is_kept(
    keeping_door: FrontDoor, rasa: FakeRasa, url: str
) -> None:
    connection = sqlite3.connect(url.removeprefix("sqlite:///"))
    connection.execute("DROP TABLE consent")
    connection.close()
    rasa.answer = unclear
    assert (await say(keeping_door, "whatsit"))[0]["text"].startswith("I am not sure")
    assert rasa.told == [{"looked": True}]
