"""Step 2 of the flow, the front door: every message of every channel comes in here.

read → urgent → meant → Rasa → replies → tokens. Each step has its own file; this one holds
their order. Urgent words are answered before all else, and without Rasa.
"""

import asyncio
import logging
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Any

from bot.safety import Concern
from bot.turn.at_once import AtOnce, without_tokens
from bot.turn.consent import PREFIX as CONSENT
from bot.turn.consent import Consents
from bot.turn.fair import FairQueue, to_the_end
from bot.turn.ids import pseudonym
from bot.turn.incoming import check, opening
from bot.turn.kept import Kept
from bot.turn.limits import OFF, Limits, Verdict, shared_counts
from bot.turn.locks import Locks
from bot.turn.meant import picked
from bot.turn.memory import Memory
from bot.turn.messages import Answer, Busy, Incoming, NotReady, TooMany
from bot.turn.rasa import RasaClient, RasaGone, RasaStarting
from bot.turn.read import as_words, read
from bot.turn.replies import asks_to_forget, bubble, from_rasa, was_unclear
from bot.turn.store import Store
from bot.turn.tokens import is_link, links_only, with_tokens
from bot.turn.urgent import PREFIX, Safety
from bot.turn.wording import say

logger = logging.getLogger(__name__)

AGAIN = "/again"
# Before text that is to be said once more; a button's payload begins with "/" otherwise.
SAY = "say:"

# A turn takes Rasa 20 to 30 ms of one processor; more at once only wait there instead of here.
TURNS_AT_ONCE = 8
# The second look at a long message takes a tenth of a second of one processor.
LOOKS_AT_ONCE = 2

Replies = list[dict[str, Any]]


@dataclass(frozen=True)
class _Turn:
    """One turn under way: who (a pseudonym), where, and the text without what is unseen.

    The caller is who has a place in the fair queue: an address, or the conversation itself.
    `since` is when the conversation began; None where a turn does not wait for the database.
    """

    who: str
    channel: str
    text: str
    caller: str
    since: datetime | None = None


