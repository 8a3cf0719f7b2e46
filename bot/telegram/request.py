"""Beside the flow: the connection to Telegram, which tells what goes wrong and never the token.

Every address of the Bot API holds the token and every body what a person said, so the faults
are logged here, by name, and the loggers of the libraries are kept quiet.
"""

import logging
from collections.abc import Callable
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from telegram.request import HTTPXRequest

logger = logging.getLogger(__name__)

_FAULTS_FROM = 400
_REFUSES_TOKEN = (401, 404)


class Connection(HTTPXRequest):
    """A connection that logs its faults.

    Attributes:
        on_refusal: called when Telegram no longer knows the token.
    """

    def __init__(self, api_url: str, **options: Any) -> None:
        # A proxy is for the world outside, not for a Bot API server on this machine.
        super().__init__(httpx_kwargs={"trust_env": not _is_loopback(api_url)}, **options)
        self.on_refusal: Callable[[], None] | None = None

    async def do_request(self, url: str, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        """As in python-telegram-bot; logs the method of the Bot API and the fault's name."""
        method = url.rsplit("/", 1)[-1]
        try:
            code, payload = await super().do_request(url, *args, **kwargs)
        except Exception as fault:
            logger.warning("Telegram did not answer %s: %s", method, type(fault).__name__)
            raise
        if code >= _FAULTS_FROM:
            logger.warning("Telegram answered %s with %s", method, code)
        if code in _REFUSES_TOKEN and self.on_refusal:
            self.on_refusal()
        return code, payload


def quieten_libraries() -> None:
    """Keep the loggers quiet that write addresses (with the token) or messages."""
    # What python-telegram-bot would say comes to Connection and to the error handler.
    logging.getLogger("telegram").setLevel(logging.CRITICAL + 1)
    for name in ("httpx", "httpcore"):
        logging.getLogger(name).setLevel(logging.WARNING)


def _is_loopback(api_url: str) -> bool:
    host = urlsplit(api_url).hostname or ""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
