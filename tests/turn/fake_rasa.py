"""A small stand-in for Rasa's REST channel, on loopback, that a test can stop and start."""

import asyncio
import socket
import threading
import time
from collections.abc import Callable
from typing import Any

import uvicorn
from fastapi import FastAPI, Request
from starlette.responses import PlainTextResponse, Response

Items = list[dict[str, Any]]


def item(text: str, *buttons: tuple[str, str]) -> dict[str, Any]:
    """One item as a custom reply object, buttons as (title, payload)."""
    made = [{"title": title, "payload": payload, "picture": None} for title, payload in buttons]
    reply = {"text": text, "buttons": made, "picture": None, "card": None, "urgent": False}
    return {"recipient_id": "x", "custom": reply}


def echo(message: str) -> Items:
    return [item(f"You said {message}")]


class FakeRasa:
    """Answers with `answer(message)`; keeps what it got, in order."""

    def __init__(self) -> None:
        self.got: list[tuple[str, str]] = []
        self.told: list[dict[str, Any]] = []
        self.answer: Callable[[str], Any] = echo
        self.seconds: dict[str, float] = {}
        self.port = free_port()
        self._server: uvicorn.Server | None = None
        self._thread: threading.Thread | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def said(self) -> list[str]:
        return [message for _, message in self.got]

    def anew(self) -> "FakeRasa":
        """As it was at the start, and up."""
        self.got, self.answer, self.seconds = [], echo, {}
        self.told = []
        if self._server is None:
            self.start()
        return self

    def start(self) -> None:
        # uvicorn's websockets support warns of Rasa's old websockets package.
        config = uvicorn.Config(
            self._app(), host="127.0.0.1", port=self.port, log_level="critical", ws="none"
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, daemon=True)
        self._thread.start()
        while not self._server.started:
            assert self._thread.is_alive()
            time.sleep(0.01)

    def stop(self) -> None:
        if self._server and self._thread:
            self._server.should_exit = True
            self._server.force_exit = True
            self._thread.join()
        self._server = self._thread = None

    def _app(self) -> FastAPI:
        app = FastAPI()

        @app.get("/")
        async def hello() -> PlainTextResponse:
            return PlainTextResponse("Hello from Rasa")

        @app.get("/health")
        async def health() -> dict[str, str]:
            return {"status": "ok"}

        @app.post("/webhooks/rest/webhook")
        async def webhook(request: Request) -> Any:
            asked = await request.json()
            await asyncio.sleep(self.seconds.get(asked["message"], 0))
            self.got.append((asked["sender"], asked["message"]))
            self.told.append(asked["metadata"])
            answer = self.answer(asked["message"])
            return Response(answer) if isinstance(answer, bytes) else answer

        return app


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port
