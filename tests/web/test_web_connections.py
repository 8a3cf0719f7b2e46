"""Slow and greedy clients, with real sockets on loopback against the real server."""

import socket
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress

import pytest
from fake_rasa import FakeRasa

from bot.settings import Settings
from bot.web.connections import Open
from tests.served import Running, wait_for

POST = b"POST /api/chat HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n"


@pytest.fixture
def run(settings: Settings) -> Iterator[Callable[..., Running]]:
    with ExitStack() as stack:

        def start(opened: Open | None = None, **changed: str) -> Running:
            used = settings.model_copy(update=changed)
            made = Running(used, opened or Open())
            stack.callback(made.stop)
            return made

        yield start


def dribble(client: socket.socket, data: bytes, seconds: float = 5.0) -> bytes:
    """Send a byte at a time until the server hangs up; what it said."""
    client.settimeout(0.05)
    end, said = time.monotonic() + seconds, b""
    for at in range(10_000):
        assert time.monotonic() < end, "the server never hung up"
        try:
            client.sendall(data[at % len(data) :][:1])
            heard = client.recv(4096)
        except TimeoutError:
            continue
        except OSError:
            return said
        said += heard
        if not heard:
            return said
    return said


def rest(client: socket.socket) -> bytes:
    said = b""
    with suppress(ConnectionError):
        while part := client.recv(4096):
            said += part
    return said


def test_headers_that_dribble_are_cut_off(run: Callable[..., Running]) -> None:
    with run().connect() as client:
        client.sendall(b"GET / HTTP/1.1\r\nhost: x\r\n")
        said = dribble(client, b"x-a: b\r\n")
    assert said.startswith(b"HTTP/1.1 408 ")
    assert b"I did not get all of your words." in said


def test_who_says_nothing_is_cut_off(run: Callable[..., Running]) -> None:
    server = run()
    with server.connect() as client:
        assert rest(client).startswith(b"HTTP/1.1 408 ")
    wait_for(lambda: server.opened.count == 0)


@pytest.mark.parametrize("path", [b"/", b"/api/chat", b"/nothing"])
def test_a_body_that_dribbles_is_cut_off(run: Callable[..., Running], path: bytes) -> None:
    server = run()
    with server.connect() as client:
        head = POST.replace(b"/api/chat", path)
        client.sendall(head + b"content-length: 30000\r\n\r\n")
        said = dribble(client, b" ")
    # A path that needs no body is answered before the whole of it is there.
    assert said.startswith(b"HTTP/1.1 404 " if path == b"/nothing" else b"HTTP/1.1 408 ")
    wait_for(lambda: server.opened.count == 0)


