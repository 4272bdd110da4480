"""Wage gain: who counts, and the figures of a small group worked by hand."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from placements.outcomes.oracle.wages import (
    PaidJob,
    PriorJob,
    a_year_before,
    annualised_gain,
    hourly_gain,
    summarise,
)

ENTERED = date(2024, 3, 4)
AS_OF = date(2025, 1, 31)
FIRST = PaidJob(date(2024, 7, 1), Decimal("18.50"), Decimal(36))


def prior(wage="16.00", hours="20", ended=None):
    return PriorJob(Decimal(wage) if wage else None, Decimal(hours) if hours else None, ended)


def gain(before, *jobs, entered_on=ENTERED):
    return hourly_gain(before, jobs, entered_on=entered_on, as_of=AS_OF)


def test_the_first_placement_that_has_a_wage():
    unpaid = PaidJob(date(2024, 5, 1))
    second = PaidJob(date(2024, 9, 1), Decimal(30))
    assert gain(prior(), second, FIRST, unpaid).amount == Decimal("2.50")
    assert gain(prior(), unpaid).status == "unknown"
    assert gain(prior(), PaidJob(date(2025, 2, 1), Decimal(20))).status == "unknown"


def test_without_a_placement_wage_unknown_whether_or_not_there_was_a_job_before():
    assert gain(prior(wage=None), PaidJob(date(2024, 5, 1))).status == "unknown"


@pytest.mark.parametrize(
    ("ended", "status"),
    [
        (date(2023, 3, 4), "yes"),
        (date(2023, 3, 3), "excluded"),
        (date(2024, 12, 1), "yes"),
        (None, "yes"),
    ],
)
def test_a_job_in_the_twelve_months_before(ended, status):
    assert gain(prior(ended=ended), FIRST).status == status


def test_no_prior_wage_is_excluded_and_never_zero():
    assert gain(prior(wage=None), FIRST).status == "excluded"
    assert gain(prior(ended=date(2001, 1, 1)), FIRST, entered_on=None).status == "yes"


def test_a_year_before_a_leap_day():
    assert a_year_before(date(2024, 2, 29)) == date(2023, 2, 28)


def test_annualised():
    found = annualised_gain(prior(), [FIRST], entered_on=ENTERED, as_of=AS_OF)
    # 18.50 x 36 x 52 = 34,632; 16.00 x 20 x 52 = 16,640.
    assert (found.before, found.after, found.amount) == (16640, 34632, 17992)
    assert annualised_gain(prior(hours=None), [FIRST], entered_on=ENTERED, as_of=AS_OF).status == "unknown"
    assert annualised_gain(prior(wage=None), [FIRST], entered_on=ENTERED, as_of=AS_OF).status == "excluded"


def test_a_group_by_hand():
    people = [("14.00", "17.50"), ("15.00", "16.00"), ("20.00", "19.00"), ("10.00", "15.00"), (None, "18.00")]
    gains = [gain(prior(wage=before), PaidJob(FIRST.started_on, Decimal(after))) for before, after in people]
    group = summarise([*gains, gain(prior())])
    assert (group.n, group.excluded, group.unknown) == (4, 1, 1)
    # Gains 3.50, 1.00, -1.00, 5.00; in per cent 25, 6.67, -5, 50.
    assert group.median == Decimal("2.25")
    assert group.mean == Decimal("2.125")
    assert group.share_gaining == Fraction(3, 4)
    assert group.median_per_cent == pytest.approx(Decimal("15.8333333"))
    assert group.median_limits is None
    assert group.mean_limits is None


def test_nobody():
    group = summarise([])
    assert (group.n, group.median, group.mean, group.share_gaining) == (0, None, None, None)


def test_limits_of_larger_groups():
    gains = [gain(prior(wage="10.00"), PaidJob(FIRST.started_on, Decimal(10 + i))) for i in range(1, 12)]
    group = summarise(gains)
    assert group.median_limits == (2, 10)  # n = 11: ranks 2 and 10.
    assert group.mean_limits == pytest.approx((3.77186, 8.22814), abs=1e-5)
