"""The whole of Come Along, as `comealong run` starts it. The tests build on one another."""

import os
import re
import signal
import subprocess
import time
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from tests.conversations.story import card_titles, said, titles, token_of
from tests.whole.conftest import COMEALONG, Whole

CHAT = 7


class Browser:
    """One conversation over HTTP."""

    def __init__(self, address: str) -> None:
        self._client = httpx.Client(base_url=address, timeout=30.0, trust_env=False)
        self._conversation: str | None = None
        self.replies: list[dict[str, Any]] = []

    def send(self, **incoming: str) -> httpx.Response:
        body = incoming | (
            {"conversation": self._conversation} if self._conversation is not None else {}
        )
        response = self._client.post("/api/chat", json=body)
        if response.status_code == httpx.codes.OK:
            self._conversation = response.json()["conversation"]
            self.replies = response.json()["replies"]
        return response

    def close(self) -> None:
        self._client.close()


@pytest.fixture
def browser(whole: Whole) -> Any:
    made = Browser(whole.address)
    yield made
    made.close()


def eventually(check: Callable[[], bool], within: float = 60.0) -> bool:
    deadline = time.monotonic() + within
    while time.monotonic() < deadline:
        if check():
            return True
        time.sleep(0.3)
    return False


def pid_of(whole: Whole, words: str) -> int:
    """The id of the process below this Come Along whose command has these words."""
    listed = subprocess.run(
        ["ps", "-o", "pid=,args=", "--ppid", str(whole.process.pid)],
        capture_output=True,
        text=True,
        check=True,
    )
    found = [line.split()[0] for line in listed.stdout.splitlines() if words in line]
    assert len(found) == 1, listed.stdout
    return int(found[0])


def test_it_says_where_it_is(whole: Whole) -> None:
    assert f"Come Along is ready: {whole.address}" in whole.said


def test_every_part_is_ready(whole: Whole) -> None:
    assert httpx.get(f"{whole.address}/health", trust_env=False).status_code == 200
    ready = httpx.get(f"{whole.address}/ready", trust_env=False)
    assert ready.status_code == 200
    assert all(ready.json()["parts"].values())


def test_hello_art_deptfrd_finds_allsorts_in_the_browser(browser: Browser) -> None:
    browser.send(message="hello")
    assert "I am a computer program" in said(browser.replies)
    browser.send(message="art")
    browser.send(message="deptfrd")
    assert card_titles(browser.replies)[0] == "Heart n Soul Allsorts"
    card = next(reply["card"] for reply in browser.replies if reply["card"])
    labels = [line["label"] for line in card["lines"]]
    assert {"When", "Where", "How much", "Who for", "How to join"} <= set(labels)
    assert card["why"][0] == "You like art."
    assert (card["kind"], card["next_date"], card["phone"]) == ("session", None, None)
    page = httpx.get(f"{httpx.URL(str(browser._client.base_url)).join(card['page'])}")
    assert "Heart n Soul Allsorts" in page.text


def test_hello_art_deptfrd_finds_allsorts_on_telegram(whole: Whole) -> None:
    telegram = whole.telegram
    telegram.say(CHAT, "/start")
    assert "I am a computer program" in telegram.wait_for_messages(CHAT, 1)[0].text
    seen = len(telegram.wait_for_messages(CHAT, 3))
    telegram.say(CHAT, "art")
    seen = len(telegram.wait_for_messages(CHAT, seen + 2))
    telegram.say(CHAT, "deptfrd")
    messages = telegram.wait_for_messages(CHAT, seen + 5)[seen:]
    assert any(shown.text.startswith("Heart n Soul Allsorts") for shown in messages)
    assert messages[-1].titles[0] == "1 More"


