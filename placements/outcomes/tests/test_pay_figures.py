"""The remaining wage measures and job quality as the command prints them: the shared cases, and a few hand-worked."""

import csv
import io
from datetime import date
from decimal import Decimal

import pytest
from django.core.management import call_command

from placements.outcomes.oracle import indicators, quality, records, wages
from placements.outcomes.oracle.dates import quarter_named

from .population import Person, Work, write

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
START = date(2023, 2, 1)
QUARTERS = {"before": ("2022Q1", "2022Q2", "2022Q3", "2022Q4"), "after": ("2023Q2", "2023Q3", "2023Q4", "2024Q1")}


def lines(*measures) -> dict[str, dict]:
    """The rows of the initiative, by measure."""
    out = io.StringIO()
    call_command("outcomes", "--as-of", "2024-12-31", "--measure", *measures, stdout=out)
    rows = csv.DictReader(io.StringIO(out.getvalue()))
    return {row["measure"]: row for row in rows if row["scope"] == "initiative"}


def earner(before, after, *follow_ups, wage="18.00", last_known=None, **more) -> Person:
    """Somebody placed at START in c1, which began on 2023-01-09, with so much in each quarter before and after."""
    amounts = {"before": before, "after": after}
    rows = [
        indicators.Wage(quarter_named(name), "A", Decimal(amount), "ui_match")
        for side, names in QUARTERS.items()
        for name, amount in zip(names, amounts[side], strict=True)
        if amount is not None
    ]
    job = records.Job("A", START, last_known_employed_on=last_known, follow_ups=follow_ups)
    return Person([Work(job, wage=Decimal(wage), **more)], quarterly=tuple(rows))


def five(row: dict) -> tuple:
    return tuple(row[name] for name in ("numerator", "denominator", "unknown", "immature", "excluded", "value"))


def test_earnings_and_the_ratio_of_sums():
    write(
        [
            earner([2500] * 4, [2250] * 4),  # 10,000 → 9,000
            earner([500] * 4, [750] * 4),  # 2,000 → 3,000
            earner([0] * 4, [2000] * 4),  # 0 → 8,000: in the gain, not in the ratio
            earner([0, 0, None, 0], [2000] * 4),
        ]
    )
    found = lines("wage.earnings_gain", "wage.replacement")
    assert five(found["wage.earnings_gain"]) == ("", "3", "1", "0", "0", "1000.00")
    assert five(found["wage.earnings_gain.mean"]) == ("", "3", "1", "0", "0", "2666.67")
    assert five(found["wage.earnings_gain.share_gaining"]) == ("2", "3", "1", "0", "0", "0.6667")
    assert five(found["wage.replacement"]) == ("", "2", "1", "0", "1", "1.0000")


def test_the_federal_table_of_replacement_is_a_ratio_of_averages():
    write([earner([8158, 0, 0, 0], [6842, 0, 0, 0])])
    assert lines("wage.replacement")["wage.replacement"]["value"] == "0.8387"  # D04: 83.9 %


def test_progression_leaves_out_and_counts_who_has_no_wage_on_the_day():
    raised = records.FollowUp(date(2023, 7, 1), "employed_same", "payroll", hourly_wage=Decimal("19.10"))
    write([earner([0] * 4, [0] * 4, raised, last_known=date(2024, 3, 1)), earner([0] * 4, [0] * 4)])
    found = lines("wage.progression")
    assert five(found["wage.progression.180"]) == ("", "1", "0", "0", "1", "1.10")
    assert five(found["wage.progression.365.share_gaining"]) == ("1", "1", "0", "0", "1", "1.0000")


def test_a_gain_in_per_cent_and_in_prices_of_a_stated_year_beside_the_nominal():
    person = earner([0] * 4, [0] * 4, wage="19.50")
    person.prior = wages.PriorJob(Decimal(15), ended_on=date(2022, 12, 31))
    write([person])
    found = lines("wage.hourly_gain", "wage.hourly_gain.real", "wage.before.real", "wage.hourly_gain.per_cent")
    assert found["wage.hourly_gain"]["value"] == "4.50"
    assert found["wage.hourly_gain.per_cent"]["value"] == "0.3000"
    # 19.50 x 313.689 / 304.702 less 15.00 x 313.689 / 292.655.
    assert (found["wage.hourly_gain.real"]["value"], found["wage.before.real"]["value"]) == ("4.00", "16.08")


def test_good_jobs_count_where_the_wage_can_be_judged():
    good = quality.JobConditions(
        health_insurance=True, paid_leave=True, retirement_plan=True, schedule_notice_days=14, advancement_path=True,
        worker_voice=False,
    )  # fmt: skip
    five_known = quality.JobConditions(health_insurance=True, paid_leave=True, schedule_notice_days=14)
    some = {"wage": "24.00", "hours": 40}
    write(
        [
            earner([0] * 4, [0] * 4, conditions=good, living_wage=22, **some),  # H01
            earner([0] * 4, [0] * 4, conditions=five_known, living_wage=22, **some),  # H03
            earner([0] * 4, [0] * 4, conditions=good, **some),
        ]
    )
    found = lines("job")
    assert five(found["job.good_share"]) == ("1", "2", "1", "0", "0", "0.5000")
    assert five(found["job.item.worker_voice"]) == ("0", "2", "1", "0", "0", "0.0000")
    assert len(found) == 9


def test_without_inputs_there_is_no_row():
    write([Person([Work(records.Job("A", START), wage=Decimal(18), hours=40)])])
    assert lines("wage.earnings_gain", "wage.replacement", "wage.progression") == {}
    assert set(lines("job")) == {"job.item.hours"}
