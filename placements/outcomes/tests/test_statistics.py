"""Rounding, intervals and medians against values worked by hand or printed in statistical tables."""

from decimal import Decimal
from fractions import Fraction
from math import sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from placements.outcomes.statistics import (
    half_up,
    mean_interval,
    median,
    median_interval,
    newcombe,
    order_statistic_ranks,
    percentage,
    sample_deviation,
    share,
    t_quantile,
    wilson,
)

counts = st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


def test_nothing_of_nothing_is_not_zero():
    assert share(0, 0) is None
    assert percentage(0, 0) is None
    assert wilson(0, 0) is None
    assert median([]) is None


@pytest.mark.parametrize(
    ("value", "places", "expected"),
    [
        (Decimal("2.675"), 2, "2.68"),
        (2.675, 2, "2.68"),
        (Fraction(1, 8), 2, "0.13"),
        (Fraction(-1, 8), 2, "-0.13"),
        (Decimal("-0.005"), 2, "-0.01"),
        (Fraction(2, 3), 1, "0.7"),
        (7, 2, "7.00"),
    ],
)
def test_half_up(value, places, expected):
    assert half_up(value, places) == Decimal(expected)


def test_percentages_of_exact_halves():
    # 1 of 16 is 6.25 %, 3 of 16 is 18.75 %.
    assert percentage(1, 16, 1) == Decimal("6.3")
    assert percentage(3, 16, 1) == Decimal("18.8")


def test_median_does_not_depend_on_order_and_averages_the_middle_two():
    assert median([Decimal(9), Decimal(1), Decimal(5)]) == 5
    assert median([Decimal(9), Decimal(1), Decimal(6), Decimal(5)]) == Decimal("5.5")


def test_wilson_by_hand():
    # 0 of 10: the upper limit is z^2 / (n + z^2).
    low, high = wilson(0, 10)
    assert low == 0
    assert high == pytest.approx(3.841458820694124 / 13.841458820694124)
    low, high = wilson(10, 10)
    assert high == 1
    assert low == pytest.approx(10 / 13.841458820694124)


@given(counts)
@settings(deadline=None)
def test_wilson_holds_the_rate_and_stays_in_bounds(pair):
    part, whole = pair
    low, high = wilson(part, whole)
    assert 0 <= low <= part / whole <= high <= 1


@given(counts, counts)
@settings(deadline=None)
def test_newcombe_holds_the_difference_and_mirrors(one, other):
    low, high = newcombe(*one, *other)
    difference = one[0] / one[1] - other[0] / other[1]
    assert -1 - 1e-9 <= low <= difference + 1e-12
    assert difference - 1e-12 <= high <= 1 + 1e-9
    mirrored = newcombe(*other, *one)
    assert mirrored == pytest.approx((-high, -low))


def test_ranks_of_the_median_interval():
    assert order_statistic_ranks(5) is None
    assert order_statistic_ranks(6) == (1, 6, pytest.approx(1 - 2 / 64))
    # n = 9: P(Bin < 2) = 10/512, P(Bin < 3) = 46/512.
    assert order_statistic_ranks(9) == (2, 8, pytest.approx(1 - 20 / 512))
    # Printed in tables of the sign test.
    assert order_statistic_ranks(20)[:2] == (6, 15)
    assert order_statistic_ranks(100)[:2] == (40, 61)


@pytest.mark.parametrize("n", [1001, 1500, 5000])
def test_ranks_of_large_groups_equal_the_exact_sums(n):
    from placements.outcomes.statistics.medians import _exact, _floating

    exact, floating = _exact(n), _floating(n)
    assert floating[0] == exact[0]
    assert floating[1] == pytest.approx(exact[1], rel=1e-9)


def test_ranks_of_a_million_are_immediate():
    k, upper, coverage = order_statistic_ranks(1_000_000)
    assert (k, upper) == (499_020, 500_981) or abs(k - (500_000 - 0.98 * sqrt(1_000_000))) < 3
    assert 0.95 <= coverage < 0.951


@given(st.lists(st.decimals(-1000, 1000, places=2), min_size=6, max_size=80))
@settings(deadline=None)
def test_median_lies_in_its_interval(values):
    low, high = median_interval(values)
    assert low <= median(values) <= high


@pytest.mark.parametrize(
    ("p", "df", "expected"),
    [
        # Printed two-sided 95 % and 99 % points.
        (0.975, 1, 12.7062),
        (0.975, 2, 4.30265),
        (0.975, 5, 2.57058),
        (0.975, 10, 2.22814),
        (0.975, 30, 2.04227),
        (0.975, 120, 1.97993),
        (0.975, 1000, 1.96234),
        (0.995, 10, 3.16927),
        (0.95, 20, 1.72472),
    ],
)
def test_t_quantiles_of_the_printed_table(p, df, expected):
    assert t_quantile(p, df) == pytest.approx(expected, abs=6e-5)


def test_t_quantile_has_closed_forms_for_two_degrees_and_the_limit():
    # df = 2: t = (2p - 1) / sqrt(2 p (1 - p)).
    assert t_quantile(0.975, 2) == pytest.approx(0.95 / sqrt(2 * 0.975 * 0.025), abs=1e-10)
    assert t_quantile(0.975, 1_000_000) == pytest.approx(1.959966, abs=2e-6)
    assert t_quantile(0.025, 7) == -t_quantile(0.975, 7)


def test_mean_interval_needs_eleven():
    values = [Decimal(i) for i in range(1, 12)]
    assert mean_interval(10, 5, 1) is None
    # 1..11: mean 6, variance 11, t(.975, 10) = 2.22814, so 6 -/+ 2.22814.
    low, high = mean_interval(11, Decimal(6), sample_deviation(values))
    assert (low, high) == pytest.approx((3.77186, 8.22814), abs=1e-5)
