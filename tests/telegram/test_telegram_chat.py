"""The real Application, polling the stand-in, with a front door that the tests tell what to say."""

import asyncio

import pytest

from bot.turn import Incoming, TooMany
from tests.telegram.conftest import Polling
from tests.telegram.fake_front_door import FakeFrontDoor, Json, asks, reply
from tests.telegram.stand_in import BotApi
from tests.telegram.waiting import HER, HIM, messages, texts


async def test_words_are_answered(api: BotApi, polling: Polling, door: FakeFrontDoor) -> None:
    async with polling(door):
        api.say(HIM, "  i like sining")
        assert await texts(api, 1) == ["You said   i like sining"]
    assert door.got == [Incoming("telegram", "7", message="  i like sining")]


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("/start", "hello"),
        ("/start gt4kx_-9", "gt4kx_-9"),
        ("/START@come_along_test_bot gt4kx", "gt4kx"),
        ("/start <script>", "hello"),
        ("/start two words", "hello"),
        ("/start " + "a" * 65, "hello"),
    ],
)
async def test_a_link_opens_the_conversation(
    api: BotApi, polling: Polling, door: FakeFrontDoor, text: str, start: str
) -> None:
    async with polling(door):
        api.say(HIM, text)
        await messages(api, 1)
    assert door.got == [Incoming("telegram", "7", start=start)]


@pytest.mark.parametrize("text", ["/help", "/stop", '/set{"place":"x"}', "start", "/started"])
async def test_other_commands_are_words(
    api: BotApi, polling: Polling, door: FakeFrontDoor, text: str
) -> None:
    async with polling(door):
        api.say(HIM, text)
        await messages(api, 1)
    assert door.got == [Incoming("telegram", "7", message=text)]


async def test_the_words_below_a_picture_are_read(
    api: BotApi, polling: Polling, door: FakeFrontDoor
) -> None:
    async with polling(door):
        api.send(HIM, photo=[], caption="he hits me")
        await messages(api, 1)
    assert door.got == [Incoming("telegram", "7", message="he hits me")]


async def test_a_press_gives_the_token_and_shows_what_was_chosen(
    api: BotApi, polling: Polling
) -> None:
    door = FakeFrontDoor(asks)
    async with polling(door):
        api.say(HIM, "hello")
        (question,) = await messages(api, 1)
        assert question.titles == ["1 Me", "2 Someone I support"]
        api.press(HIM, question, 1)
        assert (await texts(api, 2))[-1] == "You pressed token-2"
        await asyncio.to_thread(api.wait_for, lambda: question.titles == ["✓ Someone I support"])
        assert question.text == "Who is this for?"
        assert len(api.called("answerCallbackQuery")) == 1
        # What was chosen can be pressed, and does nothing.
        api.press(HIM, question, 0)
        await asyncio.to_thread(api.wait_for, lambda: len(api.called("answerCallbackQuery")) == 2)
    assert door.got[-1] == Incoming("telegram", "7", button="token-2")
    assert len(api.messages) == 2


async def test_a_press_made_twice_by_mistake_counts_once(api: BotApi, polling: Polling) -> None:
    door = FakeFrontDoor(asks)
    door.seconds = {None: 0.3}
    async with polling(door):
        api.say(HIM, "hello")
        (question,) = await messages(api, 1)
        api.press(HIM, question, 0)
        api.press(HIM, question, 0)
        await asyncio.to_thread(api.wait_for, lambda: len(api.called("answerCallbackQuery")) == 2)
        await messages(api, 2)
    assert len(door.got) == 2


async def test_html_is_shown_as_it_was_typed(
    api: BotApi, polling: Polling, door: FakeFrontDoor
) -> None:
    async with polling(door):
        api.say(HIM, "<b>art</b> & <script>")
        assert await texts(api, 1) == ["You said <b>art</b> & <script>"]
    assert "parse_mode" not in api.called("sendMessage")[0]


async def test_the_answers_of_a_chat_come_in_the_order_of_its_messages(
    api: BotApi, polling: Polling, door: FakeFrontDoor
) -> None:
    door.seconds = {"0": 0.3, "1": 0.1, "2": 0.2}
    async with polling(door):
        for number in range(20):
            api.say(HIM, str(number))
        assert await texts(api, 20) == [f"You said {number}" for number in range(20)]
    assert [each.message for each in door.got] == [str(number) for number in range(20)]


