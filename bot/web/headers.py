"""What every answer of the web app says to the browser about safety."""

from collections.abc import Sequence

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.settings import Settings
from bot.settings_of_the_door import listed

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors {}"
)
_A_YEAR = "max-age=31536000"
# What a person and the bot said to each other is not for any cache.
_MAY_BE_KEPT = ("/static/", "/pictures/")


def headers(sites: Sequence[str] = (), *, tls: bool = False) -> dict[str, str]:
    """The headers of every answer.

    Args:
        sites: those that may show the chat in a frame.
        tls: whether people reach it over https.
    """
    made = {
        "Content-Security-Policy": _POLICY.format(" ".join(sites) or "'none'"),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "Cross-Origin-Opener-Policy": "same-origin",
    }
    if not sites:
        # For browsers that do not know frame-ancestors; it cannot name sites.
        made["X-Frame-Options"] = "DENY"
    if tls:
        made["Strict-Transport-Security"] = _A_YEAR
    return made


HEADERS = headers()


def headers_for(settings: Settings) -> dict[str, str]:
    """The headers as the settings want them."""
    tls = (settings.public_url or "").startswith("https://")
    return headers(listed(settings.embed_sites), tls=tls)


class SecurityHeaders:
    """ASGI middleware that adds the headers to each answer, errors too."""

    def __init__(self, app: ASGIApp, headers: dict[str, str]) -> None:
        self._app = app
        self._headers = headers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; add the headers when the answer starts."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(self._headers)
                if scope["path"].startswith(_MAY_BE_KEPT):
                    # Open to all, and other sites show them with the chat.
                    headers["Cross-Origin-Resource-Policy"] = "cross-origin"
                else:
                    headers["Cross-Origin-Resource-Policy"] = "same-origin"
                    headers["Cache-Control"] = "no-store"
            await send(message)

        await self._app(scope, receive, with_headers)


class HeadAsGet:
    """ASGI middleware that answers HEAD wherever GET is: monitors and link checkers ask so.

    The server, which knows what was asked, leaves the body out.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, HEAD as GET."""
        if scope["type"] == "http" and scope["method"] == "HEAD":
            scope = {**scope, "method": "GET"}
        await self._app(scope, receive, send)