class FrontDoor:
    """Takes a message, gives the replies.

    Args:
        store: the conversations database.
        rasa: the client of the Rasa server.
        key: the secret that makes pseudonyms, `Settings.key`.
        safety: what hears and answers urgent messages.
        keeps_unclear: whether messages that were not understood are kept, of who said yes.
        limits: how much one conversation may ask; None for no limit.
        at_once: how many turns Rasa is asked for at the same time.
    """

    def __init__(
        self,
        store: Store,
        rasa: RasaClient,
        key: bytes,
        safety: Safety | None = None,
        keeps_unclear: bool = False,
        limits: Limits | None = None,
        at_once: int = TURNS_AT_ONCE,
    ) -> None:
        self._store = store
        self._kept = Kept(store)
        self._consents = Consents(store, keeps_unclear)
        self._rasa = rasa
        self._key = key
        self._safety = safety or Safety()
        self._limits = limits or Limits("conversation", OFF, shared_counts())
        self._queue = FairQueue(at_once)
        self._looks = FairQueue(LOOKS_AT_ONCE)
        self._hearing = Locks()
        self._at_once = AtOnce(store)
        self._locks = Locks()
        self._memory = Memory()

    async def take(self, incoming: Incoming) -> Answer:
        """Answer one message; requests of one conversation are answered in their order.

        Raises:
            BadRequest: not exactly one of message, button, start, or a malformed code.
            TooLong: a message of more than 1,000 characters.
            TooMany: past a limit, and not urgent.
            Busy: too many wait, and it is not urgent.
            NotReady: Rasa is still starting, and the message is not urgent.
        """
        check(incoming)
        text = as_words(read(incoming.message or ""))
        who = pseudonym(self._key, incoming.channel, incoming.conversation)
        turn = _Turn(who, incoming.channel, text, incoming.caller or who)
        _log(incoming)
        verdicts = (incoming.verdict, await self._limits.ask(who))
        # Before the lock and the queue: somebody in danger does not wait for a search that is
        # under way, and is never too much.
        async with self._hearing.of(who):
            concern = await self._concern(turn, incoming, verdicts)
        if concern:
            return Answer(incoming.conversation, await self._urgent(turn, concern))
        wait = max(verdict.wait for verdict in verdicts)
        if wait:
            raise TooMany(wait)
        async with self._locks.of(who):
            turn = replace(turn, since=await self._kept.begin(who, incoming.channel))
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

    async def _concern(
        self, turn: _Turn, incoming: Incoming, verdicts: tuple[Verdict, ...]
    ) -> Concern | None:
        if incoming.button is not None:
            payload = await self._kept.payload(turn.who, incoming.button) or ""
            return self._safety.from_payload(payload) if payload.startswith(PREFIX) else None
        if not turn.text:
            return None
        if any(verdict.quick for verdict in verdicts):
            return await self._heard(turn, quick=True)
        try:
            # Looks are taken in turns too: nobody's flood keeps others from being heard.
            async with self._looks.place(turn.caller):
                return await self._heard(turn)
        except Busy:
            return await self._heard(turn, quick=True)

    async def _heard(self, turn: _Turn, quick: bool = False) -> Concern | None:
        look = self._safety.quick_look if quick else self._safety.look
        before = self._memory.before(turn.who)
        # In a thread of its own: other people are answered meanwhile.
        concern = await self._at_once.listen(partial(look, turn.text, before=before))
        if concern:
            # It is answered now: it must not make the next message urgent too.
            self._memory.drop(turn.who)
        else:
            self._memory.keep(turn.who, turn.text)
        return concern

    async def _urgent(self, turn: _Turn, concern: Concern) -> Replies:
        counted = self._at_once.count(turn.channel, concern.kind) if concern.sure else _nothing()
        replies = self._safety.replies(concern)
        kept = self._at_once.tokens(turn.who, turn.channel, replies, turn.since)
        shown, _ = await asyncio.gather(kept, counted)
        # A question without its buttons helps nobody: then the numbers come at once.
        return shown or without_tokens(self._safety.replies(replace(concern, sure=True)))

    async def _shown(self, turn: _Turn, replies: Replies) -> Replies:
        return await self._kept.tokens(turn.who, turn.channel, replies, turn.since)

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
            # Typed as a number or a title; one that is pressed was answered before the lock.
            concern = self._safety.from_payload(payload)
            return await (self._urgent(turn, concern) if concern else self._old(turn))
        if payload.startswith(CONSENT):
            said = await self._consents.answer(turn.who, payload)
            return [*said, *await self._ask_rasa(turn, AGAIN)]
        if is_link(payload):
            # For a channel that could not do it by itself.
            kind = "open" if payload.startswith("http") else "ring"
            return [bubble(say(kind).format(link=payload.partition(":")[2].strip("/")))]
        return await self._ask_rasa(turn, payload.removeprefix(SAY))

    async def _old(self, turn: _Turn) -> Replies:
        return [bubble(say("old_button")), *await self._ask_rasa(turn, AGAIN)]

    async def _ask_rasa(self, turn: _Turn, words: str) -> Replies:
        async with self._queue.place(turn.caller):
            # Who hangs up while waiting leaves the queue; a turn that has begun is finished.
            return await to_the_end(self._say_to_rasa(turn, words))

    async def _say_to_rasa(self, turn: _Turn, words: str) -> Replies:
        allowed = await self._consents.known(turn.who)
        try:
            items = await self._rasa.say(turn.who, words, allowed)
        except RasaStarting:
            raise NotReady from None
        except RasaGone:
            return await self._sorry(turn, words)
        replies = from_rasa(items)
        # No reply at all is what Rasa gives when the action server is gone.
        if not replies:
            return await self._sorry(turn, words)
        if asks_to_forget(items):
            gone = await self._forget(turn)
            return links_only(with_tokens(replies)[0]) if gone else await self._sorry(turn, words)
        question = await self._consents.question(turn.who, allowed, was_unclear(items))
        return await self._shown(turn, question or replies)

    async def _forget(self, turn: _Turn) -> bool:
        self._memory.drop(turn.who)
        return await self._kept.forget(turn.who)

    async def _sorry(self, turn: _Turn, words: str) -> Replies:
        # The question before it still stands: what was typed for it means the same as before.
        payload = words if words.startswith("/") else SAY + words
        button = {"title": say("try_again_button"), "payload": payload, "picture": None}
        sorry = [bubble(say("try_again"), [button])]
        return await self._kept.more_tokens(turn.who, turn.channel, sorry, turn.since)


async def _nothing() -> None:
    """A question is not counted."""


def _log(incoming: Incoming) -> None:
    said = incoming.message
    logger.info(
        "message received",
        extra={"channel": incoming.channel, "length": len(said) if said is not None else None},
    )
