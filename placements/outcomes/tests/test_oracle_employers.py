"""Earnings, employers and job quality on figures worked by hand."""

from decimal import Decimal
from fractions import Fraction

import pytest

from placements.outcomes.oracle.earnings import (
    earnings_gain,
    hourly_to_quarter,
    replacement,
    stub_to_quarter,
)
from placements.outcomes.oracle.employers import penetration, repeat_business, retention_difference, turnover
from placements.outcomes.oracle.quality import JobConditions, items, quality


def test_earnings_gain_counts_a_quarter_without_work_as_zero():
    before = [Decimal(0), Decimal(4000), Decimal(4200), Decimal(0)]
    after = [Decimal(5000)] * 4
    assert earnings_gain(before, after) == 11800
    assert earnings_gain([None, *before[1:]], after) is None


def test_replacement_is_a_ratio_of_sums_over_those_who_earned():
    # 9,000 of 10,000 and 3,000 of 2,000: 12,000 of 12,000, though the mean of the ratios is 120 %.
    people = [(Decimal(10000), Decimal(9000)), (Decimal(2000), Decimal(3000)), (Decimal(0), Decimal(8000))]
    assert replacement(people) == 1
    assert replacement(people[2:]) is None


@pytest.mark.parametrize(
    ("period", "amount"), [("weekly", 5200), ("biweekly", 2600), ("semimonthly", 2400), ("monthly", 1200)]
)
def test_a_pay_stub_of_400_dollars(period, amount):
    assert stub_to_quarter(Decimal(400), period) == amount


def test_pay_prorated_by_days():
    assert stub_to_quarter(Decimal(400), "weekly", days_employed=23, days_in_quarter=92) == 1300
    assert hourly_to_quarter(Decimal("20.50"), Decimal(40)) == 10660
    assert hourly_to_quarter(Decimal(20), Decimal(40), days_employed=45, days_in_quarter=90) == 5200


def test_employers():
    assert penetration(["a", "b", "b"], 50) == (2, 50)
    assert repeat_business(["a", "b"], ["b", "c", "d"]) == (1, 3)
    assert repeat_business(["a"], []).value is None
    assert turnover(9, 40, 9) == Fraction(3, 10)
    assert turnover(3, 0, 12) is None


def test_programme_hires_beside_others():
    assert retention_difference((9, 10), (30, 60)) is None
    difference, (low, high) = retention_difference((36, 40), (30, 60))
    assert difference == Fraction(2, 5)
    # Wilson: 36/40 is .7695 to .9604, 30/60 is .3773 to .6227.
    assert (low, high) == pytest.approx(
        (0.4 - (0.1305**2 + 0.1227**2) ** 0.5, 0.4 + (0.0604**2 + 0.1227**2) ** 0.5), abs=1e-3
    )


JOB = JobConditions(
    hourly_wage=Decimal("21.00"),
    weekly_hours=Decimal(40),
    health_insurance=True,
    paid_leave=True,
    retirement_plan=False,
    schedule_notice_days=14,
    advancement_path=True,
    worker_voice=None,
)


def test_a_good_job():
    found = quality(JOB, Decimal("20.00"))
    assert (found.met, found.known, found.score, found.good) == (6, 7, Fraction(6, 7), True)


def test_the_wage_is_a_gate():
    assert quality(JOB, Decimal("21.01")).good is False
    assert quality(JOB, Decimal("21.00")).good is True
    assert quality(JOB, None).good is None
    assert quality(JobConditions(), Decimal(20)).score is None


@pytest.mark.parametrize(
    ("hours", "by_choice", "met"),
    [(35, None, True), (34, None, None), (34, False, False), (20, True, True), (None, None, None), (None, True, True)],
)
def test_hours(hours, by_choice, met):
    job = JobConditions(weekly_hours=None if hours is None else Decimal(hours), part_time_by_choice=by_choice)
    assert items(job, None)["hours"] is met
