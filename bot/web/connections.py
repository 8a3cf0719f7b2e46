"""Step 1, connections: who is slow, or holds too many, is cut off, so that others get through.

uvicorn's own protocol on h11 (which bounds headers), with a time for each thing that a client can
take long over, and a count of what is open. Only the pause after an answer is uvicorn's.
"""

import asyncio
from collections import Counter
from dataclasses import dataclass
from ipaddress import ip_address, ip_network
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from bot.web.callers import network_of
from bot.web.wording import words


@dataclass(frozen=True)
class Patience:
    """How long a client may take, in seconds.

    Attributes:
        headers: from the connection, or the first byte of a request, to the end of its headers.
        body: from there to the end of the body. The app itself gives up earlier, and says so.
        reading: to read what waits to be read.
    """

    headers: float = 10.0
    body: float = 15.0
    reading: float = 30.0


class Open:
    """What is open, in all and of each address.

    Args:
        most: connections in all; less than the files that a process may have open (1,024).
        most_of_one: of one address. A browser opens 6, a day centre is one address.
        proxies: addresses, between commas, through which everybody comes.
    """

    def __init__(self, most: int = 600, most_of_one: int = 240, proxies: str = "") -> None:
        self._most = most
        self._most_of_one = most_of_one
        self._proxies = [ip_network(part) for part in proxies.split(",") if part]
        self._of: Counter[str] = Counter()

    @property
    def count(self) -> int:
        """How many are open."""
        return self._of.total()

    def enter(self, address: str) -> str | None:
        """Count one more; under which name, or None where there is no room."""
        name = network_of(address)
        full = self._of[name] >= self._most_of_one and not self._is_proxy(name)
        if full or self.count >= self._most:
            return None
        self._of[name] += 1
        return name

    def leave(self, name: str) -> None:
        """One less under this name."""
        self._of[name] -= 1
        if not self._of[name]:
            del self._of[name]

    def _is_proxy(self, name: str) -> bool:
        try:
            return any(ip_address(name) in network for network in self._proxies)
        except ValueError:
            return False


def careful_protocol(opened: Open, patience: Patience) -> type[H11Protocol]:
    """The protocol for `uvicorn.Config(http=…)`."""

    class Careful(CarefulProtocol):
        pass

    Careful.opened, Careful.patience = opened, patience
    return Careful


class CarefulProtocol(H11Protocol):
    """One connection."""

    opened: Open
    patience: Patience

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._name: str | None = None
        self._waits_for: str | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._reading: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Count it; turn it away where there is no room."""
        super().connection_made(transport)
        self._name = self.opened.enter(self.client[0] if self.client else "")
        if self._name is None:
            self._end(503, "busy")
        else:
            self._wait_for("headers")

    def connection_lost(self, exc: Exception | None) -> None:
        """Count it no more."""
        super().connection_lost(exc)
        self._wait_for(None)
        self._read()
        if self._name is not None:
            self.opened.leave(self._name)
            self._name = None

    def data_received(self, data: bytes) -> None:
        """As uvicorn does; then see what is still to come."""
        if self.transport.is_closing():
            return
        super().data_received(data)
        self._look()

    def on_response_complete(self) -> None:
        """As uvicorn does; the next request may have come already."""
        super().on_response_complete()
        self._look()

    def pause_writing(self) -> None:
        """The client does not read."""
        super().pause_writing()
        self._reading = self.loop.call_later(self.patience.reading, self.transport.abort)

    def resume_writing(self) -> None:
        """It does."""
        super().resume_writing()
        self._read()

    def _read(self) -> None:
        if self._reading:
            self._reading.cancel()
            self._reading = None

    def _look(self) -> None:
        """See what of a request has come; the clock of each part starts once."""
        state = self.conn.their_state
        if state is h11.SEND_BODY:
            self._wait_for("body")
        elif state is h11.IDLE and self.conn.trailing_data[0]:
            self._wait_for("headers")
        else:
            self._wait_for(None)

    def _wait_for(self, part: str | None) -> None:
        if part == self._waits_for:
            return
        self._waits_for = part
        if self._timer:
            self._timer.cancel()
            self._timer = None
        if part:
            seconds = self.patience.headers if part == "headers" else self.patience.body
            self._timer = self.loop.call_later(seconds, self._too_slow)

    def _too_slow(self) -> None:
        if self.cycle and self.cycle.response_started and not self.cycle.response_complete:
            self.transport.abort()
        else:
            self._end(408, "too_slow")

    def _end(self, status: int, code: str) -> None:
        """Say why in one plain sentence, and hang up, also on who does not listen."""
        said = words()["errors"][code].encode()
        lines = (
            f"HTTP/1.1 {status} {'Request Timeout' if status == 408 else 'Service Unavailable'}",
            "content-type: text/plain; charset=utf-8",
            f"content-length: {len(said)}",
            "x-content-type-options: nosniff",
            "cache-control: no-store",
            "connection: close",
            *(["retry-after: 60"] if status == 503 else []),
        )
        self.transport.write("\r\n".join((*lines, "", "")).encode() + said)
        self.transport.close()
        self.loop.call_later(1.0, self.transport.abort)
