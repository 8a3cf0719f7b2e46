"""Rasa and the actions: on this machine only, with a token between them, their insides shut."""

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.cli.ports import host_and_port
from bot.cli.processes import environment, parts
from bot.cli.supervisor import Supervisor
from bot.settings import ROOT, Settings
from tests.system import free_port, settings_for_tests

MARKER = "a-word-that-is-in-no-log"
CALL: dict[str, Any] = {
    "next_action": "action_stop",
    "sender_id": "x",
    "version": "3.6.21",
    "tracker": {
        "sender_id": "x",
        "slots": {},
        "latest_message": {},
        "events": [],
        "paused": False,
        "followup_action": None,
        "active_loop": {},
        "latest_action_name": None,
    },
    "domain": {},
}


@pytest.fixture(scope="module")
def actions(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Settings, Path]]:
    """The action server as the supervisor starts it, not told where to listen."""
    settings = settings_for_tests(tmp_path_factory.mktemp("var"))
    part = next(p for p in parts(settings, "", with_web=False) if p.name == "actions")
    at = part.command.index("--host")
    command = part.command[:at] + part.command[at + 2 :]
    log = settings.var / "actions.log"
    with log.open("wb") as file:
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment(settings), stdout=file, stderr=file
        )
    try:
        _wait_for(settings.actions_url + "/health", process)
        yield settings, log
    finally:
        process.terminate()
        process.wait(10)


def _wait_for(url: str, process: "subprocess.Popen[bytes]") -> None:
    for _ in range(600):
        assert process.poll() is None
        try:
            httpx.get(url, trust_env=False)
        except httpx.HTTPError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError(f"{url} never answered")


def call(settings: Settings, token: str | None, **changed: Any) -> httpx.Response:
    headers = {"authorization": f"Bearer {token}"} if token is not None else {}
    url = settings.actions_url + "/webhook"
    return httpx.post(url, json=CALL | changed, headers=headers, trust_env=False)


def test_an_action_runs_for_who_has_the_token(actions: tuple[Settings, Path]) -> None:
    settings, _ = actions
    response = call(settings, settings.token_for_actions)
    assert response.status_code == 200
    assert response.json()["events"] is not None


@pytest.mark.parametrize("token", [None, "", "wrong", "wröng", "x" * 64])
def test_nobody_else_may_call_actions_or_list_them(
    actions: tuple[Settings, Path], token: str | None
) -> None:
    settings, _ = actions
    headers = {b"authorization": f"Bearer {token}".strip().encode()} if token is not None else {}
    for path in ("/webhook", "/actions", "/nothing"):
        for method in ("GET", "POST", "OPTIONS"):
            response = httpx.request(
                method, settings.actions_url + path, headers=headers, trust_env=False
            )
            assert response.status_code == 401, (method, path)
    assert httpx.get(settings.actions_url + "/health", trust_env=False).status_code == 200


@pytest.mark.parametrize("next_action", ["action_that_is_not_there", "action_find"])
def test_an_error_of_an_action_has_nothing_of_the_conversation(
    actions: tuple[Settings, Path], next_action: str
) -> None:
    settings, log = actions
    response = call(settings, settings.token_for_actions, next_action=next_action, tracker=MARKER)
    assert response.status_code in (404, 500)
    assert MARKER not in response.text
    assert MARKER not in log.read_text()
    assert settings.token_for_actions not in log.read_text()


def test_an_action_server_that_is_told_nothing_listens_on_this_machine_only(
    actions: tuple[Settings, Path],
) -> None:
    settings, _ = actions
    assert listens_at(settings.actions_url) == {"127.0.0.1"}


