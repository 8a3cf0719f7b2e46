"""The whole process, `python -m bot.telegram`, against the stand-in."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.settings import ROOT
from tests.telegram.stand_in import BotApi

HIM, HER = 7, 8


@contextmanager
def telegram(var: Path, api_url: str, token: str) -> Iterator["subprocess.Popen[str]"]:
    environment = {
        **os.environ,
        "COMEALONG_VAR": str(var),
        "COMEALONG_CONVERSATIONS_URL": f"sqlite:///{var / 'conversations.db'}",
        "COMEALONG_RASA_URL": "http://127.0.0.1:9",
        "COMEALONG_SECRET": "a secret for tests",
        # As the supervisor has it.
        "PYTHONWARNINGS": "ignore",
        "TELEGRAM_TOKEN": token,
        "TELEGRAM_API_URL": api_url,
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "bot.telegram"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def test_the_process_answers_and_stops_when_told(api: BotApi, tmp_path: Path) -> None:
    with telegram(tmp_path, api.url, api.token) as process:
        api.say(HIM, "hello, a secret")
        (answer,) = api.wait_for_messages(HIM, 1, seconds=30)
        assert answer.text == "I am still starting. Please wait 1 minute and try again."
        api.wait_for(lambda: api.all_confirmed)
        process.send_signal(signal.SIGTERM)
        out, err = process.communicate(timeout=10)
    assert process.returncode == 0
    assert out == ""
    for hidden in ("a secret", api.token, "Traceback"):
        assert hidden not in err


def test_what_was_under_way_when_it_was_killed_is_answered_by_the_next_run_and_once(
    api: BotApi, tmp_path: Path
) -> None:
    with telegram(tmp_path, api.url, api.token):
        api.say(HER, "hello")
        api.wait_for_messages(HER, 1, seconds=30)
        api.break_down(500, "sendMessage")
        api.say(HIM, "hello")
        api.wait_for(lambda: len(api.called("getUpdates")) > 5)
    assert not api.all_confirmed
    api.recover()
    with telegram(tmp_path, api.url, api.token):
        api.wait_for_messages(HIM, 1, seconds=30)
        api.wait_for(lambda: api.all_confirmed)
    assert (len(api.sent_to(HIM)), len(api.sent_to(HER))) == (1, 1)


def test_the_process_waits_for_a_telegram_that_is_down(api: BotApi, tmp_path: Path) -> None:
    api.break_down(500)
    with telegram(tmp_path, api.url, api.token) as process:
        assert process.stderr
        assert "Telegram answered getMe with 500" in process.stderr.readline()
        api.say(HIM, "hello")
        api.recover()
        api.wait_for_messages(HIM, 1)


def test_a_wrong_token_is_one_plain_sentence(api: BotApi, tmp_path: Path) -> None:
    with telegram(tmp_path, api.url, "123:wrong") as process:
        out, err = process.communicate(timeout=30)
    assert process.returncode == 1
    assert err.splitlines()[-1].startswith("Telegram does not know this TELEGRAM_TOKEN.")
    assert "123:wrong" not in out + err
    assert "Traceback" not in err


def test_a_token_that_is_taken_back_ends_the_process(api: BotApi, tmp_path: Path) -> None:
    with telegram(tmp_path, api.url, api.token) as process:
        api.say(HIM, "hello")
        api.wait_for_messages(HIM, 1, seconds=30)
        first, api.token = api.token, "999:another"
        # Ends the poll that is waiting; the next one has a token that is no longer known.
        api.say(HIM, "hello")
        _, err = process.communicate(timeout=30)
    assert process.returncode == 1
    assert "Telegram does not know this TELEGRAM_TOKEN." in err
    for hidden in (first, "Traceback", "pending"):
        assert hidden not in err


def test_without_a_token_telegram_is_off(api: BotApi, tmp_path: Path) -> None:
    with telegram(tmp_path, api.url, "") as process:
        out, err = process.communicate(timeout=30)
    assert process.returncode == 0
    assert out == "There is no TELEGRAM_TOKEN, so Telegram is off.\n"
    assert err == ""


def test_a_database_that_cannot_be_opened_is_one_plain_sentence(
    api: BotApi, tmp_path: Path
) -> None:
    (tmp_path / "conversations.db").mkdir()
    with telegram(tmp_path, api.url, api.token) as process:
        _, err = process.communicate(timeout=30)
    assert process.returncode == 1
    assert err.splitlines()[-1] == "The conversations database cannot be opened."
    assert "Traceback" not in err
