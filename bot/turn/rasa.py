"""Step 4 of a turn, Rasa: one message goes to its standard REST channel, items come back."""

import logging
from typing import Any

import httpx

logger = logging.getLogger(__name__)

PATIENCE = 20.0  # seconds; a turn takes 0.1, an action that waits for a database some more


class RasaGone(Exception):
    """Rasa could not be reached, was too slow, or answered what cannot be read."""


class RasaStarting(RasaGone):
    """Rasa could not be reached, and has not been since this process began."""


class RasaClient:
    """Speaks to one Rasa server.

    Args:
        url: the server's address, `Settings.rasa_url`.
        timeout: seconds to wait for an answer.
    """

    def __init__(self, url: str, timeout: float = PATIENCE) -> None:
        self._url = url.rstrip("/")
        # Proxies are for the world outside: Rasa is on this machine. Rasa hangs up on idle
        # connections after 5 seconds, so we do it first.
        self._http = httpx.AsyncClient(
            timeout=httpx.Timeout(timeout, connect=min(timeout, 5.0)),
            limits=httpx.Limits(max_connections=100, keepalive_expiry=2.0),
            trust_env=False,
        )
        self._was_up = False

    async def say(
        self, sender: str, message: str, allowed: dict[str, Any] | None = None
    ) -> list[dict[str, Any]]:
        """What Rasa answers to a message, or to a payload, of this sender.

        Args:
            sender: the pseudonym.
            message: words, or a payload.
            allowed: what the sender said to being asked what may be kept.

        Raises:
            RasaStarting: it has never been up.
            RasaGone: no answer, or one that makes no sense.
        """
        # The front door has looked for danger already, and knows the message before this one.
        metadata = {"looked": True, **(allowed or {})}
        sent = {"sender": sender, "message": message, "metadata": metadata}
        try:
            response = await self._http.post(f"{self._url}/webhooks/rest/webhook", json=sent)
            response.raise_for_status()
            items = response.json()
        except httpx.ConnectError as fault:
            raise self._unreachable() from fault
        except (httpx.HTTPError, ValueError) as fault:
            # Only the fault's name: its text could hold what the person said.
            logger.warning("rasa did not answer", extra={"fault": type(fault).__name__})
            raise RasaGone from None
        self._was_up = True
        if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
            logger.warning("rasa answered what cannot be read")
            raise RasaGone
        return items

    async def ready(self) -> bool:
        """Is Rasa up?"""
        try:
            response = await self._http.get(f"{self._url}/", timeout=3.0)
        except httpx.HTTPError:
            return False
        self._was_up = self._was_up or response.status_code == httpx.codes.OK
        return response.status_code == httpx.codes.OK

    async def close(self) -> None:
        """Hang up."""
        await self._http.aclose()

    def _unreachable(self) -> RasaGone:
        logger.warning("rasa is not there", extra={"was_up": self._was_up})
        return RasaGone() if self._was_up else RasaStarting()
