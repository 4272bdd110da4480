"""The federal indicators on periods worked by hand."""

from datetime import date
from decimal import Decimal

import pytest

from placements.outcomes.oracle.dates import programme_year
from placements.outcomes.oracle.wioa import (
    credential,
    employed_in_quarter,
    employment_rate,
    median_earnings,
    quarter_earnings,
    same_employer,
    skill_gain,
)

EXIT = date(2023, 6, 15)


def test_a_code_not_yet_available_is_a_failure_and_a_reason_leaves_both_sides():
    rows = [(1, "00"), (8, "00"), (9, "00"), (0, "00"), (1, "04"), (1, "07")]
    assert employment_rate(rows) == (2, 4)
    assert employment_rate([(1, "01")]).value is None


@pytest.mark.parametrize(
    ("evidence", "answer"),
    [
        ("paid", "yes"),
        ("job_held", "yes"),
        ("no_wage_matched", "no"),
        ("found_without_work", "no"),
        ("", "unknown"),
        ("paid found_without_work", "yes"),
        ("job_held no_wage_matched", "yes"),
    ],
)
def test_employed_in_a_quarter(evidence, answer):
    names = ("paid", "job_held", "no_wage_matched", "found_without_work")
    assert employed_in_quarter(**{name: name in evidence.split() for name in names}) == answer


def test_median_of_earnings_that_are_there():
    rows = [("5200.10", "00"), ("0", "00"), ("999999.99", "00"), ("7100", "00"), ("6000", "00"), ("9", "02")]
    assert median_earnings([(Decimal(amount), reason) for amount, reason in rows]) == 6000
    assert quarter_earnings([Decimal("1200.25"), Decimal("800.75")]) == 2001
    assert quarter_earnings([]) == 0


def test_same_employer():
    assert same_employer(["M", "N"], ["N"]) == (True, True)
    assert same_employer(["M"], []) == (True, False)
    assert same_employer([], ["M"]) == (False, None)
    assert same_employer(["M"], ["M"], reason="03") == (False, None)


def attained(kind, on, training=("06",), **others):
    return credential(EXIT, training=training, credentials=[(kind, on)], **others)


def test_credential_within_365_days():
    # 2024 is a leap year: the anniversary is day 366.
    assert attained(5, date(2024, 6, 14)) == (True, True)
    assert attained(5, date(2024, 6, 15)) == (True, False)
    assert attained(0, date(2023, 1, 1)) == (True, False)
    assert credential(EXIT, training=["08"], credentials=[]) == (True, False)


def test_a_diploma_needs_work_or_study_after_it():
    on = date(2023, 5, 30)
    assert attained(1, on) == (True, False)
    assert attained(1, on, employed=[0, 9, 0, 3]) == (True, True)
    assert attained(1, on, studies_after=True) == (True, True)


def test_which_training_counts():
    on = date(2023, 5, 30)
    assert attained(4, on, training=["01"]) == (False, None)
    assert attained(4, on, training=["11", "12"]) == (False, None)
    assert attained(4, on, training=["05", "09"]) == (True, True)
    assert attained(4, on, training=[], in_school=True) == (True, True)
    assert attained(4, on, reason="07") == (True, True)
    assert attained(4, on, reason="02") == (False, None)


def gain(*gains, **changes):
    facts = {"entry": date(2022, 10, 3), "exit_on": None, "enrolled_on": date(2022, 10, 10)} | changes
    return skill_gain(programme_year(2022), gains=gains, **facts)


def test_skill_gain():
    assert gain(date(2022, 12, 1), date(2023, 6, 30)) == (True, True)
    assert gain(date(2022, 6, 30)) == (True, False)
    assert gain(date(2023, 7, 1)) == (True, False)
    assert gain() == (True, False)


@pytest.mark.parametrize(
    ("changes", "inside"),
    [
        ({"exit_on": date(2022, 7, 1)}, True),
        ({"exit_on": date(2022, 6, 30)}, False),
        # Exits after the year ends stay in.
        ({"exit_on": date(2023, 9, 1)}, True),
        ({"entry": date(2023, 7, 1)}, False),
        ({"enrolled_on": None}, False),
        ({"enrolled_on": date(2023, 7, 1)}, False),
        ({"completed_on": date(2022, 6, 30)}, False),
        ({"completed_on": date(2022, 7, 1)}, True),
        ({"reason": "07"}, True),
        ({"reason": "01"}, False),
    ],
)
def test_who_is_asked_for_a_skill_gain(changes, inside):
    assert gain(date(2022, 12, 1), **changes) == ((True, True) if inside else (False, None))
