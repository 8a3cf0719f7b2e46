"""Step 5b, list: the kinds of support as buttons, a few at a time."""

from dataclasses import replace

from rasa_sdk.executor import CollectingDispatcher

from actions import questions
from actions.asking import MORE, ask
from actions.state import State
from bot.easyread.reply import Button
from services_db import Listing, Services

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
    every = kinds_for(services, state)
    pages = max(1, -(-len(every) // KINDS_ON_A_PAGE))
    begin = page % pages * KINDS_ON_A_PAGE
    buttons = [
        Button(kind.title, f"/ask_{kind.model}") for kind in every[begin : begin + KINDS_ON_A_PAGE]
    ]
    turned = replace(state, models_page=page % pages)
    more = [MORE] if pages > 1 else []
    return ask(dispatcher, turned, questions.MODELS, buttons=[*buttons, *more])


def kinds_for(services: Services, state: State) -> list[Listing]:
    """The kinds of support that could be for somebody who lives there; all where that is open.

    The same search as that of the offer "Kinds of support (8)", so that the count is kept.
    """
    wanted = state.wanted(kind="support", interests=(), not_interests=(), online=False)
    found = [match.listing for match in services.search(wanted).matches if match.listing.model]
    return sorted(found, key=lambda kind: (kind.model in NOT_FOR_ONESELF, kind.title))
