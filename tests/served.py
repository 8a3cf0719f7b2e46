"""The web app for tests as it is served: the real server, in a thread, on a port of its own."""

import socket
import threading
import time
from collections.abc import Callable

import httpx
import uvicorn

from bot.settings import Settings
from bot.web import make_app
from bot.web.__main__ import server_config
from bot.web.connections import Open, Patience

QUICK = Patience(headers=0.4, body=0.8, reading=0.5)


class Running:
    """The real server in a thread, on a port of its own."""

    def __init__(self, settings: Settings, opened: Open, keep_alive: int = 1) -> None:
        config = server_config(make_app(settings), settings, opened, QUICK)
        config.timeout_keep_alive = keep_alive
        listening = socket.socket()
        listening.bind(("127.0.0.1", 0))
        self.opened = opened
        self.address: tuple[str, int] = listening.getsockname()
        self.server = uvicorn.Server(config)
        run = {"sockets": [listening]}
        self._thread = threading.Thread(target=self.server.run, kwargs=run, daemon=True)
        self._thread.start()
        wait_for(lambda: self.server.started)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.address[1]}"

    def stop(self) -> None:
        self.server.should_exit = True
        self._thread.join()

    def connect(self) -> socket.socket:
        return socket.create_connection(self.address, timeout=5)

    def get(self, path: str = "/health", **headers: str) -> httpx.Response:
        return httpx.get(self.url + path, headers=headers, trust_env=False)

    def post(self, path: str, body: bytes, headers: dict[str, str]) -> httpx.Response:
        return httpx.post(self.url + path, content=body, headers=headers, trust_env=False)


def wait_for(done: Callable[[], bool], seconds: float = 5.0) -> None:
    end = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < end
        time.sleep(0.01)
