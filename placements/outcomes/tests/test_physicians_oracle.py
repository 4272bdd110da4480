"""Dated job spells through the oracle: rows of the same shape made here, and the public file where it is at hand.

The file lists job spells with start and end, some still open when observation ended (``censor`` 1), many begun before
observation did. Those are late entries: at risk from the first day of observation, in no milestone rate.
"""

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest

from placements.outcomes.oracle.five_numbers import five_numbers
from placements.outcomes.oracle.records import History, Job
from placements.outcomes.oracle.retention import MILESTONES, milestone
from placements.outcomes.oracle.survival import survival_row
from placements.outcomes.statistics import survival_curve, tabulate

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data" / "physicians.csv"
OBSERVED_FROM, AS_OF = date(1990, 1, 1), date(1992, 9, 30)


def to_job(start, end, censored):
    """A row as a placement: the end of an open spell is the last day known, not a last day worked."""
    return Job(
        "health center",
        start,
        last_day_worked=None if censored else end,
        last_known_employed_on=end if censored else None,
        first_observed_on=OBSERVED_FROM if start < OBSERVED_FROM else None,
    )


def rates(jobs):
    """Retained and eligible at each milestone."""
    found = {}
    for days in MILESTONES:
        counted = five_numbers(milestone(History((job,)), job, days=days, kind="same", as_of=AS_OF) for job in jobs)
        assert counted.unknown == 0
        found[days] = counted.retained, counted.eligible
    return found


def survival(jobs, day, late_entry=True):
    rows = [survival_row(History((job,)), job, kind="same", as_of=AS_OF) for job in jobs]
    if not late_entry:
        rows = [(row.time, row.ended) for row in rows]
    return survival_curve(*tabulate(rows)).at(day).survival


def test_rows_made_here():
    begun = date(1991, 1, 1)

    def spell(start, lasted, censored=False):
        return to_job(start, start + timedelta(days=lasted), censored)

    jobs = [
        spell(begun, 59),  # Gone on day 60.
        spell(begun, 90),  # Still there on day 90, gone on day 91.
        spell(begun, 400),
        to_job(begun, AS_OF, True),
        to_job(AS_OF - timedelta(days=45), AS_OF, True),  # Only day 30 has come.
        to_job(OBSERVED_FROM - timedelta(days=70), OBSERVED_FROM + timedelta(days=9), False),  # Late entry: day 80.
        to_job(OBSERVED_FROM - timedelta(days=900), AS_OF, True),  # Late entry after day 365.
    ]
    assert rates(jobs) == {30: (5, 5), 60: (3, 4), 90: (3, 4), 180: (2, 4), 365: (2, 4)}
    # With late entry: at risk 4 on day 60 (the 45-day spell has left), 4 on day 80, 3 on day 91.
    assert survival(jobs, 365) == pytest.approx(3 / 4 * 3 / 4 * 2 / 3)
    # Without: 6, 5 and 4.
    assert survival(jobs, 365, late_entry=False) == pytest.approx(5 / 6 * 4 / 5 * 3 / 4)


@pytest.fixture(scope="module")
def physicians():
    if not SHARED.exists():
        pytest.skip("the public file of 812 job spells is not beside this project")
    with SHARED.open(newline="") as file:
        return [
            to_job(date.fromisoformat(row["start_date"]), date.fromisoformat(row["end_date"]), row["censor"] == "1")
            for row in csv.DictReader(file)
        ]


def test_public_file(physicians):
    assert len(physicians) == 812
    assert sum(job.first_observed_on is None for job in physicians) == 290
    assert rates(physicians) == {30: (284, 284), 60: (271, 272), 90: (247, 250), 180: (220, 228), 365: (184, 208)}


def test_public_file_survival(physicians):
    assert survival(physicians, 365) == pytest.approx(0.9075, abs=5e-5)
    assert survival(physicians, 365, late_entry=False) == pytest.approx(0.9583, abs=5e-5)
    assert survival(physicians, 730) == pytest.approx(0.698, abs=5e-4)
    assert survival(physicians, 730, late_entry=False) == pytest.approx(0.846, abs=5e-4)
