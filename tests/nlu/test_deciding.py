"""The intent, once it is known what a message names."""

from bot.nlu.deciding import FALLBACK, Limits, Ranking, decide
from bot.nlu.interests import interest_entities
from bot.nlu.models import model_entities
from bot.nlu.people import people_entities
from bot.nlu.places import place_entities

UNSURE = [("greet", 0.4), ("find", 0.3)]
LIMITS = Limits(threshold=0.35)


def intent(text: str, ranking: Ranking = UNSURE, limits: Limits = LIMITS) -> tuple[str, float]:
    entities = [
        *interest_entities(text),
        *place_entities(text),
        *people_entities(text),
        *model_entities(text),
    ]
    return decide(text, entities, ranking, limits)[0]


def test_an_interest_alone_is_a_search() -> None:
    assert intent("art") == ("find", 1.0)


def test_a_postcode_alone_is_a_search() -> None:
    assert intent("SE8") == ("find", 1.0)


def test_a_place_that_may_be_several_is_a_search() -> None:
    assert intent("Newport") == ("find", 1.0)


def test_likes_dislikes_place_and_age_together_are_a_search() -> None:
    assert intent("im 24 i like art but not football near deptfrd") == ("find", 1.0)


def test_a_relation_alone_says_whom_it_is_for() -> None:
    assert intent("its for my son") == ("who_for", 1.0)


def test_a_relation_with_an_interest_is_a_search() -> None:
    assert intent("my daughter likes music, we live in SE8") == ("find", 1.0)


def test_words_with_another_meaning_leave_it_to_the_classifier() -> None:
    assert intent("how much is the art", [("what_it_costs", 0.9)]) == ("what_it_costs", 0.9)


def test_lonely_stays_sad_where_the_classifier_hears_sadness() -> None:
    assert intent("im lonely", [("sad", 0.6), ("find", 0.2)]) == ("sad", 0.6)


def test_a_kind_of_support_by_name_is_asked_about() -> None:
    assert intent("what is shared lifes") == ("ask_shared_lives", 1.0)


def test_a_clear_question_about_a_kind_of_support_stays_that_question() -> None:
    ranking = [("model_near", 0.8), ("ask_shared_lives", 0.1)]
    assert intent("is shared lives near me", ranking) == ("model_near", 0.8)


def test_a_low_confidence_is_not_understood_and_the_ranking_is_kept() -> None:
    ranking = [("greet", 0.2), ("find", 0.1)]
    decided = decide("the ting", [], ranking, LIMITS)
    assert decided == [(FALLBACK, 0.8), *ranking]


def test_two_intents_too_close_are_not_understood() -> None:
    assert intent("the ting", UNSURE, Limits(0.35, gap=0.2))[0] == FALLBACK


def test_no_intent_at_all_is_not_understood() -> None:
    assert decide("the ting", [], [], LIMITS) == [(FALLBACK, 1.0)]


def test_an_intent_stands_in_the_ranking_once() -> None:
    names = [name for name, _ in decide("art", interest_entities("art"), UNSURE, LIMITS)]
    assert names == ["find", "greet"]


def test_words_that_nobody_uses_are_not_understood_however_sure_the_classifier_is() -> None:
    assert intent("flrb wug zzt", [("out_of_scope", 0.8)])[0] == FALLBACK
    assert intent("the ting with the ting", [("when_is_it", 0.66)])[0] == FALLBACK


def test_badly_spelt_words_are_believed_where_the_classifier_is_sure() -> None:
    assert intent("wot tym iz it", [("when_is_it", 0.95)])[0] == "when_is_it"


def test_real_words_that_are_out_of_scope_stay_so() -> None:
    assert intent("order me a pizza", [("out_of_scope", 0.9)])[0] == "out_of_scope"
