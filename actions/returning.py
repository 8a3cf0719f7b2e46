"""Step 6a, return: ask an open question again, with the buttons that it had."""

from rasa_sdk.executor import CollectingDispatcher

from actions import questions
from actions.asking import ask
from actions.kinds_of_support import ask_kinds
from actions.pointing import talk_about
from actions.state import State
from services_db import Services


def return_to(
    dispatcher: CollectingDispatcher, services: Services, state: State, question: str
) -> State:
    """Ask `question` again as it stood; never answers anything by itself."""
    if question == questions.MODELS:
        return ask_kinds(dispatcher, services, state, page=state.models_page)
    if question == questions.RESULTS and state.focus:
        listing = services.get(state.focus)
        if listing:
            return talk_about(dispatcher, services, state, listing)
    return ask(dispatcher, state, question)
