"""Step 6a, ask: each question with its buttons, and which question comes next."""

import json
from collections.abc import Callable
from dataclasses import asdict, replace
from typing import Any

from rasa_sdk.executor import CollectingDispatcher

from actions import questions
from actions.state import State
from bot.easyread import interest_buttons, interest_order
from bot.easyread.reply import Button

LIKES_ON_A_PAGE = 5
MOST_CHOICES = 5
# Questions with a response `utter_hint_<question>` that says how they can be answered.
HINTED = (questions.LIKES, questions.PLACE, questions.MODEL_PLACE)

SKIP = Button("Skip", "/skip")
YES = Button("Yes", "/yes")
NO = Button("No", "/no")
CHANGE = Button("Change it", "/change")
MORE = Button("More", "/more")
ANOTHER_PLACE = Button("Another place", "/another_place")
SOMETHING_ELSE = Button("Something else", "/something_else")
KINDS_OF_SUPPORT = Button("Kinds of support", "/ask_models")
TALK_TO_A_PERSON = Button("Talk to a person", "/talk_to_person")
START_AGAIN = Button("Start again", "/start_again")
SOMETHING_ELSE_MEANT = Button("I mean something else", "/nlu_fallback")


def payload(intent: str, **entities: Any) -> str:
    """A button's payload in Rasa's form, `/intent{"entity": value}`."""
    return f"/{intent}{json.dumps(entities)}" if entities else f"/{intent}"


def _who(_: State) -> list[Button]:
    choices = {"Me": "me", "Someone I support": "supporter", "I work with people": "professional"}
    return [Button(title, payload("who_for", who=who)) for title, who in choices.items()]


def _likes(state: State) -> list[Button]:
    every = interest_order()
    begin = state.likes_page * LIKES_ON_A_PAGE % len(every)
    page = every[begin : begin + LIKES_ON_A_PAGE]
    return [*interest_buttons(page), MORE, SKIP]


def _which_place(state: State) -> list[Button]:
    choices = state.place_choices[:MOST_CHOICES]
    named = [
        Button(place_title(place.name, place.area), payload("find", place_choice=number))
        for number, place in enumerate(choices)
    ]
    return [*named, ANOTHER_PLACE]


def place_title(name: str, area: str | None) -> str:
    """A place for a button: "Newport in Shropshire", or its name alone."""
    return f"{name} in {area}" if area and area != name else name


def _model(state: State) -> list[Button]:
    about = {"listing": state.focus} if state.focus else {}
    return [
        Button("Who is it for?", payload("model_who_for", **about)),
        Button("What does it cost?", payload("what_it_costs", **about)),
        Button("Is it near me?", payload("model_near", **about)),
        Button("Who do I ask?", payload("who_to_ask", **about)),
    ]


BUTTONS: dict[str, Callable[[State], list[Button]]] = {
    questions.WHO: _who,
    questions.LIKES: _likes,
    questions.PLACE: lambda _: [SKIP],
    questions.WHICH_PLACE: _which_place,
    questions.CONFIRM: lambda _: [YES, CHANGE],
    questions.LINK: lambda _: [YES, CHANGE],
    questions.MODEL: _model,
    questions.MODEL_PLACE: lambda _: [SKIP],
    questions.CHANGE: lambda _: [
        Button("Things to do", "/something_else"),
        Button("The place", "/another_place"),
        Button("Who it is for", "/change_who"),
    ],
    questions.FORGET: lambda _: [YES, NO],
    questions.TOPIC: lambda _: [
        Button("Things to do", "/find"),
        KINDS_OF_SUPPORT,
        TALK_TO_A_PERSON,
    ],
    questions.RESULTS: lambda _: [MORE, ANOTHER_PLACE, SOMETHING_ELSE],
    questions.NOTHING: lambda _: [
        SOMETHING_ELSE,
        ANOTHER_PLACE,
        KINDS_OF_SUPPORT,
        TALK_TO_A_PERSON,
    ],
}


def ask(
    dispatcher: CollectingDispatcher,
    state: State,
    question: str,
    *,
    response: str | None = None,
    buttons: list[Button] | None = None,
    hint: bool = False,
) -> State:
    """Ask one question with its buttons; the state that comes back has it open.

    Args:
        question: a name of questions.py.
        response: other wording than `utter_ask_<question>`.
        buttons: other buttons than the question's own.
        hint: say first how it can be answered, where the question has a hint.
    """
    if hint and question in HINTED:
        dispatcher.utter_message(response=f"utter_hint_{question}", **state.words)
    choices = BUTTONS[question](state) if buttons is None else buttons
    dispatcher.utter_message(
        response=response or f"utter_ask_{question}",
        buttons=[asdict(button) for button in choices],
        **state.words,
    )
    return replace(state, asked=question)


def next_question(state: State) -> str | None:
    """What has to be known before a search, one thing a time; None where nothing is left."""
    if state.place_choices:
        return questions.WHICH_PLACE
    if not state.interests and questions.LIKES not in state.skipped:
        return questions.LIKES
    if state.place is None and questions.PLACE not in state.skipped:
        return questions.PLACE
    return None


# Questions about something that was just said lose their sense once other things were said.
NOT_ASKED_AGAIN = (questions.FORGET, questions.TOPIC, questions.CHANGE)


def open_question(state: State) -> str:
    """The question to return to after an answer to something else."""
    if state.asked in BUTTONS and state.asked not in NOT_ASKED_AGAIN:
        return state.asked
    return next_question(state) or (questions.RESULTS if state.page else questions.NOTHING)
