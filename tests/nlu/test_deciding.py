"""The intent, once it is known what a message names."""

import pytest

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
    return decide(text, entities, ranking, limits).ranking[0]


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
    decided = decide("the ting", [], ranking, LIMITS).ranking
    assert decided == [(FALLBACK, 0.8), *ranking]


def test_two_readings_that_are_about_as_likely_are_asked_about() -> None:
    close = [("talk_to_person", 0.45), ("forget_me", 0.4)]
    assert intent("the staff thing", close, Limits(0.35, close=0.7))[0] == "unsure"
    assert intent("the staff thing", close, Limits(0.35, close=0.95))[0] == "talk_to_person"


def test_what_is_far_from_every_example_is_not_understood() -> None:
    sure = [("talk_to_person", 0.9)]
    near, far = (decide("the staff thing", [], sure, Limits(far=0.5), far) for far in (0.4, 0.6))
    assert near.ranking[0][0] == "talk_to_person"
    assert far.ranking[0][0] == FALLBACK


def test_a_short_answer_needs_no_classifier() -> None:
    assert intent("both", [("find", 0.9)])[0] == "not_sure"
    assert intent("yes please", [("thanks", 0.9)])[0] == "yes"


def test_no_intent_at_all_is_not_understood() -> None:
    assert decide("the ting", [], [], LIMITS).ranking == [(FALLBACK, 1.0)]


def test_an_intent_stands_in_the_ranking_once() -> None:
    names = [name for name, _ in decide("art", interest_entities("art"), UNSURE, LIMITS)[0]]
    assert names == ["find", "greet"]


def test_words_that_nobody_uses_are_not_understood_however_sure_the_classifier_is() -> None:
    assert intent("flrb wug zzt", [("out_of_scope", 0.8)])[0] == FALLBACK
    assert intent("the ting with the ting", [("when_is_it", 0.66)])[0] == FALLBACK


def test_badly_spelt_words_are_believed_where_the_classifier_is_sure() -> None:
    assert intent("wot tym iz it", [("when_is_it", 0.95)])[0] == "when_is_it"


def test_real_words_that_are_out_of_scope_stay_so() -> None:
    assert intent("order me a pizza", [("out_of_scope", 0.9)])[0] == "out_of_scope"


@pytest.mark.parametrize(
    "text",
    [
        "im in greenwich now",
        "im 30 now",
        "no i said art",
        "i meant hackney",
        "what can i do today in deptford",
        "free art this week",
        "actually no its art i like",
    ],
)
@pytest.mark.parametrize(
    "heard", ["stop", "greet", "yes", "no", "praise", "out_of_scope", "change", "find"]
)
def test_soft_words_beside_a_wish_leave_it_a_search(text: str, heard: str) -> None:
    assert intent(text, [(heard, 0.7)])[0] == "find"


def test_soft_words_beside_a_wish_are_understood_where_the_classifier_is_lost() -> None:
    assert intent("i meant hackney", [("stop", 0.1)])[0] == "find"


def test_many_other_words_are_no_soft_words() -> None:
    text = "did the queen ever visit hackney"
    assert intent(text, [("out_of_scope", 0.7)])[0] == "out_of_scope"


@pytest.mark.parametrize(
    "text", ["what about art", "ok wot about art then", "and what about leeds"]
)
def test_what_about_an_interest_or_a_place_is_a_search(text: str) -> None:
    assert intent(text, [("tell_me_more", 0.9)])[0] == "find"


def test_a_question_that_the_classifier_is_sure_of_is_no_search() -> None:
    assert intent("have they got it in essex", [("model_near", 0.97)])[0] == "model_near"
    assert intent("is there food there", [("other_question", 0.9)])[0] == "other_question"


def test_a_place_in_words_of_a_search_is_one_though_a_question_is_guessed() -> None:
    assert intent("in essex", [("model_near", 0.5)])[0] == "find"


@pytest.mark.parametrize(
    "text",
    ["i want a paid job", "i need a break from caring", "i want to speak up about my rights"],
)
@pytest.mark.parametrize("heard", ["out_of_scope", "talk_to_person"])
def test_a_wanted_interest_is_a_search_though_the_classifier_doubts_it(
    text: str, heard: str
) -> None:
    assert intent(text, [(heard, 0.8)])[0] == "find"


def test_a_classifier_that_is_very_sure_is_believed_beside_a_wanted_interest() -> None:
    assert intent("i need a job advert printed", [("out_of_scope", 0.95)])[0] == "out_of_scope"


