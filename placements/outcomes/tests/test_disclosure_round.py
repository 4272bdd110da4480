"""The *round* method: what is shown, and that no small count can be worked out from it."""

from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from placements.outcomes.disclosure import (
    Rate,
    Sum,
    protect,
    protect_counts,
    rate,
    round_count,
    rounded_rate,
    shown_amount,
    survival_rate,
)

rows = st.lists(st.integers(0, 40), min_size=1, max_size=4)


def test_counts():
    shown = {0: None, 1: None, 10: None, 11: 10, 12: 10, 13: 15, 17: 15, 18: 20, 100: 100}
    assert {count: round_count(count) for count in shown} == shown


@pytest.mark.parametrize(
    ("cells", "shown", "total"),
    [
        ([22, 31, 47], [20, 30, 45], 100),
        ([22, 31, 4], [20, 30, None], 55),  # 57 is 53..57, the others 18..22 and 28..32: anything from 0 to 10.
        ([40, 0], [None, None], 40),  # 40 and 40 would leave 0 to 4.
        ([40, 5], [40, None], 45),  # 43..47 less 38..42: 1 to 9.
        ([11, 0], [None, None], 10),  # 11 or 12 in all, less 11 or 12, would leave 0 or 1.
        ([3, 4], [None, None], None),
        ([60], [60], 60),
    ],
)
def test_rows(cells, shown, total):
    assert protect_counts(cells) == (shown, total)


def test_a_total_that_is_not_the_sum_is_refused():
    with pytest.raises(ValueError, match="add up to 7, not 8"):
        protect_counts([3, 4], 8)


def attack(shown, truth):
    """Every row a reader must allow to whom the small ones among the hidden counts are marked."""

    def choices(value, true):
        if value is not None:
            return range(max(11, value - 2), value + 3)
        return range(11) if true < 11 else range(true + 25)

    cells, total = shown
    totals = choices(total, sum(truth))
    return [
        row
        for row in product(*(choices(value, true) for value, true in zip(cells, truth, strict=True)))
        if sum(row) in totals
    ]


@given(st.lists(st.integers(0, 30), min_size=1, max_size=3))
@settings(max_examples=80, deadline=None)
def test_no_small_count_is_pinned(cells):
    possible = attack(protect_counts(cells), cells)
    for index, count in enumerate(cells):
        if count < 11:
            values = {row[index] for row in possible}
            assert max(values) - min(values) > 4


@given(rows, rows, st.data())
@settings(max_examples=60, deadline=None)
def test_what_is_shown_is_rounded_or_hidden(first, second, data):
    counts = {("a", i): n for i, n in enumerate(first)} | {("b", i): n for i, n in enumerate(second)}
    counts |= {"a": sum(first), "b": sum(second), "all": sum(first) + sum(second)}
    sums = [Sum(name, tuple((name, i) for i in range(len(row)))) for name, row in (("a", first), ("b", second))]
    shown = protect(counts, [*sums, Sum("all", ("a", "b"))])
    for key, count in counts.items():
        assert shown[key] in (None, round_count(count))
        assert count >= 11 or shown[key] is None


def test_unpublished_counts_are_protected_too():
    # 100 of 102: both shown as 100 would leave the rest between 0 and 4.
    counts, sums = {"n": 100, "rest": 2, "of": 102}, [Sum("of", ("n", "rest"))]
    assert protect(counts, sums, unpublished=frozenset({"rest"})) == {"n": None, "rest": None, "of": 100}


@pytest.mark.parametrize(
    ("numerator", "denominator", "shown"),
    [
        (30, 50, Rate(Decimal("60.0"))),
        (45, 50, Rate()),  # The rest is 5.
        (6, 50, Rate()),
        (9, 10, Rate()),
        (0, 50, Rate(at_most=5)),
        (50, 50, Rate(at_least=95)),
        (0, 40, Rate(at_most=10)),
        (20, 20, Rate(at_least=80)),
        (300, 311, Rate(at_least=95)),
        (0, 0, Rate()),
    ],
)
def test_rates_of_exact_counts(numerator, denominator, shown):
    assert rate(numerator, denominator) == shown


def test_rates_of_rounded_counts():
    assert rounded_rate(25, 40) == Rate(Decimal("62.5"))
    assert rounded_rate(115, 110) == Rate(at_least=95)


def test_survival():
    assert survival_rate(0.70, 60, 100) == Rate(Decimal("70.0"))
    assert survival_rate(0.95, 60, 100) == Rate(at_least=90)
    assert survival_rate(0.95, 40, 45).suppressed
    assert survival_rate(0.70, 10, 100).suppressed
    assert survival_rate(1.0, 400, 400) == Rate(at_least=95)


def test_amounts():
    assert shown_amount(Decimal("3.37"), unit="hourly", n=11) == Decimal("3.25")
    assert shown_amount(Decimal("3.375"), unit="hourly", n=11) == Decimal("3.50")
    assert shown_amount(Decimal("18525"), unit="annual", n=30) == 18500
    assert shown_amount(Decimal("-0.10"), unit="hourly", n=30) == 0
    assert shown_amount(Decimal("3.37"), unit="hourly", n=10) is None
    assert shown_amount(None, unit="hourly", n=50) is None


@pytest.mark.parametrize(
    ("employers", "shown"),
    [([10, 10, 10], True), ([15, 15], False), ([15, 15, 0], False), ([25, 3, 2], False), ([24, 3, 3], True)],
)
def test_amounts_of_few_employers(employers, shown):
    found = shown_amount(Decimal("3.37"), unit="hourly", n=sum(employers), employers=employers)
    assert (found is not None) is shown
