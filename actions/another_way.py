"""Step 6a, say it another way: the simpler wording of what was said last."""

from collections.abc import Collection

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions import questions
from actions.asking import BUTTONS, ask, open_question
from actions.last_turn import said_last, wording_names
from actions.pointing import ask_which_shown
from actions.returning import return_to
from actions.state import State
from services_db import Services

SIMPLY = "_simply"
QUESTION = "utter_ask_"


def say_simply(
    dispatcher: CollectingDispatcher,
    tracker: Tracker,
    services: Services,
    state: State,
    responses: Collection[str],
) -> State:
    """Say the last answer and the open question in their simpler wording.

    Args:
        responses: names of all responses of the domain; one that has a simpler twin ends in
            `_simply`.
    """
    for name in wording_names(said_last(tracker.events)):
        if not name.startswith(QUESTION) and f"{name}{SIMPLY}" in responses:
            dispatcher.utter_message(response=f"{name}{SIMPLY}", **state.words)
    question = open_question(state)
    if question == questions.RESULTS and state.page:
        return ask_which_shown(dispatcher, services, state)
    if question in BUTTONS and question != questions.RESULTS:
        return ask(dispatcher, state, question, response=f"{QUESTION}{question}{SIMPLY}")
    return return_to(dispatcher, services, state, question)
