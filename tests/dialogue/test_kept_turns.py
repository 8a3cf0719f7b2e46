"""What the tracker store keeps: enough for the next turn, and the same however long it went on."""

import asyncio
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rasa.core.tracker_store import FailSafeTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActiveLoop,
    AllSlotsReset,
    BotUttered,
    ConversationPaused,
    DefinePrevUserUtteredFeaturization,
    Event,
    Restarted,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy import text

from actions.last_turn import intents_in_a_row, said_last
from bot.dialogue.kept_turns import TURNS, kept_events
from bot.dialogue.tracker_store import QuietSQLTrackerStore
from bot.settings import ROOT
from bot.turn import Store, migrate

# Rasa is of another time, and says so when it loads and when a domain is read.
pytestmark = pytest.mark.filterwarnings("ignore")

WHO = "a" * 32


@pytest.fixture(scope="module")
def domain() -> Domain:
    return Domain.load([str(path) for path in sorted((ROOT / "bot" / "domain").glob("*.yml"))])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "conversations.db"


@pytest.fixture
def store(domain: Domain, path: Path) -> Iterator[QuietSQLTrackerStore]:
    made = QuietSQLTrackerStore(domain=domain, host=f"sqlite:///{path}")
    yield made
    made.engine.dispose()


def turn(said: str, intent: str, answer: str, *done: Event) -> list[Event]:
    meant = {"name": intent, "confidence": 0.9}
    return [
        UserUttered(said, meant, [], {"intent": meant, "intent_ranking": [meant] * 10}),
        DefinePrevUserUtteredFeaturization(False),
        ActionExecuted("action_find"),
        BotUttered(answer, {"buttons": []}, {"utter_action": f"utter_{intent}"}),
        *done,
        ActionExecuted("action_listen"),
    ]


BEGINNING: list[Event] = [
    ActionExecuted("action_session_start"),
    SessionStarted(),
    ActionExecuted("action_listen"),
]


def held(store: QuietSQLTrackerStore) -> DialogueStateTracker:
    # In Rasa's server the store stands behind this one, which makes the trackers that are new.
    behind = FailSafeTrackerStore(store)
    return asyncio.run(behind.get_or_create_tracker(WHO, append_action_listen=False))


def hold(store: QuietSQLTrackerStore, events: list[Event]) -> None:
    """One turn as Rasa's server holds it: fetched, changed, saved."""
    tracker = held(store)
    for event in events:
        tracker.update(event, store.domain)
    asyncio.run(store.save(tracker))


def rows(store: QuietSQLTrackerStore) -> int:
    with store.engine.connect() as connection:
        return int(connection.execute(text("SELECT count(*) FROM events")).scalar_one())


def test_after_hundreds_of_turns_everything_told_is_known_and_little_is_kept(
    store: QuietSQLTrackerStore,
) -> None:
    place = {"name": "Deptford", "lat": 51.48, "lon": -0.03}
    first = turn("deptfrd", "find", "OK", SlotSet("place", place), SlotSet("interests", ["art"]))
    hold(store, [*BEGINNING, *first])
    counts = []
    for number in range(300):
        asked = SlotSet("asked", "results" if number % 2 else "likes")
        hold(store, turn(f"message {number}", "more", f"answer {number}", asked))
        counts.append(rows(store))
    tracker = held(store)
    assert tracker.get_slot("place") == place
    assert tracker.get_slot("interests") == ["art"]
    assert tracker.get_slot("asked") == "results"
    assert tracker.latest_action_name == "action_listen"
    assert max(counts[20:]) == counts[-1] == counts[20] < 60


def test_the_words_that_a_person_typed_are_not_kept_after_their_turn(
    store: QuietSQLTrackerStore, path: Path
) -> None:
    hold(store, [*BEGINNING, *turn("im Kyle of SE8 4AG", "find", "OK")])
    with store.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    for file in path.parent.iterdir():
        assert b"Kyle" not in file.read_bytes(), file


def test_the_last_answer_can_be_said_again_and_the_times_not_understood_are_counted(
    store: QuietSQLTrackerStore,
) -> None:
    hold(store, BEGINNING)
    for number in range(20):
        hold(store, turn("?", "nlu_fallback", f"answer {number}"))
    events = [event.as_dict() for event in held(store).events]
    now = [{"event": "user", "parse_data": {"intent": {"name": "nlu_fallback"}}}]
    assert [each["text"] for each in said_last([*events, *now])] == ["answer 19"]
    assert intents_in_a_row([*events, *now], ("nlu_fallback",)) >= 3


