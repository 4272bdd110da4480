"""Earnings around a placement, and wages later on, worked by hand."""

from datetime import date
from decimal import Decimal

import pytest

from placements.outcomes.oracle import earnings, wages
from placements.outcomes.oracle.dates import quarter_named
from placements.outcomes.oracle.indicators import Wage
from placements.outcomes.oracle.progression import progression
from placements.outcomes.oracle.records import FollowUp, History, Job

AS_OF = date(2025, 3, 31)
ENTERED, STARTED = date(2023, 2, 10), date(2023, 8, 14)
# Before: 2022Q1 to 2022Q4. After: 2023Q4 to 2024Q3. 2023Q1 to 2023Q3 count nowhere.
BEFORE = {"2022Q1": 3000, "2022Q2": 0, "2022Q3": 1500, "2022Q4": 500}
AFTER = {"2023Q4": 7000, "2024Q1": 7000, "2024Q2": 7500, "2024Q3": 8000}


def wage(quarter: str, amount, employer="A", source="ui_match") -> Wage:
    return Wage(quarter_named(quarter), employer, amount if amount is None else Decimal(amount), source)


def paid(*more: Wage, without: str = "") -> list[Wage]:
    quarters = {**BEFORE, "2023Q1": 99, "2023Q3": 99, **AFTER, "2024Q4": 99}
    return [*(wage(name, amount) for name, amount in quarters.items() if name != without), *more]


def earned(rows, *jobs: Job, as_of=AS_OF, started_on=STARTED) -> wages.Gain:
    return earnings.gain(History(jobs), rows, entered_on=ENTERED, started_on=started_on, as_of=as_of)


def test_four_quarters_before_entry_and_four_after_the_quarter_of_the_start():
    assert earned(paid()) == wages.Gain("yes", 5000, 29500)
    assert earned(paid(), as_of=date(2024, 9, 29)).status == "immature"
    assert earned(paid(), as_of=date(2024, 9, 30)).amount == 24500
    assert earned(paid(), started_on=date(2023, 9, 30)) == earned(paid(), started_on=date(2023, 7, 1))


def test_a_quarter_without_a_record_is_unknown_and_without_work_zero():
    assert earned(paid(without="2022Q2")).status == "unknown"
    assert earned(paid(without="2024Q2")).status == "unknown"
    job = Job("A", STARTED, date(2024, 3, 31), follow_ups=(FollowUp(date(2024, 5, 1), "not_employed"),))
    assert earned(paid(without="2024Q2"), job).after == 22000
    touches = Job("B", date(2024, 6, 30), date(2024, 7, 2))
    assert earned(paid(without="2024Q2"), job, touches).status == "unknown"


@pytest.mark.parametrize(
    ("more", "after"),
    [
        (wage("2024Q1", 100, "B", "pay_stub"), 29600),  # another employer: both
        (wage("2024Q1", 9999, "A", "pay_stub"), 29500),  # the same, a weaker source
        (wage("2024Q1", 100), 29600),  # the same source, two accounts
        (wage("2024Q1", None), 29500),
        (wage("2024Q1", 0, "B"), 29500),
        (wage("2024Q1", None, "B"), None),
        (wage("2024Q1", "999999.99", "B"), None),
    ],
)
def test_several_rows_of_one_quarter(more, after):
    assert earned(paid(more)).after == after


def seen(day: date, wage: str | None, status="employed_same", source="payroll", employer=None) -> FollowUp:
    return FollowUp(day, status, source, employer, Decimal(wage) if wage else None)


def later(*follow_ups, start="18.00", last=None, others=(), days=180):
    """Progression of a placement that began on 2024-01-01: day 180 is 2024-06-29."""
    first = Job("A", date(2024, 1, 1), last, date(2024, 12, 31), None, follow_ups, hourly_wage=start and Decimal(start))
    return progression(History((first, *others)), first, days=days, as_of=AS_OF)


def test_the_last_wage_stated_by_the_day():
    rises = (seen(date(2024, 3, 1), "18.50"), seen(date(2024, 6, 29), "19.25"), seen(date(2024, 6, 30), "25"))
    assert later(*rises).amount == Decimal("1.25")
    assert later(*rises[:1]).amount == Decimal("0.50")
    weaker = seen(date(2024, 6, 29), "22", source="staff")
    assert later(weaker, *rises).amount == Decimal("1.25")


def test_a_wage_nobody_stated_again_is_left_out_and_never_unchanged():
    assert later().status == "excluded"
    assert later(seen(date(2024, 6, 29), None)).status == "excluded"
    assert later(seen(date(2024, 7, 5), "19")).status == "excluded"
    assert later(seen(date(2024, 3, 1), "19"), last=date(2024, 6, 28)).status == "excluded"
    assert later(seen(date(2024, 3, 1), "19"), start=None).status == "unknown"
    assert later(days=500).status == "immature"


def test_any_employer_counts_where_the_job_is_known_to_be_held():
    second = Job("B", date(2024, 4, 1), date(2024, 6, 29), hourly_wage=Decimal(21))
    assert later(last=date(2024, 3, 1), others=[second]).amount == 3
    elsewhere = seen(date(2024, 6, 29), "20.50", "employed_other", employer="C")
    assert later(elsewhere, last=date(2024, 3, 1)).amount == Decimal("2.50")
    day_before = seen(date(2024, 6, 28), "20.50", "employed_other", employer="C")
    assert later(day_before, last=date(2024, 3, 1)).status == "excluded"


def test_a_gain_in_the_prices_of_one_year():
    job = wages.PaidJob(date(2023, 6, 1), Decimal("19.50"))

    def gain(ended, entered=date(2023, 1, 9), job=job):
        prior = wages.PriorJob(Decimal(15), None, ended)
        return wages.real_gain(prior, [job], entered_on=entered, as_of=AS_OF, prices=2023)

    # 15.00 x 304.702 / 292.655.
    assert round(gain(date(2022, 12, 1)).amount, 4) == Decimal("3.8825")
    assert gain(None).amount == Decimal("4.50")
    assert gain(None, entered=None).status == "unknown"
    assert gain(date(2021, 12, 1)).status == "excluded"
    assert gain(None, job=wages.PaidJob(date(2025, 1, 1), Decimal(20))).status == "unknown"