def test_hello_art_deptfrd_finds_allsorts_in_the_terminal(whole: Whole) -> None:
    talked = subprocess.run(
        [COMEALONG, "chat"],
        env=whole.environment,
        input="hello\nart\ndeptfrd\ni want to live with a family\nquit\n",
        capture_output=True,
        text=True,
        check=True,
    )
    assert "I am a computer program." in talked.stdout
    assert "[1 Me]" in talked.stdout
    found = talked.stdout.index("Heart n Soul Allsorts\nWhat: You can do music and art.")
    assert talked.stdout.index("Shared Lives\nWhat: You live in the home") > found


def test_a_button_works_on_telegram(whole: Whole) -> None:
    telegram = whole.telegram
    shown = telegram.sent_to(CHAT)
    telegram.press(CHAT, shown[-1], 0)
    more = telegram.wait_for_messages(CHAT, len(shown) + 2)[len(shown) :]
    assert more[0].text == "Here are some more."


def test_a_link_opens_the_conversation_with_its_answers(whole: Whole, browser: Browser) -> None:
    made = subprocess.run(
        [COMEALONG, "refer", "--interest", "music", "--place", "SE8", "--from", "Your GP"],
        env=whole.environment,
        capture_output=True,
        text=True,
        check=True,
    )
    link = re.search(r"to=([a-z0-9]+)", made.stdout)
    telegram = re.search(r"https://t\.me/\w+\?start=([a-z0-9]+)", made.stdout)
    assert link and telegram, made.stdout
    browser.send(start=link[1])
    assert "Your GP sent you here." in said(browser.replies)
    assert "You like music. You live near SE8." in said(browser.replies)
    browser.send(button=token_of(browser.replies, "Yes"))
    assert card_titles(browser.replies)[0] == "Heart n Soul Allsorts"
    whole.telegram.say(CHAT + 1, f"/start {telegram[1]}")
    assert "Your GP sent you here." in whole.telegram.wait_for_messages(CHAT + 1, 1)[0].text


def test_when_the_actions_are_gone_it_says_so_and_works_again_when_they_are_back(
    whole: Whole, browser: Browser
) -> None:
    browser.send(message="i like art")
    os.kill(pid_of(whole, "rasa_sdk"), signal.SIGKILL)
    browser.send(message="deptford")
    assert "Please try again." in said(browser.replies)
    again = token_of(browser.replies, "Try again")

    def works() -> bool:
        browser.send(button=again)
        return card_titles(browser.replies)[:1] == ["Heart n Soul Allsorts"]

    assert eventually(works)


def test_when_rasa_is_gone_urgent_words_are_answered_and_it_comes_back(
    whole: Whole, browser: Browser
) -> None:
    browser.send(message="i like art")
    os.kill(pid_of(whole, "-m rasa run"), signal.SIGKILL)
    assert browser.send(message="my carer hits me").status_code == 200
    assert any(reply["urgent"] for reply in browser.replies)
    gone = browser.send(message="deptford")
    assert gone.status_code in (200, 503)
    words = gone.json().get("error", {}).get("message") or said(browser.replies)
    assert "try again" in words.lower()
    ready = f"{whole.address}/ready"
    assert eventually(lambda: httpx.get(ready, trust_env=False).status_code == 200, 90)
    browser.send(message="deptford")
    assert "Heart n Soul Allsorts" in card_titles(browser.replies)


def test_many_people_at_once_are_all_answered(whole: Whole) -> None:
    from concurrent.futures import ThreadPoolExecutor

    def talk(number: int) -> list[str]:
        one = Browser(whole.address)
        one.send(message="art" if number % 2 else "singing")
        one.send(message="deptford")
        one.close()
        return titles(one.replies)

    with ThreadPoolExecutor(8) as pool:
        assert all("Another place" in offered for offered in pool.map(talk, range(24)))


def test_ctrl_c_stops_every_process(whole: Whole) -> None:
    listed = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(whole.process.pid)],
        capture_output=True,
        text=True,
        check=True,
    )
    children = [int(pid) for pid in listed.stdout.split()]
    assert len(children) == 4
    assert whole.stop() == 0
    assert eventually(lambda: not any(_alive(pid) for pid in children), 15)


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