def test_a_turn_without_an_answer_leaves_the_answer_before_it_to_be_said_again(
    store: QuietSQLTrackerStore,
) -> None:
    hold(store, [*BEGINNING, *turn("art", "find", "Where do you live?")])
    silent = [event for event in turn("x", "more", "") if not isinstance(event, BotUttered)]
    hold(store, silent)
    events = [event.as_dict() for event in held(store).events]
    said = said_last([*events, {"event": "user"}])
    assert [each["text"] for each in said] == ["Where do you live?"]


def some_event(chance: random.Random) -> list[Event]:
    value: Any = chance.choice(["likes", "place", "results", None])
    return chance.choice(
        [
            [SlotSet("asked", value)],
            [SlotSet("interests", chance.sample(["art", "music", "food"], 2))],
            [SlotSet("age", chance.randrange(90)), SlotSet("place", {"name": "Leeds"})],
            [AllSlotsReset()],
            [Restarted()],
            [ActiveLoop(chance.choice(["a_form", None]))],
            [ConversationPaused()],
            [],
        ]
    )


@pytest.mark.parametrize("seed", range(60))
def test_what_is_kept_gives_the_same_state_and_the_same_past_to_the_rules(
    domain: Domain, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311 - a conversation, no secret
    events: list[Event] = list(BEGINNING)
    for _ in range(chance.randrange(1, 30)):
        events += turn("words", chance.choice(["find", "more", "yes"]), "OK", *some_event(chance))
    whole = DialogueStateTracker.from_events(WHO, events, domain.slots)
    rebuilt = DialogueStateTracker.from_dict(WHO, kept_events(events, domain.slots), domain.slots)
    assert rebuilt.current_slot_values() == whole.current_slot_values()
    assert rebuilt.active_loop_name == whole.active_loop_name
    assert rebuilt.latest_action_name == whole.latest_action_name
    assert rebuilt.is_paused() == whole.is_paused()
    now = UserUttered("more", {"name": "more"})
    for tracker in (whole, rebuilt):
        tracker.update(now, domain)
    recent = 2 * TURNS
    expected = whole.past_states(domain)[-recent:]
    assert rebuilt.past_states(domain)[-len(expected) :][1:] == expected[1:]


def test_what_was_deleted_during_a_turn_stays_deleted(store: QuietSQLTrackerStore) -> None:
    hold(store, [*BEGINNING, *turn("art", "find", "OK", SlotSet("interests", ["art"]))])
    under_way = held(store)
    with store.engine.begin() as connection:
        connection.execute(text("DELETE FROM events"))
    asyncio.run(store.save(under_way))
    assert rows(store) == 0


def test_also_in_the_first_turn_of_a_conversation(store: QuietSQLTrackerStore, path: Path) -> None:
    migrate(f"sqlite:///{path}")
    front_door = Store(f"sqlite:///{path}")
    front_door.begin(WHO, "web")
    under_way = held(store)
    front_door.forget(WHO)
    for event in (*BEGINNING, *turn("art", "find", "OK")):
        under_way.update(event, store.domain)
    asyncio.run(store.save(under_way))
    assert rows(store) == 0
    front_door.close()


def test_a_tracker_that_is_saved_twice_is_kept_once(store: QuietSQLTrackerStore) -> None:
    tracker = held(store)
    for event in (*BEGINNING, *turn("art", "find", "OK")):
        tracker.update(event, store.domain)
    asyncio.run(store.save(tracker))
    once = rows(store)
    asyncio.run(store.save(tracker))
    assert rows(store) == once


def test_a_turn_that_cannot_be_kept_is_not_kept_in_memory_either(
    store: QuietSQLTrackerStore, caplog: pytest.LogCaptureFixture
) -> None:
    behind = FailSafeTrackerStore(store)
    hold(store, [*BEGINNING, *turn("art", "find", "OK")])
    tracker = held(store)
    with store.engine.begin() as connection:
        connection.execute(text("DROP TABLE events"))
    asyncio.run(behind.save(tracker))
    assert behind._fallback_tracker_store is None
    assert "a turn could not be kept: OperationalError" in caplog.text


def test_a_conversation_that_could_not_be_read_is_not_written_over(
    store: QuietSQLTrackerStore,
) -> None:
    hold(store, [*BEGINNING, *turn("art", "find", "OK", SlotSet("interests", ["art"]))])
    # What Rasa goes on with where reading failed.
    empty = DialogueStateTracker.from_events(WHO, [*BEGINNING], store.domain.slots)
    asyncio.run(store.save(empty))
    assert held(store).get_slot("interests") == ["art"]


def test_its_connections_overwrite_what_they_delete(store: QuietSQLTrackerStore) -> None:
    with store.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA secure_delete").scalar() == 1
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
