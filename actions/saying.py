"""Step 6a, say: reply objects and sentences on their way to the dispatcher."""

from dataclasses import asdict
from typing import Any

from rasa_sdk.executor import CollectingDispatcher

from actions.state import State
from bot.easyread.joined import disliked_sentences, liked_sentences
from bot.easyread.reply import BUBBLE_BREAK, Reply

MOST_SENTENCES = 3


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
    """All that is known of the person, three sentences a bubble; empty where nothing is."""
    words: dict[str, Any] = state.words
    said = liked_sentences(state.interests, words)
    said += disliked_sentences(state.not_interests, words)
    if state.age is not None:
        said.append(f"{words['Person']} {words['are']} {state.age}.")
    if state.place is not None:
        said.append(f"{words['Person']} {words['live']} near {state.place.name}.")
    return BUBBLE_BREAK.join(
        " ".join(said[begin : begin + MOST_SENTENCES])
        for begin in range(0, len(said), MOST_SENTENCES)
    )
