"""Waits for the bot's messages without holding up the event loop."""

import asyncio

from tests.telegram.shown import Shown
from tests.telegram.stand_in import BotApi

HIM, HER = 7, 8


async def messages(api: BotApi, n: int, chat: int = HIM) -> list[Shown]:
    return await asyncio.to_thread(api.wait_for_messages, chat, n)


async def texts(api: BotApi, n: int, chat: int = HIM) -> list[str]:
    return [message.text for message in await messages(api, n, chat)]
