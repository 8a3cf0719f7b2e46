"""Who is forgotten is gone, also where a turn of theirs is under way just then."""

import asyncio
import sqlite3
from pathlib import Path

from fake_rasa import FakeRasa, Items, item

from bot import unclear_file
from bot.turn import FrontDoor, Incoming, Store, pseudonym

ME = "a-conversation-of-mine"
WHO = pseudonym(b"a key", "web", ME)
MARK = "zebrafinch"


def forgotten(message: str) -> Items:
    said = item("I have deleted all you told me.")
    said["custom"]["forget"] = True
    return [said]


def rows(url: str) -> int:
    connection = sqlite3.connect(url.removeprefix("sqlite:///"))
    try:
        names = ("conversation", "button", "consent")
        counts = [connection.execute(f"SELECT count(*) FROM {name}") for name in names]  # noqa: S608
        return sum(int(count.fetchone()[0]) for count in counts)
    finally:
        connection.close()


def files_with(url: str, words: str) -> list[str]:
    folder = Path(url.removeprefix("sqlite:///")).parent
    return [path.name for path in folder.iterdir() if words.encode() in path.read_bytes()]


async def test_after_forget_me_no_row_of_the_conversation_is_left(
    front_door: FrontDoor, rasa: FakeRasa, url: str
) -> None:
    rasa.answer = lambda message: [item("OK", ("Yes", f'/find{{"said": "{message}"}}'))]
    await front_door.take(Incoming("web", ME, message=MARK))
    assert files_with(url, MARK)
    # The channel's own id is in no file; the database knows a pseudonym.
    assert files_with(url, WHO)
    assert files_with(url, ME) == []
    rasa.answer = forgotten
    answer = await front_door.take(Incoming("web", ME, message="forget me"))
    assert answer.replies[0]["text"] == "I have deleted all you told me."
    assert rows(url) == 0
    assert files_with(url, MARK) == files_with(url, WHO) == files_with(url, ME) == []
    assert front_door._memory.before(WHO) is None


async def test_a_turn_under_way_does_not_bring_it_back(
    front_door: FrontDoor, rasa: FakeRasa, store: Store, url: str
) -> None:
    rasa.answer = lambda message: [item("OK", ("Yes", f'/find{{"said": "{message}"}}'))]
    for first_turn in (True, False):
        rasa.seconds = {MARK: 0.5}
        turn = asyncio.create_task(front_door.take(Incoming("web", ME, message=MARK)))
        await asyncio.sleep(0.2)
        # As `comealong people forget` does, from another process.
        assert await asyncio.to_thread(store.forget, WHO) is True
        replies = (await turn).replies
        # A button that does nothing is not shown.
        assert (replies[0]["text"], replies[0]["buttons"]) == ("OK", [])
        assert rows(url) == 0
        assert files_with(url, MARK) == []
        if first_turn:
            await front_door.take(Incoming("web", ME, message="hello"))


async def test_kept_messages_that_were_not_understood_go_too(url: str, tmp_path: Path) -> None:
    path = tmp_path / unclear_file.FILE
    for who, words in ((WHO, MARK), ("another", "can you cook")):
        unclear_file.append(path, words, ["find"], unclear_file.date.today(), who)
    store = Store(url, path)
    assert store.forget(WHO) is True
    assert [row.message for row in unclear_file.read_rows(path)] == ["can you cook"]
    assert files_with(url, MARK) == []
    store.close()
