"""Step 3b, inside Rasa: what the next turn needs of a conversation, and nothing more.

The slots as they stood, then the last turns: of each what it meant and what was done, never the
words that the person typed; of what the bot said only the last, so that it can be said again.
"""

from typing import Any, Dict, Iterable, List, Sequence, Text

from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.events import (
    ActionExecuted,
    ActiveLoop,
    BotUttered,
    ConversationPaused,
    Event,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.slots import Slot
from rasa.shared.core.trackers import DialogueStateTracker

# Two actions look back: at the turn before ("again"), and at the last three messages ("three
# times not understood"). No rule needs more than the open question, which is a slot.
TURNS = 5


def kept_events(
    events: Sequence[Event], slots: Iterable[Slot], turns: int = TURNS
) -> List[Dict[Text, Any]]:
    """The events to keep, as Rasa stores them; replayed, they give the same state.

    Args:
        events: all that the tracker holds, oldest first.
        slots: of the domain.
        turns: how many messages of the person are looked back at.
    """
    begin = _first_kept(events, turns)
    spoken = _last_spoken(events)
    kept = [
        event
        for number, event in enumerate(events[begin:], start=begin)
        if not isinstance(event, BotUttered) or number >= spoken
    ]
    return [_without_words(event) for event in (*_summary(events[:begin], slots), *kept)]


def _first_kept(events: Sequence[Event], turns: int) -> int:
    said = [number for number, event in enumerate(events) if isinstance(event, UserUttered)]
    if len(said) <= turns:
        return 0
    begin = said[-turns]
    # The bot waited before each message; a turn begins there.
    return begin - 1 if begin and _waits(events[begin - 1]) else begin


def _waits(event: Event) -> bool:
    return isinstance(event, ActionExecuted) and event.action_name == ACTION_LISTEN_NAME


def _last_spoken(events: Sequence[Event]) -> int:
    """Where the last turn begins in which the bot said anything."""
    begin = spoken = 0
    for number, event in enumerate(events):
        if isinstance(event, UserUttered):
            begin = number
        elif isinstance(event, BotUttered):
            spoken = begin
    return spoken


def _summary(gone: Sequence[Event], slots: Iterable[Slot]) -> List[Event]:
    """Events that lead to the same state as those that go."""
    if not gone:
        return []
    before = DialogueStateTracker.from_events("", list(gone), slots)
    when = gone[-1].timestamp
    found: List[Event] = [
        SlotSet(name, slot.value, when)
        for name, slot in before.slots.items()
        if slot.value != slot.initial_value
    ]
    if before.active_loop_name:
        found.append(ActiveLoop(before.active_loop_name, when))
    if before.is_paused():
        found.append(ConversationPaused(when))
    return found


def _without_words(event: Event) -> Dict[Text, Any]:
    data = event.as_dict()
    if isinstance(event, UserUttered):
        intent = {"name": event.intent_name}
        data.update(text="", parse_data={"intent": intent, "entities": [], "text": ""})
        data.update(message_id=None, metadata={})
    return data