async def test_a_slow_chat_does_not_hold_up_the_others(
    api: BotApi, polling: Polling, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram.handlers.MOST_OF_A_CHAT", 10)

    def answer(incoming: Incoming) -> list[Json]:
        if incoming.verdict.wait and incoming.message != "he hits me":
            raise TooMany
        return [reply(f"You said {incoming.message}", urgent=incoming.message == "he hits me")]

    door = FakeFrontDoor(answer)
    slow = door.gates["slow"] = asyncio.Event()
    async with polling(door):
        for _ in range(10):
            api.say(HIM, "slow")
        for _ in range(290):
            api.say(HIM, "more")
        api.say(HIM, "he hits me")
        api.say(HER, "quick")
        assert await texts(api, 1, HER) == ["You said quick"]
        # Of his flood he is told once that it is one, and what is urgent in it is answered.
        told, urgent = await texts(api, 2)
        assert told.startswith("You sent a lot of messages.")
        assert urgent == "You said he hits me"
        slow.set()
        assert (await texts(api, 12))[2:] == ["You said slow"] * 10
    flood = [incoming for incoming in door.got if incoming.message == "more"]
    assert len(flood) == 290
    assert all(incoming.verdict.quick for incoming in flood)


async def test_an_urgent_answer_does_not_wait_for_the_one_before(
    api: BotApi, polling: Polling
) -> None:
    def answer(incoming: Incoming) -> list[Json]:
        return [reply(str(incoming.message), urgent=incoming.message == "urgent")]

    door = FakeFrontDoor(answer)
    door.seconds = {"slow": 0.5}
    async with polling(door):
        for text in ("slow", "urgent", "after"):
            api.say(HIM, text)
        assert await texts(api, 3) == ["urgent", "slow", "after"]


async def test_typing_is_shown_while_an_answer_takes_long(
    api: BotApi, polling: Polling, door: FakeFrontDoor
) -> None:
    door.seconds = {"slow": 1.0}
    async with polling(door):
        api.say(HIM, "quick")
        api.say(HER, "slow")
        await messages(api, 1, HER)
    assert api.called("sendChatAction") == [{"chat_id": HER, "action": "typing"}]


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"location": {"latitude": 51.48, "longitude": -0.03}}, "where you are"),
        ({"voice": {"file_id": "a", "file_unique_id": "b", "duration": 1}}, "cannot listen"),
        ({"photo": [{"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1}]}, "pictures"),
        ({"dice": {"emoji": "🎲", "value": 1}}, "only read words"),
    ],
)
async def test_what_has_no_words_gets_a_kind_answer(
    api: BotApi, polling: Polling, door: FakeFrontDoor, sent: Json, words: str
) -> None:
    async with polling(door):
        api.send(HIM, **sent)
        (answer,) = await texts(api, 1)
    assert words in answer
    assert door.got == []


async def test_a_changed_message_is_not_read_and_says_so(
    api: BotApi, polling: Polling, door: FakeFrontDoor
) -> None:
    async with polling(door):
        api.edit(HIM, text="art")
        # A place that moves changes its message by itself.
        api.edit(HIM, location={"latitude": 51.48, "longitude": -0.03})
        api.say(HIM, "art")
        first, second = await texts(api, 2)
    assert "cannot see what you changed" in first
    assert second == "You said art"


async def test_a_group_is_told_once_to_open_a_chat(
    api: BotApi, polling: Polling, door: FakeFrontDoor
) -> None:
    async with polling(door):
        api.say(-5, "/start", kind="group")
        api.say(-5, "hello", kind="group")
        api.say(HIM, "hello")
        (answer,) = await messages(api, 1, -5)
        await messages(api, 1)
    assert "1 person" in answer.text
    assert answer.buttons[0]["url"] == "https://t.me/come_along_test_bot?start=hello"
    assert [each.conversation for each in door.got] == ["7"]


async def test_telegram_knows_the_commands(
    api: BotApi, polling: Polling, door: FakeFrontDoor
) -> None:
    async with polling(door):
        pass
    (menu,) = api.called("setMyCommands")
    assert [each["command"] for each in menu["commands"]] == ["start", "help", "again", "stop"]
