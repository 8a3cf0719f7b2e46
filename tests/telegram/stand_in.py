"""A small stand-in for Telegram's Bot API, on loopback, for tests of whatever speaks to it.

Use it as a context manager, and give its address and token to the program under test:

    with BotApi() as api:
        start_the_program(TELEGRAM_API_URL=api.url, TELEGRAM_TOKEN=api.token)
        api.say(7, "hello")                          # what a person does in their chat
        question = api.wait_for_messages(7, 2)[-1]   # what the bot has sent to this chat so far
        api.press(7, question, 0)                    # the first button below that message
        api.wait_for_messages(7, 3)

It runs in a thread, so tests may be plain functions or coroutines; its helpers block, so a
coroutine calls `wait_for_messages` and `wait_for` through `asyncio.to_thread`. It keeps updates
until they are confirmed, as Telegram does, and refuses what Telegram refuses: a wrong token, a
text that is empty or too long, a button's data of over 64 bytes, an address on localhost.
`calls` has every call in order; `break_down` and `recover` make it answer with errors.
"""

import asyncio
import json
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from tests.telegram.shown import BOT, Json, Shown, as_json

TOKEN = "123456:a-token-of-the-stand-in"
_DONE = ("deleteWebhook", "setMyCommands", "sendChatAction", "answerCallbackQuery")
_LONGEST = 4096
_MOST_DATA = 64


@dataclass(frozen=True)
class Fault:
    """What is answered instead: a status of HTTP, and for 429 the seconds to wait."""

    status: int
    methods: tuple[str, ...] = ()
    retry_after: int | None = None


class Refused(Exception):
    """What Telegram answers with 400 "Bad Request"."""


