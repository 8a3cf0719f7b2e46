import re
from random import Random

import pytest

from evaluation.noise import badly_spelt, misspelt
from evaluation.noise_tables import Rule, tables

SENTENCES = [
    "Where can I go to meet people who like painting and swimming?",
    "My brother wants to know whether there is a drama group near Worcester.",
    "I don't know anybody here and I would really like some friends.",
    "Someone told me about a music session on Wednesday afternoon.",
    "Please could you tell me what it costs and how to get there?",
]
RULES = [rule for rules in tables().rules.values() for rule in rules]


def written_as(rule: Rule, word: str) -> set[str]:
    return {
        word[: at.start()] + at.expand(rule.replacement) + word[at.end() :]
        for at in rule.pattern.finditer(word)
    }


def many(text: str, rate: float = 1.0, times: int = 300) -> set[str]:
    return {badly_spelt(text, seed, rate) for seed in range(times)}


def test_the_same_seed_writes_the_same() -> None:
    for sentence in SENTENCES:
        assert badly_spelt(sentence, 7) == badly_spelt(sentence, 7)


def test_other_seeds_write_otherwise() -> None:
    assert len(many(SENTENCES[0], 0.3, 20)) > 15


def test_nobody_errs_at_rate_0() -> None:
    for seed in range(20):
        assert badly_spelt(SENTENCES[2], seed, rate=0.0) == SENTENCES[2]


@pytest.mark.parametrize("rate", [-0.1, 1.1])
def test_a_rate_out_of_range_is_refused(rate: float) -> None:
    with pytest.raises(ValueError, match="rate"):
        badly_spelt("hello", 1, rate)


def test_more_words_are_wrong_at_a_higher_rate() -> None:
    def wrong(rate: float) -> int:
        written = (badly_spelt(s.lower(), seed, rate) for s in SENTENCES for seed in range(40))
        right = [s.lower() for s in SENTENCES for _ in range(40)]
        pairs = zip(right, written, strict=True)
        return sum(len(set(w.split()) - set(s.split())) for s, w in pairs)

    assert 0 < wrong(0.1) < wrong(0.3) < wrong(0.9)


@pytest.mark.parametrize(
    "text", ["SE8 4AG", "07700 900123", "24", "2pm", "NHS", "BBC", "me@home.org", "£5.50", "", "  "]
)
def test_numbers_postcodes_and_capitals_stay_as_they_are(text: str) -> None:
    assert many(text) == {text}


def test_a_postcode_in_a_sentence_stays_as_it_is() -> None:
    for written in many("we live in SE8 4AG now please"):
        assert re.search(r"\bSE8 4AG\b", written)


def test_short_words_get_only_other_words_and_short_forms() -> None:
    assert {w.lower() for w in many("to")} == {"to", "too", "two", "2"}
    assert {w.lower() for w in many("it")} == {"it"}


def test_a_word_with_a_twin_is_the_twin_a_third_of_the_time() -> None:
    twins = [badly_spelt("their", seed, rate=1.0) for seed in range(3000)]
    share = sum(w in ("there", "they're", "theyre") for w in twins) / len(twins)
    assert 0.28 < share < 0.45


def test_all_kinds_of_errors_come_up() -> None:
    written = many("I don't know where the football group is because you told me a lot about it")
    words = " ".join(written)
    for expected in ("foot ball", "alot", "dont", "becuase", " no ", " u ", "were", " i "):
        assert expected in f" {words} ", expected


def test_a_word_keeps_its_punctuation_and_its_capital() -> None:
    assert all(re.fullmatch(r"\([A-Za-z0-9 ]+\)", written) for written in many("(Something)"))
    wrong = many("(Something)", 0.4) - {"(Something)"}
    assert any(re.fullmatch(r"\(S[a-z]+\)", written) for written in wrong)


def test_lines_and_odd_spaces_stay() -> None:
    for written in many("one\n\ntwo  three", 0.0, 3):
        assert written == "one\n\ntwo  three"


def test_text_in_another_script_stays() -> None:
    assert many("привет 你好 👍") == {"привет 你好 👍"}


def test_long_words_are_often_wrong_in_two_places() -> None:
    written = {misspelt("gardening", Random(seed)) for seed in range(500)}  # noqa: S311
    assert {"gardning", "gardenin"} & written
    assert any(abs(len(w) - len("gardening")) > 1 for w in written)


def test_the_first_letter_is_seldom_wrong() -> None:
    words = ["support", "swimming", "friend", "chocolate", "different", "person", "kitchen"]
    drawn = [(w, misspelt(w, Random(seed))) for w in words for seed in range(200)]  # noqa: S311
    assert sum(w[0] != wrong[0] for w, wrong in drawn) / len(drawn) < 0.08


def test_no_misspelling_has_a_letter_3_times_or_only_1_letter() -> None:
    for word in ("all", "see", "too", "add", "happiness", "be"):
        for seed in range(200):
            wrong = misspelt(word, Random(seed))  # noqa: S311
            assert len(wrong) > 1
            assert not re.search(r"(.)\1\1", wrong)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.right}-{rule.wrong}")
def test_a_rule_writes_its_own_example(rule: Rule) -> None:
    assert rule.wrong in written_as(rule, rule.right)
    assert rule.weight > 0


def test_the_tables_say_something_else_than_the_word_itself() -> None:
    known = tables()
    for table in (known.real_words, known.common, known.text_speak, known.split):
        for word, written in table.items():
            assert word not in written
            assert len(set(written)) == len(written), word
            assert word == word.lower()


def test_there_are_enough_real_words_in_place_of_others() -> None:
    pairs = {frozenset((a, b)) for a, others in tables().real_words.items() for b in others}
    assert len(pairs) >= 150


def test_a_word_falls_in_two_without_losing_letters_it_needs() -> None:
    for word, ways in tables().split.items():
        assert all(" " in way and way[0] == word[0] for way in ways)
