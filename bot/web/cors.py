"""Step 1, other sites: pages of the sites that embed the chat may ask for what the chat needs.

The settings name the sites. There are no cookies here, and nothing is ever asked with any.
"""

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_SHARED = {"/api/chat": "POST", "/pictures/": "GET, HEAD", "/static/": "GET, HEAD"}
_TEN_MINUTES = "600"


class OtherSites:
    """ASGI middleware that lets the named sites read answers, and answers what browsers ask first.

    Args:
        app: what it stands before.
        sites: as browsers name them: "https://a.example".
    """

    def __init__(self, app: ASGIApp, sites: list[str]) -> None:
        self._app = app
        self._sites = frozenset(sites)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; say whether its site may read the answer."""
        methods = _methods(scope)
        if methods is None or not self._sites:
            await self._app(scope, receive, send)
            return
        asked = Headers(scope=scope)
        origin = asked.get("origin", "")
        allowed = origin if origin in self._sites else None

        async def with_site(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.add_vary_header("Origin")
                if allowed:
                    headers["Access-Control-Allow-Origin"] = allowed
                    headers["Access-Control-Expose-Headers"] = "Retry-After"
            await send(message)

        asks_first = scope["method"] == "OPTIONS" and "access-control-request-method" in asked
        app = _may_ask(methods) if asks_first and allowed else self._app
        await app(scope, receive, with_site)


def _methods(scope: Scope) -> str | None:
    if scope["type"] != "http":
        return None
    path = scope["path"]
    if path in _SHARED:
        return _SHARED[path]
    return next((_SHARED[p] for p in _SHARED if p.endswith("/") and path.startswith(p)), None)


def _may_ask(methods: str) -> ASGIApp:
    headers = {
        "Access-Control-Allow-Methods": methods,
        "Access-Control-Allow-Headers": "Content-Type",
        "Access-Control-Max-Age": _TEN_MINUTES,
    }
    return Response(status_code=204, headers=headers)
