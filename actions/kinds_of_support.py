"""Step 5b, list: the kinds of support as buttons, a few at a time."""

from dataclasses import replace

from rasa_sdk.executor import CollectingDispatcher

from actions import questions
from actions.asking import MORE, ask
from actions.state import State
from bot.easyread.reply import Button
from services_db import Services

KINDS_ON_A_PAGE = 5
# A list for professionals; people reach it by asking for it.
NOT_FOR_ONESELF = ("community_models_directory",)


def ask_kinds(
    dispatcher: CollectingDispatcher, services: Services, state: State, page: int
) -> State:
    """Ask which kind of support, offering one page of them.

    Args:
        page: from 0; past the last page it begins again.
    """
    every = [kind for kind in services.supports() if kind.model]
    every.sort(key=lambda kind: (kind.model in NOT_FOR_ONESELF, kind.title))
    pages = max(1, -(-len(every) // KINDS_ON_A_PAGE))
    begin = page % pages * KINDS_ON_A_PAGE
    buttons = [
        Button(kind.title, f"/ask_{kind.model}") for kind in every[begin : begin + KINDS_ON_A_PAGE]
    ]
    turned = replace(state, models_page=page % pages)
    return ask(dispatcher, turned, questions.MODELS, buttons=[*buttons, MORE])