def test_the_token_is_on_no_command_line_and_only_settings_make_another(tmp_path: Path) -> None:
    settings = settings_for_tests(tmp_path)
    for part in parts(settings, "model"):
        assert not any(settings.token_for_actions in word for word in part.command)
    same = settings.model_copy(deep=True)
    assert same.token_for_actions == settings.token_for_actions
    assert settings.secret
    assert settings.secret not in settings.token_for_actions
    other = Settings(_env_file=None, var=tmp_path, secret="another secret")
    assert other.token_for_actions != settings.token_for_actions
    given = Settings(_env_file=None, var=tmp_path, actions_token="given-by-a-setting")
    assert given.token_for_actions == "given-by-a-setting"


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.7", "[::]", "rasa.example"])  # noqa: S104
def test_an_address_that_others_can_reach_starts_no_server_here(tmp_path: Path, host: str) -> None:
    settings = Settings(
        _env_file=None,
        var=tmp_path,
        rasa_url=f"http://{host}:5005",
        actions_url=f"http://{host}:5055",
    )
    assert [part.name for part in parts(settings, "model")] == ["web"]


def test_rasa_is_told_to_listen_on_loopback_with_its_interface_shut(tmp_path: Path) -> None:
    settings = settings_for_tests(tmp_path)
    commands = {part.name: part.command for part in parts(settings, "model")}
    assert commands["actions"][commands["actions"].index("--host") + 1] == "127.0.0.1"
    rasa = commands["Rasa"]
    assert rasa[rasa.index("--interface") + 1] == "127.0.0.1"
    assert not {"--enable-api", "--cors", "--auth-token", "--jwt-secret"} & set(rasa)


SHUT = [
    ("GET", "/conversations/x/tracker"),
    ("POST", "/conversations/x/tracker/events"),
    ("PUT", "/conversations/x/tracker/events"),
    ("POST", "/conversations/x/messages"),
    ("POST", "/conversations/x/execute"),
    ("POST", "/conversations/x/trigger_intent"),
    ("POST", "/conversations/x/predict"),
    ("GET", "/conversations/x/story"),
    ("POST", "/model/train"),
    ("POST", "/model/parse"),
    ("POST", "/model/predict"),
    ("POST", "/model/test/intents"),
    ("PUT", "/model"),
    ("DELETE", "/model"),
    ("GET", "/status"),
    ("GET", "/domain"),
    ("GET", "/webhooks/callback/webhook"),
    ("GET", "/webhooks/slack/webhook"),
]


@pytest.mark.parametrize(("method", "path"), SHUT)
def test_the_insides_of_rasa_are_shut(
    system: Supervisor, settings: Settings, method: str, path: str
) -> None:
    response = httpx.request(method, settings.rasa_url + path, trust_env=False)
    assert response.status_code == 404


def test_rasas_own_channel_stays_open_on_this_machine_only(
    system: Supervisor, settings: Settings
) -> None:
    said = {"sender": "any-client-of-rasa", "message": "hello"}
    url = f"{settings.rasa_url}/webhooks/rest/webhook"
    response = httpx.post(url, json=said, timeout=30.0, trust_env=False)
    assert response.status_code == 200
    assert response.json()
    assert listens_at(settings.rasa_url) == {"127.0.0.1"}
    assert listens_at(settings.actions_url) == {"127.0.0.1"}


def listens_at(url: str) -> set[str]:
    """The addresses at which somebody listens on the port of this one, as the kernel says."""
    _, port = host_and_port(url)
    found = set()
    for family, table in ((socket.AF_INET, "tcp"), (socket.AF_INET6, "tcp6")):
        for line in Path(f"/proc/net/{table}").read_text().splitlines()[1:]:
            local, state = line.split()[1], line.split()[3]
            address, hexadecimal = local.split(":")
            if state == "0A" and int(hexadecimal, 16) == port:
                words = bytes.fromhex(address)
                turned = b"".join(words[at : at + 4][::-1] for at in range(0, len(words), 4))
                found.add(socket.inet_ntop(family, turned))
    return found


def test_the_look_at_who_listens_sees_the_whole_world_where_it_is() -> None:
    port = free_port()
    with socket.socket() as listening:
        listening.bind(("0.0.0.0", port))  # noqa: S104
        listening.listen()
        assert listens_at(f"http://127.0.0.1:{port}") == {"0.0.0.0"}  # noqa: S104
    assert os.name == "posix"
