"""Step 1, `python -m bot.web`: listens for people's browsers until it is told to stop."""

import logging
import sys

import uvicorn
from fastapi import FastAPI
from sqlalchemy.exc import SQLAlchemyError

from bot.settings import Settings, SettingsFault, read_settings
from bot.turn import migrate
from bot.web.app import make_app
from bot.web.connections import Open, Patience, careful_protocol

STOP_WITHIN = 5  # seconds; a turn under way may end
KEEP_ALIVE = 5  # seconds between an answer and the next request
MOST_HEADERS = 16 * 1024  # bytes


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
    uvicorn.Server(server_config(make_app(settings), settings)).run()


def server_config(
    app: FastAPI, settings: Settings, opened: Open | None = None, patience: Patience | None = None
) -> uvicorn.Config:
    """How the server listens.

    Args:
        app: what answers.
        settings: where it listens, and which proxies are believed.
        opened: how many connections there may be; else as many as is usual.
        patience: how long a client may take; else as long as is usual.
    """
    opened = opened or Open(proxies=settings.proxies)
    return uvicorn.Config(
        app,
        host=settings.host,
        port=settings.port,
        http=careful_protocol(opened, patience or Patience()),
        h11_max_incomplete_event_size=MOST_HEADERS,
        timeout_keep_alive=KEEP_ALIVE,
        # Only who is named may say for whom it asks; uvicorn would believe this machine.
        proxy_headers=bool(settings.proxies),
        forwarded_allow_ips=settings.proxies,
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
