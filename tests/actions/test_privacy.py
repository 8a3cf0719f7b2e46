"""What the bot says of what it keeps is what it really keeps."""

from dataclasses import replace
from typing import Any

import pytest
import yaml
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions import slots
from actions.action_privacy import ActionPrivacy
from actions.action_what_you_know import ActionWhatYouKnow
from actions.state import State
from bot.easyread import check
from bot.settings import ROOT
from services_db import Place


def said() -> list[str]:
    dispatcher = CollectingDispatcher()
    tracker = Tracker("someone", {}, {}, [], False, None, {}, "action_listen")
    ActionPrivacy().step(dispatcher, tracker, State())
    return [str(message["response"]) for message in dispatcher.messages]


def test_nothing_is_said_of_unclear_messages_where_none_are_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("COMEALONG_KEEP_UNCLEAR", raising=False)
    assert "utter_keeps_unclear" not in said()


def test_where_unclear_messages_are_kept_people_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMEALONG_KEEP_UNCLEAR", "true")
    assert "utter_keeps_unclear" in said()


def told(state: State, metadata: dict[str, Any] | None = None) -> str:
    """What a person reads when they ask what is known of them."""
    dispatcher = CollectingDispatcher()
    latest = {"metadata": metadata or {}}
    tracker = Tracker("someone", {}, latest, [], False, None, {}, "action_listen")
    ActionWhatYouKnow().step(dispatcher, tracker, state)
    domain = yaml.safe_load((ROOT / "bot" / "domain" / "privacy.yml").read_text())["responses"]
    words = []
    for message in dispatcher.messages:
        response = domain.get(str(message["response"]))
        if response:
            words.append(response[0]["text"].format(**message))
    return "\n\n".join(words)


EVERYTHING = State(
    who="supporter",
    relation="daughter",
    age=24,
    interests=("art", "music", "singing"),
    not_interests=("swimming",),
    place=Place("SE8", "Lewisham", 51.48, -0.03, "district"),
    sender="Your GP surgery",
)


def test_everything_that_is_kept_of_a_person_is_told_in_plain_words() -> None:
    said = told(EVERYTHING, {"keep": "yes", "keep_said_on": "2026-03-03"})
    for fact in (
        "This is for your daughter.",
        "Your daughter likes art and music.",
        "singing",
        "does not like swimming",
        "Your daughter is 24 and lives near SE8.",
        "Your GP surgery sent you here.",
        "On Tuesday 3 March you said yes. So I keep words that I do not understand.",
        "I also keep what we talked about last.",
        "I delete it all 30 days after your last message.",
        'You can say "forget me".',
    ):
        assert fact in said


def test_each_bubble_of_it_is_easy_to_read() -> None:
    bubbles = told(EVERYTHING, {"keep": "no"}).split("\n\n")
    found = [finding for bubble in bubbles for finding in check(bubble)]
    assert [each.message for each in found if each.level == "fails"] == []


def test_what_is_not_kept_is_not_told() -> None:
    said = told(State())
    assert said.startswith("I do not know anything about you yet.")
    assert "words that I do not understand" not in said


def test_every_slot_that_says_something_of_a_person_is_told() -> None:
    # The rest is where the talk is: what was asked, shown and skipped.
    of_the_talk = {
        "place_choices", "skipped", "asked", "shown", "page", "focus", "within_miles",
        "online", "likes_page", "models_page",
    }  # fmt: skip
    of_the_person = {"who", "relation", "age", "interests", "not_interests", "place", "sender"}
    assert of_the_talk | of_the_person == set(slots.ALL)
    for name in sorted(of_the_person - {"relation"}):
        alone = replace(State(), **{name: getattr(EVERYTHING, name)})
        assert told(alone) != told(State()), name