def test_a_wrong_word_put_right_is_a_search_and_one_only_refused_is_a_change() -> None:
    assert intent("no its art", [("change", 0.9)])[0] == "find"
    assert intent("i do not like art", [("change", 0.9)])[0] == "change"


def test_a_wanted_interest_is_a_search_where_nothing_else_is_understood() -> None:
    assert intent("bingo wiv everybody yesterday", [("greet", 0.1)])[0] == "find"


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("help with my benefits", "out_of_scope"),
        ("how do i make a chocolate cake", "out_of_scope"),
        ("i want to talk to someone about art", "talk_to_person"),
    ],
)
def test_what_names_no_wish_stays_what_it_is(text: str, heard: str) -> None:
    assert intent(text, [(heard, 0.8)])[0] == heard


@pytest.mark.parametrize(
    "text",
    [
        "i support my brother he likes drama",
        "i support someone who likes art",
        "i support a man and he really enjoys going swimming",
        "i support west ham",
    ],
)
def test_whoever_supports_someone_asks_for_no_kind_of_support(text: str) -> None:
    assert intent(text, [("ask_models", 0.8)])[0] == "find"


def test_kinds_of_support_for_somebody_are_asked_for_all_the_same() -> None:
    text = "what kinds of support are there for someone i support who likes art"
    assert intent(text, [("ask_models", 0.8)])[0] == "ask_models"


@pytest.mark.parametrize("text", ["im lonely i want friends", "im bored and i like music"])
def test_sad_words_with_a_wish_are_a_search(text: str) -> None:
    assert intent(text, [("sad", 0.9)])[0] == "find"


@pytest.mark.parametrize("text", ["im lonely", "i love my dog and he died", "im bored of football"])
def test_sad_words_without_a_wish_stay_sad(text: str) -> None:
    assert intent(text, [("sad", 0.9)])[0] == "sad"


def test_who_is_no_good_at_reading_cannot_read() -> None:
    assert intent("im no good at reading", [("cant_read", 0.9)])[0] == "cant_read"
    assert intent("reading", [("cant_read", 0.9)])[0] == "find"


@pytest.mark.parametrize("text", ["👍", "✅", "👍🏽 👍"])
def test_a_thumb_up_alone_says_yes(text: str) -> None:
    assert intent(text, [("find", 0.9)])[0] == "yes"


@pytest.mark.parametrize("text", ["👎", "❌", "👎🏿👎", "❌ "])
def test_a_thumb_down_alone_says_no(text: str) -> None:
    assert intent(text, [("find", 0.9)])[0] == "no"


@pytest.mark.parametrize("text", ["🎵", "⚽ 🎨", "💃 in leeds"])
def test_a_picture_of_an_interest_is_a_search(text: str) -> None:
    assert intent(text, [("joke", 0.4)])[0] == "find"


def test_a_question_about_one_of_several_is_that_question() -> None:
    assert intent("how much is the first one")[0] == "what_it_costs"


def test_a_house_number_in_a_search_picks_nothing() -> None:
    assert intent("i live at number 2 in leeds", [("find", 0.9)])[0] == "find"


def test_a_rare_word_that_everybody_here_knows_is_a_word() -> None:
    assert intent("is it ok for wheelchairs", [("other_question", 0.5)])[0] == "other_question"


def test_whoever_asks_what_a_word_means_is_told() -> None:
    elsewhere = [("out_of_scope", 0.99)]
    assert intent("what does flumox mean", elsewhere)[0] == "what_means"
    assert intent("what do you mean", elsewhere)[0] == "say_another_way"


def test_keys_pressed_at_random_are_not_understood_whatever_they_are_read_as() -> None:
    sure = [("out_of_scope", 0.79)]
    decided = decide("wig and street", [], sure, LIMITS, typed="flrb wug zzt")
    assert decided.ranking[0][0] == FALLBACK


def test_a_phrase_that_asks_what_a_thing_is_at_home_asks_what_it_means() -> None:
    assert intent("what's a direct payment when it's at home", [("find", 0.9)])[0] == "what_means"


def test_a_place_that_is_told_and_nothing_asked_is_a_search() -> None:
    heard = [("out_of_scope", 0.6)]
    assert intent("round the corner from Leeds station", heard)[0] == "find"
    assert intent("how many people live in Leeds", heard)[0] == "out_of_scope"
