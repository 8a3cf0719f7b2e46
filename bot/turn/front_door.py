"""Step 2 of the flow, the front door: every message of every channel comes in here.

read → urgent → meant → Rasa → replies → tokens. Each step has its own file; this one holds
their order. Urgent words are answered before all else, and without Rasa.
"""

import asyncio
import logging
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from bot.safety import Concern
from bot.turn.at_once import AtOnce, without_tokens
from bot.turn.ids import pseudonym
from bot.turn.incoming import check, opening
from bot.turn.kept import Kept
from bot.turn.locks import Locks
from bot.turn.meant import picked
from bot.turn.memory import Memory
from bot.turn.messages import Answer, Incoming, NotReady
from bot.turn.rasa import RasaClient, RasaGone, RasaStarting
from bot.turn.read import as_words, read
from bot.turn.replies import asks_to_forget, bubble, from_rasa
from bot.turn.store import Store
from bot.turn.tokens import is_link
from bot.turn.urgent import PREFIX, Safety
from bot.turn.wording import say

logger = logging.getLogger(__name__)

AGAIN = "/again"
# Before text that is to be said once more; a button's payload begins with "/" otherwise.
SAY = "say:"

Replies = list[dict[str, Any]]


@dataclass(frozen=True)
class _Turn:
    """One turn under way: who (a pseudonym), where, and the text without what is unseen."""

    who: str
    channel: str
    text: str


class FrontDoor:
    """Takes a message, gives the replies.

    Args:
        store: the conversations database.
        rasa: the client of the Rasa server.
        key: the secret that makes pseudonyms, `Settings.key`.
        safety: what hears and answers urgent messages.
    """

    def __init__(
        self, store: Store, rasa: RasaClient, key: bytes, safety: Safety | None = None
    ) -> None:
        self._store = store
        self._kept = Kept(store)
        self._rasa = rasa
        self._key = key
        self._safety = safety or Safety()
        self._at_once = AtOnce(store)
        self._locks = Locks()
        self._memory = Memory()

    async def take(self, incoming: Incoming) -> Answer:
        """Answer one message; requests of one conversation are answered in their order.

        Raises:
            BadRequest: not exactly one of message, button, start, or a malformed code.
            TooLong: a message of more than 1,000 characters.
            NotReady: Rasa is still starting, and the message is not urgent.
        """
        check(incoming)
        text = as_words(read(incoming.message or ""))
        who = pseudonym(self._key, incoming.channel, incoming.conversation)
        turn = _Turn(who, incoming.channel, text)
        _log(incoming)
        # Before the lock: somebody in danger does not wait for a search that is under way.
        concern = await self._at_once.listen(partial(self._heard, turn))
        if concern:
            return Answer(incoming.conversation, await self._urgent(turn, concern))
        async with self._locks.of(who):
            return Answer(incoming.conversation, await self._answer(turn, incoming))

    async def rasa_ready(self) -> bool:
        """Is Rasa up?"""
        return await self._rasa.ready()

    async def store_ready(self) -> bool:
        """Can the conversations database be read?"""
        return await self._kept.ready()

    async def close(self) -> None:
        """Let go of Rasa and the database."""
        self._at_once.close()
        await self._rasa.close()
        self._store.close()

    def _heard(self, turn: _Turn) -> Concern | None:
        if not turn.text:
            return None
        concern = self._safety.look(turn.text, before=self._memory.before(turn.who))
        if concern:
            # It is answered now: it must not make the next message urgent too.
            self._memory.drop(turn.who)
        else:
            self._memory.keep(turn.who, turn.text)
        return concern

    async def _urgent(self, turn: _Turn, concern: Concern) -> Replies:
        counted = self._at_once.count(turn.channel, concern.kind) if concern.sure else _nothing()
        replies = self._safety.replies(concern)
        kept = self._at_once.tokens(turn.who, turn.channel, replies)
        shown, _ = await asyncio.gather(kept, counted)
        # A question without its buttons helps nobody: then the numbers come at once.
        return shown or without_tokens(self._safety.replies(replace(concern, sure=True)))

    async def _answer(self, turn: _Turn, incoming: Incoming) -> Replies:
        if incoming.start is not None:
            return await self._ask_rasa(turn, opening(incoming.start))
        if incoming.button is not None:
            payload = await self._kept.payload(turn.who, incoming.button)
            return await self._press(turn, payload)
        if not turn.text:
            return [bubble(say("empty"))]
        choice = picked(turn.text, await self._kept.choices(turn.who))
        if choice:
            return await self._press(turn, choice.payload)
        return await self._ask_rasa(turn, turn.text)

    async def _press(self, turn: _Turn, payload: str | None) -> Replies:
        if payload is None:
            return await self._old(turn)
        if payload.startswith(PREFIX):
            concern = self._safety.from_payload(payload)
            return await (self._urgent(turn, concern) if concern else self._old(turn))
        if is_link(payload):
            # For a channel that could not do it by itself.
            kind = "open" if payload.startswith("http") else "ring"
            return [bubble(say(kind).format(link=payload.partition(":")[2].strip("/")))]
        return await self._ask_rasa(turn, payload.removeprefix(SAY))

    async def _old(self, turn: _Turn) -> Replies:
        return [bubble(say("old_button")), *await self._ask_rasa(turn, AGAIN)]

    async def _ask_rasa(self, turn: _Turn, words: str) -> Replies:
        try:
            items = await self._rasa.say(turn.who, words)
        except RasaStarting:
            raise NotReady from None
        except RasaGone:
            return await self._sorry(turn, words)
        replies = from_rasa(items)
        # No reply at all is what Rasa gives when the action server is gone.
        if not replies or (asks_to_forget(items) and not await self._forget(turn)):
            return await self._sorry(turn, words)
        return await self._kept.tokens(turn.who, turn.channel, replies)

    async def _forget(self, turn: _Turn) -> bool:
        self._memory.drop(turn.who)
        return await self._kept.forget(turn.who)

    async def _sorry(self, turn: _Turn, words: str) -> Replies:
        # The question before it still stands: what was typed for it means the same as before.
        payload = words if words.startswith("/") else SAY + words
        button = {"title": say("try_again_button"), "payload": payload, "picture": None}
        sorry = [bubble(say("try_again"), [button])]
        return await self._kept.more_tokens(turn.who, turn.channel, sorry)


async def _nothing() -> None:
    """A question is not counted."""


def _log(incoming: Incoming) -> None:
    said = incoming.message
    logger.info(
        "message received",
        extra={"channel": incoming.channel, "length": len(said) if said is not None else None},
    )
