"""Step 1, `python -m bot.telegram`: asks Telegram for messages until it is told to stop."""

import asyncio
import logging
import sys
from datetime import timedelta

from sqlalchemy.exc import SQLAlchemyError
from telegram.error import InvalidToken
from telegram.ext import Application

from bot.settings import Settings, SettingsFault, read_settings
from bot.telegram.app import ALLOWED_UPDATES, make_application
from bot.turn import FrontDoor, Updates, open_front_door

POLL_FOR = timedelta(seconds=30)


def main() -> int:
    """Run until SIGTERM or Ctrl-C; gives the exit code."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    try:
        settings = read_settings()
    except SettingsFault as fault:
        return _failed(str(fault))
    if not settings.telegram_token:
        sys.stdout.write("There is no TELEGRAM_TOKEN, so Telegram is off.\n")
        return 0
    return _run(settings)


def _run(settings: Settings) -> int:
    # Made here, because the front door is closed on it after python-telegram-bot has stopped.
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    try:
        front_door = open_front_door(settings)
    except SQLAlchemyError:
        return _failed("The conversations database cannot be opened.")
    updates = Updates(settings.conversations_database)
    application = make_application(settings, front_door, updates)
    try:
        application.run_polling(
            timeout=POLL_FOR,
            bootstrap_retries=-1,
            allowed_updates=ALLOWED_UPDATES,
            drop_pending_updates=False,
            close_loop=False,
        )
    except InvalidToken:
        # Its own text may hold the token.
        return _failed("Telegram does not know this TELEGRAM_TOKEN. @BotFather gives a new one.")
    finally:
        loop.run_until_complete(_end(application, front_door))
        updates.close()
        loop.close()
    return 0


async def _end(application: Application, front_door: FrontDoor) -> None:
    # A token that is taken back ends `run_polling` before it has stopped everything.
    if application.running:
        await application.stop()
        await application.shutdown()
    await front_door.close()


def _failed(sentence: str) -> int:
    sys.stderr.write(f"{sentence}\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
