"""Goes back one question."""

from dataclasses import replace

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions import questions
from actions.asking import ask
from actions.base import StateAction
from actions.returning import return_to
from actions.searching import show
from actions.state import State

# From the question that stands open to the one before it.
BEFORE = {
    questions.LIKES: questions.WHO,
    questions.PLACE: questions.LIKES,
    questions.WHICH_PLACE: questions.PLACE,
    questions.CONFIRM: questions.LIKES,
    questions.RESULTS: questions.PLACE,
    questions.NOTHING: questions.PLACE,
    questions.MODEL: questions.MODELS,
    questions.MODEL_PLACE: questions.MODEL,
    questions.WHICH_LISTING: questions.RESULTS,
    questions.CHANGE: questions.CONFIRM,
    questions.MODELS: questions.WHO,
    questions.LINK: questions.WHO,
}
# From here one step back is the list that was shown last.
BACK_TO_THE_LIST = (questions.MODELS, questions.MODEL, questions.WHICH_LISTING)


class ActionGoBack(StateAction):
    """Answers "go back"."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_go_back"

    def step(self, dispatcher: CollectingDispatcher, tracker: Tracker, state: State) -> State:
        """Ask the question before, and let its answer be given anew."""
        if state.asked in (None, questions.WHO):
            dispatcher.utter_message(response="utter_at_the_start")
            return ask(dispatcher, state, questions.WHO)
        if state.page and (state.focus or state.asked in BACK_TO_THE_LIST):
            return self._list_again(dispatcher, state)
        dispatcher.utter_message(response="utter_gone_back")
        question = BEFORE.get(str(state.asked), questions.LIKES)
        return return_to(dispatcher, self.services, _reopened(state, question), question)

    def _list_again(self, dispatcher: CollectingDispatcher, state: State) -> State:
        """Back from one thing that was found to the page of all."""
        before = tuple(shown for shown in state.shown if shown not in state.page)
        return show(dispatcher, self.services, replace(state, focus=None, shown=before))


def _reopened(state: State, question: str) -> State:
    """The state with the answer to `question` taken back."""
    skipped = tuple(name for name in state.skipped if name != question)
    if question == questions.LIKES:
        return state.new_search(interests=(), not_interests=(), skipped=skipped)
    if question == questions.PLACE:
        return state.new_search(place=None, place_choices=(), skipped=skipped)
    if question == questions.RESULTS:
        return replace(state, focus=None)
    return state
