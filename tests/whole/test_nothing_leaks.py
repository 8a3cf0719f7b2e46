"""What people say is in no log and no error, and when they are forgotten in no file at all.

The real processes, as talkative as the environment can ask for; markers in every message; faults
of every kind; then every byte that was written is read. The tests build on one another.
"""

import json
import os
import secrets
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import httpx
import pytest

from bot.cli.training import model_file, train
from bot.settings import ROOT, Settings
from bot.turn import Store, pseudonym
from bot.unclear_file import FILE
from tests.telegram.stand_in import BotApi
from tests.whole.conftest import Whole, environment, started
from tests.whole.marked import MARKS, NAME, PLACE, TOLD, WORD, files_with, marks_in
from tests.whole.test_come_along_as_it_is_started import eventually, pid_of

CHAT = 7_130_042_611
WEB = f"a-web-conversation-{secrets.token_urlsafe(12)}"
SECRET = "a secret for this test"
COMMAND = [sys.executable, "-c", "from bot.cli.main import main; main()"]
# Whoever wants to see more sets these; none of them may make a library repeat what people say.
TALKATIVE = {
    "LOG_LEVEL": "DEBUG",
    "LOG_LEVEL_LIBRARIES": "DEBUG",
    "SANIC_ACCESS_LOG": "true",
    "SANIC_DEBUG": "true",
    "PYTHONASYNCIODEBUG": "1",
    "PYTHONFAULTHANDLER": "1",
}


def var_of(whole: Whole) -> Path:
    return Path(whole.environment["COMEALONG_VAR"])


@pytest.fixture(scope="module")
def whole(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Whole]:
    """All four processes, with everything switched on that keeps or says more."""
    train(settings)
    var = tmp_path_factory.mktemp("var")
    shutil.copytree(model_file(settings).parent, var / "models")
    with BotApi() as telegram:
        of_its_own = environment(var, telegram) | TALKATIVE
        of_its_own |= {"COMEALONG_SECRET": SECRET, "COMEALONG_KEEP_UNCLEAR": "true"}
        yield from started([*COMMAND, "run"], of_its_own, telegram)


@pytest.fixture
def web(whole: Whole) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=whole.address, timeout=90.0, trust_env=False) as client:
        yield client


def say(web: httpx.Client, message: str, conversation: str = WEB) -> httpx.Response:
    return web.post("/api/chat", json={"conversation": conversation, "message": message})


def database(whole: Whole) -> Path:
    return var_of(whole) / "conversations.db"


def leaks(whole: Whole) -> dict[str, list[str]]:
    """Marks in all that was written, the conversations database apart."""
    marks = (*MARKS, PLACE.lower(), WEB.lower(), str(CHAT))
    found = files_with(var_of(whole), marks, leave_out=("conversations.db",))
    said = marks_in("\n".join(whole.said).encode(), marks)
    return found | ({"what it printed": said} if said else {})


def test_nothing_of_a_conversation_is_in_any_log(whole: Whole, web: httpx.Client) -> None:
    for message in (
        TOLD,
        PLACE,
        f"i like art {NAME}",
        "what do you know about me",
        f"{NAME} {WORD} {WORD}",
        "no",
        f"{WORD} blarg {WORD}",
        f"{NAME} hits me",
        f"my carer {NAME} says i am going to die",
    ):
        assert say(web, message).status_code == 200, message
    whole.telegram.say(CHAT, TOLD)
    whole.telegram.wait_for_messages(CHAT, 1)
    whole.telegram.say(CHAT, PLACE)
    whole.telegram.wait_for_messages(CHAT, 2)
    assert leaks(whole) == {}


def test_what_is_refused_is_in_no_log(whole: Whole, web: httpx.Client) -> None:
    assert say(web, TOLD + "x" * 1000).status_code == 413
    as_json = {"content-type": "application/json"}
    for body in (f'{{"message": "{TOLD}', f'{{"{WORD}": {{', "[" * 20000 + TOLD, f"\xff{TOLD}"):
        answer = web.post("/api/chat", content=body.encode(), headers=as_json)
        assert answer.status_code in (400, 413)
        assert marks_in(answer.content, MARKS) == []
    assert web.post("/api/chat", content=TOLD.encode()).status_code == 415
    web.get(f"/{WORD}", params={"to": WORD, "message": TOLD})
    web.post("/", data={"conversation": WEB, "message": TOLD})
    assert leaks(whole) == {}


