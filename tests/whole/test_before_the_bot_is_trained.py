"""The first start, while the bot still has to be trained."""

import signal
import subprocess
import time
from pathlib import Path

import httpx
import pytest

from bot.settings import ROOT
from tests.system import free_port
from tests.telegram.stand_in import BotApi
from tests.whole.conftest import COMEALONG, environment


def test_urgent_words_are_answered_and_others_are_asked_to_wait(tmp_path: Path) -> None:
    port = free_port()
    with BotApi() as telegram:
        settings = environment(tmp_path, telegram) | {"COMEALONG_PORT": str(port)}
        settings["TELEGRAM_TOKEN"] = ""
        with subprocess.Popen(
            [COMEALONG, "run"],
            cwd=ROOT,
            env=settings,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as process:
            try:
                _hold(f"http://127.0.0.1:{port}")
            finally:
                process.send_signal(signal.SIGTERM)
            assert process.wait(30) == 0
    # What was not finished is made again next time.
    assert not (tmp_path / "models" / "made-of.txt").exists()


def _hold(address: str) -> None:
    with httpx.Client(base_url=address, timeout=30.0, trust_env=False) as client:
        _wait_for_the_door(client)
        urgent = client.post("/api/chat", json={"message": "i want to die"})
        assert urgent.status_code == 200
        assert urgent.json()["replies"][0]["urgent"]
        other = client.post("/api/chat", json={"message": "hello"})
        assert other.status_code == 503
        assert other.headers["Retry-After"]
        assert other.json()["error"]["message"]
        assert client.get("/health").status_code == 200
        ready = client.get("/ready")
        assert (ready.status_code, ready.json()["parts"]["rasa"]) == (503, False)


def _wait_for_the_door(client: httpx.Client) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            client.get("/health")
        except httpx.ConnectError:
            time.sleep(0.2)
        else:
            return
    pytest.fail("the web app did not open")