@dataclass
class BotApi:
    """One bot's Telegram."""

    token: str = TOKEN
    calls: list[tuple[str, Json]] = field(default_factory=list)
    messages: list[Shown] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.url = ""
        self._pending: list[Json] = []
        self._fault: Fault | None = None
        self._ids = 0
        self._closing = False

    def __enter__(self) -> "BotApi":
        listening = socket.socket()
        listening.bind(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{listening.getsockname()[1]}"
        app = Starlette(routes=[Route("/bot{token}/{method}", self._call, methods=["GET", "POST"])])
        config = uvicorn.Config(app, log_level="critical", lifespan="off", ws="none")
        self._server = uvicorn.Server(config)
        run = {"sockets": [listening]}
        self._thread = threading.Thread(target=self._server.run, kwargs=run, daemon=True)
        self._thread.start()
        self.wait_for(lambda: self._server.started)
        return self

    def __exit__(self, *_: object) -> None:
        self._closing = self._server.should_exit = self._server.force_exit = True
        self._thread.join()

    # What a person does.

    def say(self, chat_id: int, text: str, **more: Any) -> None:
        """Somebody types a message in their chat with the bot."""
        command = {"type": "bot_command", "offset": 0, "length": len(text.split(maxsplit=1)[0])}
        entities: Json = {"entities": [command]} if text.startswith("/") else {}
        self.send(chat_id, **more, **entities, text=text)

    def send(self, chat_id: int, kind: str = "private", **parts: Any) -> None:
        """Somebody sends any message: `send(7, location={…})`; `kind` of chat: "group"…"""
        self.update(message=self._message(chat_id, kind, parts))

    def edit(self, chat_id: int, **parts: Any) -> None:
        """Somebody changes a message of theirs."""
        changed = self._message(chat_id, "private", parts) | {"edit_date": int(time.time())}
        self.update(edited_message=changed)

    def press(self, chat_id: int, message: Shown, index: int) -> None:
        """Somebody presses a button, counted from 0, of a message as they see it now."""
        data = message.buttons[index]["callback_data"]
        query = {"id": str(self._id()), "from": _person(chat_id), "chat_instance": "1"}
        self.update(callback_query=query | {"message": as_json(message), "data": data})

    def update(self, **update: Any) -> None:
        """Any update, for the next getUpdates."""
        self._pending.append({"update_id": self._id(), **update})

    # What a test looks at.

    def sent_to(self, chat_id: int) -> list[Shown]:
        """The bot's messages in this chat, oldest first."""
        return [message for message in list(self.messages) if message.chat_id == chat_id]

    def wait_for_messages(self, chat_id: int, n: int, seconds: float = 10.0) -> list[Shown]:
        """All of the bot's messages in this chat, once there are at least n.

        Raises:
            AssertionError: there are fewer after this time.
        """
        self.wait_for(lambda: len(self.sent_to(chat_id)) >= n, seconds)
        return self.sent_to(chat_id)

    def wait_for(self, done: Callable[[], bool], seconds: float = 10.0) -> None:
        """Wait until something is so.

        Raises:
            AssertionError: it is not so after this time; says what was sent.
        """
        end = time.monotonic() + seconds
        while not done():
            if time.monotonic() > end:
                raise AssertionError(f"waited {seconds} s in vain; sent: {self.messages}")
            time.sleep(0.01)

    def called(self, method: str) -> list[Json]:
        """The parameters of every call of a method that was not answered with a fault."""
        return [parameters for name, parameters in list(self.calls) if name == method]

    @property
    def all_confirmed(self) -> bool:
        """Has the bot told that it has every update?"""
        return not self._pending

    # What goes wrong.

    def break_down(self, status: int, *methods: str, retry_after: int | None = None) -> None:
        """Answer these methods (all, where none is named) with this status until `recover`."""
        self._fault = Fault(status, methods, retry_after)

    def recover(self) -> None:
        """Answer as usual again."""
        self._fault = None

    # How it answers.

    async def _call(self, request: Request) -> JSONResponse:
        method, parameters = request.path_params["method"], await _parameters(request)
        if request.path_params["token"] != self.token:
            return _error(401, "Unauthorized")
        fault = self._fault
        if fault and (not fault.methods or method in fault.methods):
            return _error(fault.status, "the stand-in is broken", fault.retry_after)
        self.calls.append((method, parameters))
        try:
            return JSONResponse({"ok": True, "result": await self._result(method, parameters)})
        except Refused as refused:
            return _error(400, f"Bad Request: {refused}")
        except KeyError:
            return _error(404, "Not Found")

    async def _result(self, method: str, parameters: Json) -> Any:
        if method in _DONE:
            return True
        if method == "getUpdates":
            return await self._updates(**parameters)
        answers: dict[str, Callable[[Json], Any]] = {
            "getMe": lambda _: BOT,
            "sendMessage": self._send_message,
            "editMessageReplyMarkup": self._edit_markup,
        }
        return answers[method](parameters)

    async def _updates(
        self, offset: int = 0, timeout: float = 0, limit: int = 100, **_: Any
    ) -> list[Json]:
        # Asking from an offset confirms everything before it.
        self._pending = [each for each in self._pending if each["update_id"] >= offset]
        end = time.monotonic() + timeout
        while not self._pending and not self._closing and time.monotonic() < end:
            await asyncio.sleep(0.01)
        return self._pending[:limit]

    def _send_message(self, given: Json) -> Json:
        text = str(given["text"])
        if not text.strip():
            raise Refused("message text is empty")
        if len(text.encode("utf-16-le")) // 2 > _LONGEST:
            raise Refused("message is too long")
        keyboard = _checked(given.get("reply_markup"))
        shown = Shown(self._id(), given["chat_id"], text, given.get("entities") or [], keyboard)
        self.messages.append(shown)
        return as_json(shown)

    def _edit_markup(self, given: Json) -> Json:
        where = (given["chat_id"], given["message_id"])
        shown = next(each for each in self.messages if (each.chat_id, each.message_id) == where)
        keyboard = _checked(given.get("reply_markup"))
        if keyboard == shown.keyboard:
            raise Refused("message is not modified")
        shown.keyboard = keyboard
        return as_json(shown)

    def _message(self, chat_id: int, kind: str, parts: Json) -> Json:
        chat = {"id": chat_id, "type": kind}
        head = {"message_id": self._id(), "date": int(time.time()), "from": _person(chat_id)}
        return head | {"chat": chat} | parts

    def _id(self) -> int:
        self._ids += 1
        return self._ids


async def _parameters(request: Request) -> Json:
    body = (await request.body()).decode()
    if request.headers.get("content-type", "").startswith("application/json"):
        return dict(json.loads(body))
    pairs = [*request.query_params.items(), *parse_qsl(body, keep_blank_values=True)]
    return {key: value if key == "text" else _value(value) for key, value in pairs}


def _value(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text


def _checked(markup: Json | None) -> list[list[Json]]:
    keyboard: list[list[Json]] = (markup or {}).get("inline_keyboard", [])
    for button in (button for row in keyboard for button in row):
        if len(button.get("callback_data", "").encode()) > _MOST_DATA:
            raise Refused("BUTTON_DATA_INVALID")
        if "//localhost" in button.get("url", ""):
            raise Refused("inline keyboard button URL is invalid: Wrong HTTP URL")
    return keyboard


def _person(number: int) -> Json:
    return {"id": abs(number), "is_bot": False, "first_name": "A person"}


def _error(status: int, words: str, retry_after: int | None = None) -> JSONResponse:
    said: Json = {"ok": False, "error_code": status, "description": words}
    if retry_after is not None:
        said["parameters"] = {"retry_after": retry_after}
    return JSONResponse(said, status)
