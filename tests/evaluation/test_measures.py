import pytest

from evaluation.measures import (
    SetScore,
    accuracy,
    auroc,
    kilometres,
    micro_f1,
    percentile,
    share_interval,
)


def test_accuracy_is_the_share_of_right_answers() -> None:
    assert accuracy(["a", "b", "c", None], ["a", "x", "c", None]) == 0.75


def test_accuracy_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="nothing to measure"):
        accuracy([], [])


def test_answers_that_do_not_pair_up_are_refused() -> None:
    with pytest.raises(ValueError, match="shorter"):
        accuracy(["a", "b"], ["a"])


def test_sets_are_scored_over_all_their_members() -> None:
    right = [{"art", "music"}, {"singing"}, set()]
    given = [{"art"}, {"singing", "dance"}, {"walking"}]
    score = micro_f1(right, given)
    assert (score.precision, score.recall) == (0.5, pytest.approx(2 / 3))
    assert score.f1 == pytest.approx(4 / 7)


def test_no_interest_where_none_was_meant_is_perfect() -> None:
    assert micro_f1([set(), set()], [set(), set()]) == SetScore(1.0, 1.0, 1.0)


def test_only_wrong_finds_score_nothing() -> None:
    assert micro_f1([{"art"}], [{"dance"}]) == SetScore(0.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("higher", "lower", "area"),
    [
        ([0.9, 0.8], [0.1, 0.2], 1.0),
        ([0.1, 0.2], [0.9, 0.8], 0.0),
        ([0.5, 0.5], [0.5, 0.5], 0.5),
        # Of 6 pairs 4 are the right way round and 1 is equal.
        ([0.4, 0.7, 0.9], [0.4, 0.8], 3.5 / 6),
    ],
)
def test_auroc_counts_pairs_and_equal_ones_half(
    higher: list[float], lower: list[float], area: float
) -> None:
    assert auroc(higher, lower) == pytest.approx(area)


@pytest.mark.parametrize(("higher", "lower"), [([], [1.0]), ([1.0], []), ([float("nan")], [1.0])])
def test_auroc_needs_numbers_on_both_sides(higher: list[float], lower: list[float]) -> None:
    with pytest.raises(ValueError, match="both sides"):
        auroc(higher, lower)


def test_an_interval_holds_the_share_and_narrows_with_more_messages() -> None:
    # The figures are those of the usual worked example: 8 of 10.
    low, high = share_interval(8, 10)
    assert (low, high) == (pytest.approx(0.4902, abs=1e-3), pytest.approx(0.9433, abs=1e-3))
    less, more = share_interval(800, 1000)
    assert low < less < 0.8 < more < high


def test_an_interval_stays_between_nothing_and_all() -> None:
    assert share_interval(0, 20)[0] == 0.0
    assert share_interval(20, 20)[1] == 1.0


@pytest.mark.parametrize(("right", "of"), [(0, 0), (3, 2), (-1, 2)])
def test_an_interval_of_no_share_is_refused(right: int, of: int) -> None:
    with pytest.raises(ValueError, match="share"):
        share_interval(right, of)


def test_london_is_as_far_from_edinburgh_as_the_map_says() -> None:
    assert kilometres(51.5074, -0.1278, 55.9533, -3.1883) == pytest.approx(534, abs=2)
    assert kilometres(51.5, 0.0, 51.5, 0.0) == 0.0


def test_percentiles_lie_along_the_ordered_values() -> None:
    values = [40.0, 10.0, 20.0, 30.0]
    assert percentile(values, 0) == 10.0
    assert percentile(values, 50) == 25.0
    assert percentile(values, 95) == pytest.approx(38.5)
    assert percentile(values, 100) == 40.0


@pytest.mark.parametrize(("values", "percent"), [([], 50), ([1.0], 101)])
def test_a_percentile_of_nothing_is_refused(values: list[float], percent: float) -> None:
    with pytest.raises(ValueError, match="percentile"):
        percentile(values, percent)
