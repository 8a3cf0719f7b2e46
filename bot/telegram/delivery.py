"""Step 7, send: the messages of one answer to one chat, and "typing" until there is one."""

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from typing import Any

from telegram import Bot, LinkPreviewOptions
from telegram.constants import ChatAction
from telegram.error import BadRequest, TelegramError
from telegram.ext import Application

from bot.telegram.flood import Flood
from bot.telegram.order import Place
from bot.telegram.render import Send, without_links
from bot.telegram.sending import patiently

logger = logging.getLogger(__name__)

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
TYPING_AFTER = 0.5  # seconds; most answers are quicker
TYPING_LASTS = 4.5  # seconds; Telegram shows it for 5


async def deliver(
    application: Application,
    chat: int,
    every: Sequence[Send],
    flood: Flood,
    urgent: bool = False,
) -> None:
    """Send messages one after the other; what Telegram refuses for good is left out.

    Args:
        application: when it stops, calls that fail are not made again.
        chat: Telegram's id of the chat.
        every: the messages.
        flood: says how long to wait before each.
        urgent: whether they are an urgent answer.
    """
    for send in every:
        await flood.wait(chat, urgent, carry_on=lambda: application.running)
        try:
            await _send(application, chat, send)
        except TelegramError as fault:
            # Mostly somebody who blocked the bot.
            logger.warning("a message was not sent: %s", type(fault).__name__)


@asynccontextmanager
async def typing(bot: Bot, chat: int, place: Place) -> AsyncIterator[None]:
    """Shows that the bot is typing, where it takes more than a moment.

    Args:
        bot: to show it with.
        chat: Telegram's id of the chat.
        place: of the message; while others are before it, theirs is shown.
    """
    done = asyncio.Event()
    task = asyncio.create_task(_show_typing(bot, chat, place, done))
    try:
        yield
    finally:
        done.set()
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _send(application: Application, chat: int, send: Send) -> None:
    try:
        await _try(application, chat, send)
    except BadRequest:
        plainer = without_links(send)
        if plainer == send:
            raise
        await _try(application, chat, plainer)


async def _try(application: Application, chat: int, send: Send) -> None:
    async def call() -> Any:
        return await application.bot.send_message(
            chat,
            send.text,
            entities=send.entities,
            reply_markup=send.keyboard,
            link_preview_options=NO_PREVIEW,
        )

    await patiently(call, carry_on=lambda: application.running)


async def _show_typing(bot: Bot, chat: int, place: Place, done: asyncio.Event) -> None:
    await asyncio.sleep(TYPING_AFTER)
    await place.reached()
    # The connection can swallow a cancellation that comes at the wrong moment, so ask too.
    while not done.is_set():
        with suppress(TelegramError):
            await bot.send_chat_action(chat, ChatAction.TYPING)
        await asyncio.sleep(0 if done.is_set() else TYPING_LASTS)
