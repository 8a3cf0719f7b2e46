"""Step 1, `python -m bot.web`: listens for people's browsers until it is told to stop."""

import logging
import sys

import uvicorn
from sqlalchemy.exc import SQLAlchemyError

from bot.settings import Settings, SettingsFault, read_settings
from bot.turn import migrate
from bot.web.app import make_app

STOP_WITHIN = 5  # seconds; a turn under way may end


def main() -> int:
    """Run until SIGTERM or Ctrl-C; gives the exit code."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    try:
        settings = read_settings()
        # The app does this too; here a fault is one plain sentence.
        migrate(settings.conversations_database)
    except SettingsFault as fault:
        return _failed(str(fault))
    except SQLAlchemyError:
        return _failed("The conversations database cannot be opened.")
    _listen(settings)
    return 0


def _listen(settings: Settings) -> None:
    uvicorn.run(
        make_app(settings),
        host=settings.host,
        port=settings.port,
        log_level="warning",
        # Addresses of people and codes of links are nobody's business.
        access_log=False,
        server_header=False,
        # No web sockets here, and Rasa's old websockets package only warns.
        ws="none",
        timeout_graceful_shutdown=STOP_WITHIN,
    )


def _failed(sentence: str) -> int:
    sys.stderr.write(f"{sentence}\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
