"""Step 6a, say: reply objects and sentences on their way to the dispatcher."""

from dataclasses import asdict
from typing import Any

from rasa_sdk.executor import CollectingDispatcher

from actions.state import State
from bot.easyread.joined import disliked_sentences, liked_sentences
from bot.easyread.reply import BUBBLE_BREAK, Reply

MOST_SENTENCES = 3
PROFESSIONAL = "professional"


def say(dispatcher: CollectingDispatcher, reply: Reply) -> None:
    """One reply object, whole, and its text and buttons for any client of Rasa."""
    dispatcher.utter_message(
        text=reply.text,
        buttons=[asdict(button) for button in reply.buttons],
        json_message=reply.as_dict(),
    )


def say_sentences(
    dispatcher: CollectingDispatcher, sentences: list[str], at_once: int = MOST_SENTENCES
) -> None:
    """Sentences in bubbles of at most `at_once`, so that no bubble is long."""
    for begin in range(0, len(sentences), at_once):
        dispatcher.utter_message(text=" ".join(sentences[begin : begin + at_once]))


def known(state: State) -> str:
    """What a person said of themself, read back; three sentences a bubble, empty where nothing."""
    return _in_bubbles([*_likes(state), *_age(state), *_place(state)])


def all_known(state: State) -> str:
    """All that is known of a person, in the same form: whom it is for as well."""
    words: dict[str, Any] = state.words
    facts = [*_age(state), *_place(state)]
    if len(facts) == 2 and state.place:
        joined = f"{words['are']} {state.age} and {words['live']} near {state.place.name}"
        facts = [f"{words['Person']} {joined}."]
    return _in_bubbles([*_whom(state), *_likes(state), *facts])


def _in_bubbles(sentences: list[str]) -> str:
    begins = range(0, len(sentences), MOST_SENTENCES)
    return BUBBLE_BREAK.join(" ".join(sentences[each : each + MOST_SENTENCES]) for each in begins)


def _whom(state: State) -> list[str]:
    if state.who is None:
        return []
    if state.who == PROFESSIONAL and not state.relation:
        return ["You work with people."]
    return [f"This is for {state.words['person']}."]


def _likes(state: State) -> list[str]:
    liked = liked_sentences(state.interests, state.words)
    return [*liked, *disliked_sentences(state.not_interests, state.words)]


def _age(state: State) -> list[str]:
    words = state.words
    return [] if state.age is None else [f"{words['Person']} {words['are']} {state.age}."]


def _place(state: State) -> list[str]:
    if state.place is None:
        return []
    return [f"{state.words['Person']} {state.words['live']} near {state.place.name}."]