def test_a_slow_body_is_told_so_in_the_form_of_other_errors(
    run: Callable[..., Running], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.web.body.BODY_WITHIN", 0.2)
    with run().connect() as client:
        client.sendall(POST + b'content-length: 30000\r\n\r\n{"message')
        client.settimeout(2)
        said = client.recv(4096)
        client.settimeout(5)
        rest(client)
    assert said.startswith(b"HTTP/1.1 408 ")
    assert b'{"error":{"code":"too_slow"' in said


def test_a_body_in_dribbling_chunks_is_cut_off(run: Callable[..., Running]) -> None:
    with run().connect() as client:
        client.sendall(POST + b"transfer-encoding: chunked\r\n\r\n")
        said = dribble(client, b"1\r\na\r\n")
    assert said.startswith(b"HTTP/1.1 408 ")


def test_an_idle_connection_is_closed_also_with_half_a_request(
    run: Callable[..., Running],
) -> None:
    server = run()
    for sent in (b"", b"GET / HT"):
        with server.connect() as client:
            client.sendall(b"GET /health HTTP/1.1\r\nhost: x\r\n\r\n" + sent)
            said = rest(client)
        assert said.startswith(b"HTTP/1.1 200 ")
    wait_for(lambda: server.opened.count == 0)


def test_who_does_not_read_is_cut_off(run: Callable[..., Running]) -> None:
    server = run()
    with server.connect() as client:
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
        wanted = b"GET /static/chat.js HTTP/1.1\r\nhost: x\r\n\r\n"
        client.settimeout(0.2)
        with suppress(OSError):
            for _ in range(3000):
                client.sendall(wanted)
        wait_for(lambda: server.opened.count == 0, seconds=10)


def test_headers_without_end_are_refused(run: Callable[..., Running]) -> None:
    with run().connect() as client:
        client.sendall(b"GET / HTTP/1.1\r\nhost: x\r\nx-a: " + b"b" * 20_000)
        assert rest(client).startswith(b"HTTP/1.1 400 ")


def test_one_address_holds_no_more_connections_than_it_may(run: Callable[..., Running]) -> None:
    server = run(Open(most=100, most_of_one=3))
    held = [server.connect() for _ in range(3)]
    wait_for(lambda: server.opened.count == 3)
    with server.connect() as client:
        said = rest(client)
    assert said.startswith(b"HTTP/1.1 503 ")
    assert b"retry-after: 60" in said
    assert b"A lot of people are here now." in said
    held.pop().close()
    wait_for(lambda: server.opened.count == 2)
    assert server.get().status_code == 200
    for client in held:
        client.close()


def test_there_is_a_most_for_all_together_and_a_proxy_may_hold_all_of_it(
    run: Callable[..., Running],
) -> None:
    server = run(Open(most=5, most_of_one=2, proxies="127.0.0.1/32"))
    held = [server.connect() for _ in range(5)]
    wait_for(lambda: server.opened.count == 5)
    with server.connect() as client:
        assert rest(client).startswith(b"HTTP/1.1 503 ")
    for client in held:
        client.close()


def test_while_many_are_slow_others_are_answered(run: Callable[..., Running]) -> None:
    server = run()
    held = [server.connect() for _ in range(100)]
    for client in held:
        client.sendall(b"POST / HTTP/1.1\r\nhost: x\r\ncontent-le")
    assert server.get().status_code == 200
    for client in held:
        client.close()


def test_who_hangs_up_leaves_the_queue_and_others_are_answered(
    run: Callable[..., Running], rasa: FakeRasa
) -> None:
    server = run(turns_at_once=1)
    rasa.seconds = {"slow": 0.6}

    def ask(text: str, number: int) -> socket.socket:
        client = server.connect()
        body = f'{{"conversation":"conversation-number-{number}","message":"{text}"}}'.encode()
        client.sendall(POST + b"content-length: %d\r\n\r\n" % len(body) + body)
        return client

    slow = ask("slow", 0)
    time.sleep(0.2)
    gone = ask("gone", 1)
    time.sleep(0.2)
    gone.close()
    time.sleep(0.1)
    with ask("stays", 2) as stays:
        assert b'"You said stays"' in stays.recv(65536)
    slow.close()
    assert rasa.said == ["slow", "stays"]


def limited_after(server: Running, **headers: str) -> int:
    statuses = [server.get("/about", **headers).status_code for _ in range(4)]
    return statuses.count(200)


def test_nobody_is_believed_who_says_for_whom_they_ask(run: Callable[..., Running]) -> None:
    server = run(limit_address="2/year")
    assert limited_after(server, **{"x-forwarded-for": "192.0.2.1"}) == 2
    assert limited_after(server, **{"x-forwarded-for": "192.0.2.2"}) == 0


def test_a_proxy_that_the_settings_name_is_believed(run: Callable[..., Running]) -> None:
    server = run(limit_address="2/year", proxies="127.0.0.1/32")
    assert limited_after(server, **{"x-forwarded-for": "192.0.2.1"}) == 2
    assert limited_after(server, **{"x-forwarded-for": "192.0.2.1"}) == 0
    # What a client puts before the proxy's own word counts for nothing.
    assert limited_after(server, **{"x-forwarded-for": "198.51.100.9, 192.0.2.1"}) == 0
    assert limited_after(server, **{"x-forwarded-for": "192.0.2.2"}) == 2