def test_what_is_sent_past_the_front_door_is_in_no_log(whole: Whole) -> None:
    rasa = f"{whole.environment['COMEALONG_RASA_URL']}/webhooks/rest/webhook"
    actions = f"{whole.environment['COMEALONG_ACTIONS_URL']}/webhook"
    # The last is an action call whose slots are not what they should be.
    tracker = {"sender_id": "x", "slots": {"place": TOLD}, "latest_message": {"text": TOLD}}
    call = json.dumps({"next_action": "action_find", "sender_id": "x", "tracker": tracker})
    broken = [f'{{"sender": "x", "message": "{TOLD}"', f'"{TOLD}"', call]
    for url in (rasa, actions):
        for body in broken:
            httpx.post(url, content=body, timeout=60.0, trust_env=False)
    httpx.post(rasa, json={"sender": "x", "message": f"/{WORD}{{'{NAME}': "}, trust_env=False)
    assert leaks(whole) == {}
    store = Store(f"sqlite:///{database(whole)}")
    store.forget("x")
    store.close()


def test_an_action_server_that_is_killed_during_a_turn_leaves_no_words(
    whole: Whole, web: httpx.Client
) -> None:
    talking = threading.Thread(target=lambda: [say(web, TOLD) for _ in range(3)])
    talking.start()
    time.sleep(0.1)
    os.kill(pid_of(whole, "rasa_sdk"), signal.SIGKILL)
    talking.join()
    say(web, TOLD)
    assert leaks(whole) == {}
    assert eventually(lambda: web.get("/ready").status_code == 200)


def test_a_locked_database_leaves_no_words(whole: Whole, web: httpx.Client) -> None:
    with closing(sqlite3.connect(database(whole), isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        say(web, TOLD)
        connection.execute("ROLLBACK")
    assert leaks(whole) == {}
    # It was noticed: what went wrong is said by its name.
    logged = [path.read_text() for path in (var_of(whole) / "logs").iterdir()]
    assert any("OperationalError" in words for words in logged)


def test_a_raw_id_of_a_channel_is_in_no_file(whole: Whole) -> None:
    assert files_with(var_of(whole), (str(CHAT), WEB.lower())) == {}


def test_before_somebody_is_forgotten_the_database_holds_them(whole: Whole) -> None:
    found = files_with(var_of(whole), (PLACE.lower(),))
    assert {name.partition("-")[0] for name in found} == {"conversations.db"}


def test_forget_me_leaves_no_byte_in_any_file(whole: Whole, web: httpx.Client) -> None:
    who = pseudonym(SECRET.encode(), "web", WEB)
    assert files_with(var_of(whole), (who,))
    say(web, "forget me")
    assert "I have deleted all" in say(web, "yes").text
    assert files_with(var_of(whole), (who,)) == {}


def test_the_command_forgets_another_channels_conversation_the_same(whole: Whole) -> None:
    who = pseudonym(SECRET.encode(), "telegram", str(CHAT))
    assert files_with(var_of(whole), (who,))
    command = [*COMMAND, "people", "forget", who]
    done = subprocess.run(
        command, cwd=ROOT, env=whole.environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "Deleted."
    assert files_with(var_of(whole), (who, PLACE.lower(), *MARKS)) == {}
    assert not marks_in("\n".join(whole.said).encode(), MARKS)


def test_a_turn_under_way_brings_nothing_back(whole: Whole, web: httpx.Client) -> None:
    store = Store(f"sqlite:///{database(whole)}", var_of(whole) / FILE)
    for number in range(6):
        conversation = f"another-web-conversation-{number}"
        who = pseudonym(SECRET.encode(), "web", conversation)
        turn = threading.Thread(target=say, args=(web, f"i live in {PLACE}", conversation))
        turn.start()
        # From the first moment in which anything is held of it, the turn is under way.
        assert eventually(lambda who=who: store.forget(who), 5)  # type: ignore[misc]
        turn.join()
        assert files_with(var_of(whole), (who, PLACE.lower())) == {}
    store.close()
