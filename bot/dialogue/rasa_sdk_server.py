"""Step 5, `python -m bot.dialogue.rasa_sdk_server`: the action server, for those with the token.

rasa_sdk answers anybody who can reach it, and puts the whole conversation into its errors. So its
app is wrapped here: only Rasa, which has the token, may call actions, and an error says its name.
"""

import argparse
import hmac
import logging
import sys

from rasa_sdk import endpoint
from sanic import Sanic
from sanic.handlers import ErrorHandler
from sanic.request import Request
from sanic.response import HTTPResponse, json

from bot.settings import SettingsFault, read_settings

logger = logging.getLogger(__name__)

LOOPBACK = "127.0.0.1"
# Whether this process is alive is no secret.
_OPEN = "/health"


class QuietErrors(ErrorHandler):
    """Says and logs what kind of error it was, and nothing of the conversation."""

    def response(self, request: Request, exception: Exception) -> HTTPResponse:
        """The answer to an error."""
        status = getattr(exception, "status_code", 500)
        if status == 500:
            logger.error("an action failed: %s", type(exception).__name__)
        return json({"error": type(exception).__name__}, status)


def guarded(app: Sanic, token: str) -> Sanic:
    """The app, for those who show the token.

    Args:
        app: of rasa_sdk.
        token: what `endpoints.yml` has Rasa send.
    """
    expected = f"Bearer {token}".encode()
    app.error_handler = QuietErrors()

    @app.middleware("request")
    async def only_with_token(request: Request) -> HTTPResponse | None:
        shown = request.headers.get("authorization", "").encode("utf-8", "surrogateescape")
        if request.path == _OPEN or hmac.compare_digest(shown, expected):
            return None
        return json({"error": "Unauthorized"}, 401)

    return app


def main() -> int:
    """Run until SIGTERM or Ctrl-C; gives the exit code."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    for name in ("sanic.root", "sanic.error", "sanic.access"):
        logging.getLogger(name).setLevel(logging.ERROR)
    given = _arguments()
    try:
        settings = read_settings()
    except SettingsFault as fault:
        sys.stderr.write(f"{fault}\n")
        return 1
    # Pages of other sites have no business here, and what answers them comes before the token.
    endpoint.configure_cors = _no_other_sites
    app = guarded(endpoint.create_app("actions"), settings.token_for_actions)
    app.run(given.host, given.port, access_log=False, motd=False)
    return 0


def _no_other_sites(*_: object) -> None:
    """In the place of what would say that any site may ask."""


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Runs the actions of Come Along.")
    parser.add_argument("--host", default=LOOPBACK)
    parser.add_argument("--port", type=int, default=5055)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
