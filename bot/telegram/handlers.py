"""Steps 1 and 7, one message of one chat: to the front door, and its answer back."""

import asyncio
import logging
from collections import Counter, OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import Any

from telegram import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message, Update
from telegram.error import TelegramError
from telegram.ext import ContextTypes

from bot.telegram.delivery import deliver, typing
from bot.telegram.flood import Flood
from bot.telegram.incoming import HELLO, pressed, typed, unread
from bot.telegram.order import Order
from bot.telegram.render import CHOSEN, Send, chosen, sends
from bot.telegram.wording import label, say
from bot.turn import FrontDoor, Incoming, Refused, TooMany
from bot.turn.limits import Verdict
from bot.turn.wording import say as front_door_says

logger = logging.getLogger(__name__)

Context = ContextTypes.DEFAULT_TYPE
Replies = list[dict[str, Any]]

_MOST_CHATS = 1000
# What one chat may have under way; of more only urgent words are heard.
MOST_OF_A_CHAT = 30


class Handlers:
    """What is done with each kind of update.

    Args:
        front_door: takes what people write.
        site: the web app's address where people can reach it, else None.
    """

    def __init__(self, front_door: FrontDoor, site: str | None) -> None:
        self._front_door = front_door
        self._site = site
        self._order = Order()
        self._flood = Flood()
        self._under_way: Counter[int] = Counter()
        self._told_too_many: OrderedDict[int, None] = OrderedDict()
        self._pressing: set[tuple[int, str]] = set()
        self._groups_told: OrderedDict[int, None] = OrderedDict()

    async def words(self, update: Update, context: Context) -> None:
        """Somebody typed, or opened a link."""
        message = _message(update)
        text = message.text or message.caption or ""
        await self._answer(context, message.chat_id, typed(message.chat_id, text))

    async def press(self, update: Update, context: Context) -> None:
        """Somebody pressed a button."""
        query = update.callback_query
        if query is None:
            return
        chat = query.message.chat.id if query.message else query.from_user.id
        token = query.data or ""
        acknowledged = asyncio.create_task(_acknowledge(query))
        # Some people press twice without meaning to.
        if token != CHOSEN and (chat, token) not in self._pressing:
            self._pressing.add((chat, token))
            try:
                await self._answer(context, chat, pressed(chat, token))
            finally:
                self._pressing.discard((chat, token))
        await acknowledged

    async def no_words(self, update: Update, context: Context) -> None:
        """Somebody sent a picture, their voice, a place or something else without words."""
        message = _message(update)
        await self._say(context, message.chat_id, Send(say(unread(message))))

    async def edited(self, update: Update, context: Context) -> None:
        """Somebody changed what they had written."""
        await self._say(context, _message(update).chat_id, Send(say("edited")))

    async def group(self, update: Update, context: Context) -> None:
        """Somebody wrote in a group; each group is told once where to go."""
        chat = _message(update).chat_id
        if not _first(chat, self._groups_told):
            return
        link = f"https://t.me/{context.bot.username}?start={HELLO}"
        button = InlineKeyboardButton(label("open_chat"), url=link)
        await self._say(context, chat, Send(say("group"), (), InlineKeyboardMarkup([[button]])))

    async def _say(self, context: Context, chat: int, send: Send) -> None:
        if self._under_way[chat] >= MOST_OF_A_CHAT:
            return
        with self._one_more(chat):
            async with self._order.place(chat) as place, place.sending():
                await deliver(context.application, chat, [send], self._flood)

    async def _answer(self, context: Context, chat: int, incoming: Incoming) -> None:
        if self._under_way[chat] >= MOST_OF_A_CHAT:
            await self._listen(context, chat, incoming)
            return
        # Nothing is awaited before the front door has it: messages reach it in their order.
        with self._one_more(chat):
            async with self._order.place(chat) as place:
                async with typing(context.bot, chat, place):
                    replies = await self._replies(chat, incoming)
                urgent = _is_urgent(replies)
                async with place.sending(urgent):
                    await self._deliver(context, chat, replies, urgent)

    async def _listen(self, context: Context, chat: int, incoming: Incoming) -> None:
        """Answer what is urgent of a flood, at once, and say once that it is one."""
        verdict = Verdict(wait=1, quick=True)
        replies = await self._replies(chat, replace(incoming, verdict=verdict))
        await self._deliver(context, chat, replies, _is_urgent(replies))

    async def _deliver(self, context: Context, chat: int, replies: Replies, urgent: bool) -> None:
        shown = self._shown(replies)
        await deliver(context.application, chat, shown, self._flood, urgent)

    @contextmanager
    def _one_more(self, chat: int) -> Iterator[None]:
        self._under_way[chat] += 1
        try:
            yield
        finally:
            self._under_way[chat] -= 1
            if not self._under_way[chat]:
                del self._under_way[chat]

    async def _replies(self, chat: int, incoming: Incoming) -> Replies:
        try:
            replies = (await self._front_door.take(incoming)).replies
            self._told_too_many.pop(chat, None)
            return replies
        except TooMany as refused:
            # Once, and not for each message of a flood.
            first = _first(chat, self._told_too_many)
            return [{"text": front_door_says(refused.code)}] if first else []
        except Refused as refused:
            return [{"text": front_door_says(refused.code)}]
        except Exception as fault:
            # Whatever it was, the person gets an answer; its text may hold what they said.
            logger.error("no answer: %s", type(fault).__name__)
            return [{"text": say("broken")}]

    def _shown(self, replies: Replies) -> list[Send]:
        try:
            return sends(replies, self._site)
        except (KeyError, TypeError, ValueError) as fault:
            logger.error("an answer cannot be shown: %s", type(fault).__name__)
            return [Send(say("broken"))]


def _is_urgent(replies: Replies) -> bool:
    return any(reply.get("urgent") for reply in replies)


def _first(chat: int, told: "OrderedDict[int, None]") -> bool:
    """Whether this chat was not told yet; it is from now on."""
    if chat in told:
        return False
    told[chat] = None
    while len(told) > _MOST_CHATS:
        told.popitem(last=False)
    return True


async def log_fault(_update: object, context: Context) -> None:
    """Log what no handler expected, by its name only."""
    # Faults of the network are logged where they happen, by Connection.
    if context.error and not isinstance(context.error, TelegramError):
        logger.error("an update was not handled: %s", type(context.error).__name__)


def _message(update: Update) -> Message:
    message = update.effective_message
    if message is None:
        raise TypeError("an update without a message")
    return message


async def _acknowledge(query: CallbackQuery) -> None:
    # Both only help the eye: where one fails, the answer comes all the same.
    with suppress(TelegramError):
        await query.answer()
    message = query.message
    if not isinstance(message, Message):
        return  # too old: Telegram no longer says what it was
    marked = chosen(message.reply_markup, query.data or "")
    if marked:
        with suppress(TelegramError):
            await message.edit_reply_markup(marked)
