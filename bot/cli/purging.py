"""Beside `comealong run`: deletes what is past the retention time, at the start and once a day."""

import logging
import threading
from collections.abc import Callable
from datetime import datetime, timedelta, timezone

from bot.cli.people import purge_old
from bot.settings import Settings

logger = logging.getLogger(__name__)

A_DAY = timedelta(days=1)
LOOK_EVERY = 60.0  # seconds; a computer that slept is late by no more than this


def _now() -> datetime:
    return datetime.now(timezone.utc)


class DailyPurge:
    """Purges in a thread of its own, so that nothing waits for it; a fault is only logged.

    Args:
        settings: with the databases and the retention time.
        clock: gives the time, with a time zone.
    """

    def __init__(self, settings: Settings, clock: Callable[[], datetime] = _now) -> None:
        self._settings = settings
        self._clock = clock
        self._next = clock()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="purge", daemon=True)

    def start(self) -> None:
        """Purge now, and then once a day until `stop`."""
        self._thread.start()

    def stop(self, wait: float = 5.0) -> None:
        """Purge no more; a purge under way may end in so many seconds."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join(wait)

    def look(self) -> bool:
        """Purge if a day has passed since the last time; whether it was tried."""
        now = self._clock()
        if now < self._next:
            return False
        self._next = now + A_DAY
        try:
            purge_old(self._settings, now)
        except Exception as error:
            # Its name only: the people who run it see that; the conversations go on.
            logger.error("purging failed: %s", type(error).__name__)
        return True

    def _run(self) -> None:
        self.look()
        while not self._stopping.wait(LOOK_EVERY):
            self.look()
