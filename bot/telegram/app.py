"""Step 1, Telegram: python-telegram-bot's Application with our handlers."""

import os

from telegram import Update
from telegram.error import TelegramError
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    MessageHandler,
    filters,
)

from bot.settings import Settings
from bot.telegram.handlers import Handlers, log_fault
from bot.telegram.once import HoldingBot, Once, UnderWay
from bot.telegram.request import Connection, quieten_libraries
from bot.telegram.wording import commands
from bot.turn import FrontDoor, Updates

ALLOWED_UPDATES = (Update.MESSAGE, Update.EDITED_MESSAGE, Update.CALLBACK_QUERY)
# Far more than one chat sends while one of its turns is slow: no chat may hold up the others.
AT_ONCE = 4096


def make_application(
    settings: Settings, front_door: FrontDoor, updates: Updates | None = None
) -> Application:
    """The Application, ready for `run_polling(allowed_updates=ALLOWED_UPDATES)`.

    Args:
        settings: with a token.
        front_door: takes what people write; whoever opened it closes it.
        updates: those that an earlier run answered; without it, only this one's are known.

    Raises:
        telegram.error.InvalidToken: there is no token.
    """
    # Times as timedelta: without it every "too many requests" is a warning of deprecation.
    os.environ.setdefault("PTB_TIMEDELTA", "true")
    quieten_libraries()
    api_url = settings.telegram_api_url.rstrip("/")
    polling = Connection(api_url, connection_pool_size=1)
    under_way = UnderWay()
    bot = HoldingBot(
        under_way,
        token=settings.telegram_token or "",
        base_url=f"{api_url}/bot",
        request=Connection(api_url),
        get_updates_request=polling,
    )
    application: Application = (
        ApplicationBuilder()
        .bot(bot)
        .concurrent_updates(Once(AT_ONCE, under_way, updates))
        .job_queue(None)
        .post_init(_show_commands)
        .build()
    )
    # A token can be taken back at any time; python-telegram-bot then ends its polling in silence.
    polling.on_refusal = application.stop_running
    _add_handlers(application, Handlers(front_door, settings.public_url))
    return application


def _add_handlers(application: Application, handlers: Handlers) -> None:
    private, new = filters.ChatType.PRIVATE, filters.UpdateType.MESSAGE
    with_words = filters.TEXT | filters.CAPTION
    application.add_handlers(
        [
            MessageHandler(private & new & with_words, handlers.words),
            # A place that moves is an edited message each time; only words are meant here.
            MessageHandler(private & filters.UpdateType.EDITED & with_words, handlers.edited),
            # What Telegram itself says ("pinned a message") asks for no answer.
            MessageHandler(private & new & ~filters.StatusUpdate.ALL, handlers.no_words),
            MessageHandler(filters.ChatType.GROUPS & new, handlers.group),
            CallbackQueryHandler(handlers.press),
        ]
    )
    application.add_error_handler(log_fault)


async def _show_commands(application: Application) -> None:
    try:
        await application.bot.set_my_commands(list(commands().items()))
    except TelegramError:
        return  # logged by Connection; the menu is from the last start
