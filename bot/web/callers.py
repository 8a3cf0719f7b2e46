"""Step 1, who asks: a limit for each address, and a pseudonym of it for the fair queue.

An address is never kept or logged, only its keyed hash is counted. Behind a proxy it is the one
that the proxy names, where the settings name the proxy; the server has put it in its place.
"""

from dataclasses import replace
from ipaddress import IPv6Address, ip_address, ip_network

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.turn import Incoming, TooMany, pseudonym
from bot.turn.limits import PASS, Limits
from bot.web.errors import refused

# What a page is made of, and what asks whether this process is alive.
_FREE = ("/static/", "/pictures/", "/health")
_CHAT = ("/", "/api/chat")


def network_of(address: str) -> str:
    """Whom an address stands for: itself, or the 64 bits that one home gets of IPv6."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if not isinstance(found, IPv6Address):
        return str(found)
    if found.ipv4_mapped:
        return str(found.ipv4_mapped)
    return str(ip_network((found, 64), strict=False))


class Callers:
    """ASGI middleware that counts each address; a chat is passed on with what was found.

    Somebody in danger may be behind the same address as somebody who sends too much, so the front
    door decides on a chat.
    """

    def __init__(self, app: ASGIApp, limits: Limits, key: bytes) -> None:
        self._app = app
        self._limits = limits
        self._key = key

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        if scope["type"] != "http" or scope["path"].startswith(_FREE):
            await self._app(scope, receive, send)
            return
        client = scope.get("client")
        caller = pseudonym(self._key, "address", network_of(client[0]) if client else "")
        is_chat = scope["method"] == "POST" and scope["path"] in _CHAT
        verdict = await self._limits.ask(f"{caller} {'chats' if is_chat else 'reads'}")
        if verdict.wait and not is_chat:
            answer = refused(Request(scope), TooMany(verdict.wait))
            await answer(scope, receive, send)
            return
        scope.setdefault("state", {}).update(caller=caller, verdict=verdict)
        await self._app(scope, receive, send)


def asked_by(request: Request, incoming: Incoming) -> Incoming:
    """What somebody asked, with who it is and whether it is too much."""
    state = request.scope.get("state") or {}
    return replace(incoming, caller=state.get("caller"), verdict=state.get("verdict", PASS))
