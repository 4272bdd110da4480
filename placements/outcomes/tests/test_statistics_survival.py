"""Kaplan-Meier against cases worked by hand, and its properties."""

from math import exp, log, sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from placements.outcomes.statistics import survival_curve, tabulate

rows = st.lists(st.tuples(st.integers(1, 60), st.booleans(), st.integers(0, 40)), max_size=40)


def curve(*rows):
    return survival_curve(*tabulate(rows))


def test_product_of_the_steps_with_censoring_between():
    # 5 people; one leaves on day 10 (4/5), one is lost on 20, two of three leave on 30 (1/3), the last is seen to 50.
    result = curve((10, True), (20, False), (30, True), (30, True), (50, False))
    assert [(point.day, point.at_risk, point.events) for point in result.points] == [(10, 5, 1), (30, 3, 2)]
    assert result.at(9).survival == 1
    assert result.at(10).survival == pytest.approx(0.8)
    assert result.at(29).survival == pytest.approx(0.8)
    assert result.at(50).survival == pytest.approx(0.8 / 3)
    assert result.at(51) is None
    assert result.ever_at_risk == 5


def test_events_come_before_censoring_on_a_tie():
    assert curve((10, True), (10, False), (20, False)).at(10).survival == pytest.approx(2 / 3)


def test_greenwood_limits_on_the_log_log_scale_by_hand():
    # 1 event among 4: variance of log S is 1 / (4 * 3).
    point = curve((5, True), (9, False), (9, False), (9, False)).at(9)
    theta = 1.959963984540054 * sqrt(1 / 12) / log(0.75)
    assert (point.low, point.high) == pytest.approx((0.75 ** exp(-theta), 0.75 ** exp(theta)))
    assert point.low < 0.75 < point.high


def test_late_entry_is_at_risk_only_after_it():
    # The second person is first seen after the first has left: day 10 has one at risk, not two.
    assert curve((10, True, 0), (50, True, 10), (50, False, 10)).at(40).survival == 0
    assert curve((10, True, 0), (10, False, 0), (50, True, 10), (50, False, 10)).at(50).survival == pytest.approx(0.25)


def test_never_at_risk_is_left_out():
    exits, entries = tabulate([(10, True, 10), (0, False), (5, True, 9), (7, False, -3)])
    assert exits == {7: (0, 1)}
    assert entries == {0: 1}


def test_nobody_at_risk_is_none_but_all_gone_is_zero():
    assert survival_curve({}).at(30) is None
    assert curve((100, False)).at(365) is None
    assert curve((100, False)).at(100).survival == 1
    gone = curve((50, True), (80, True)).at(365)
    assert (gone.survival, gone.low, gone.high, gone.at_risk) == (0, None, None, 0)


def test_tables_that_do_not_balance_are_refused():
    with pytest.raises(ValueError, match="2 rows enter and 1 leave"):
        survival_curve({3: (1, 0)}, {0: 2})


@given(rows)
@settings(deadline=None)
def test_the_curve_falls_and_stays_within_bounds(rows):
    result = curve(*rows)
    last = 1.0
    for point in result.points:
        assert 0 <= point.survival <= last
        assert 1 <= point.events <= point.at_risk <= result.ever_at_risk
        if point.low is not None:
            assert 0 <= point.low <= point.survival <= point.high <= 1
        last = point.survival


@given(st.lists(st.tuples(st.integers(1, 60), st.booleans()), min_size=1, max_size=40), st.integers(1, 60))
@settings(deadline=None)
def test_without_censoring_before_the_day_it_equals_the_rate(rows, day):
    rows = [(time if ended else time + 60, ended) for time, ended in rows]
    kept = sum(not (ended and time <= day) for time, ended in rows)
    assert curve(*rows).at(day).survival == pytest.approx(kept / len(rows))


@given(rows)
@settings(deadline=None)
def test_at_risk_equals_a_plain_count(rows):
    result = curve(*rows)
    for day in (1, 7, 30, 61):
        assert result.at_risk(day) == sum(entry < day <= time for time, _, entry in rows if time > entry)
