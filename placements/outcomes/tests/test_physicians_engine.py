"""Dated job spells through database and engine: rows of that shape made here, and the public file where it is at hand.

A censored spell was still held when observation ended; one that began before observation did is a late entry.
"""

import csv
from datetime import date, timedelta
from random import Random

import pytest
from django.conf import settings

from employers.models import Employer
from intermediary.audit.events import event
from intermediary.initiatives.models import Initiative
from participants.models import Participant
from placements.models import Placement
from placements.outcomes.engine import compute
from placements.outcomes.oracle.five_numbers import five_numbers
from placements.outcomes.oracle.records import History, Job
from placements.outcomes.oracle.retention import MILESTONES, milestone
from placements.outcomes.oracle.survival import survival_row
from placements.outcomes.statistics import survival_curve, tabulate
from trainings.models import Cohort, Program

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
FILE = settings.BASE_DIR.parent / "shared" / "data" / "physicians.csv"
OBSERVED_FROM, AS_OF = date(1990, 1, 1), date(1992, 9, 30)
MEASURES = ["sector.ret", "sector.km"]


def to_job(start: date, end: date, censored: bool) -> Job:
    return Job(
        "center",
        start,
        last_day_worked=None if censored else end,
        last_known_employed_on=end if censored else None,
        first_observed_on=OBSERVED_FROM if start < OBSERVED_FROM else None,
    )


def figures(jobs: list[Job]) -> dict:
    """Load the spells, one person each, and compute: measure → row of the initiative."""
    with event("test.physicians", bulk=True):
        initiative = Initiative.objects.create(key="centers", name="Health centers")
        program = Program.objects.create(key="hired", title="Hired")
        cohort = Cohort.objects.create(key="all", initiative=initiative, program=program)
        firm = Employer.objects.create(key="center", name="Center")
        people = Participant.objects.bulk_create(Participant(key=str(n)) for n in range(len(jobs)))
        Placement.objects.bulk_create(
            Placement(
                participant=person, employer=firm, cohort=cohort, started_on=job.started_on,
                last_day_worked=job.last_day_worked, first_observed_on=job.first_observed_on,
                last_known_employed_on=job.last_known_employed_on,
            )
            for person, job in zip(people, jobs, strict=True)
        )  # fmt: skip
    return {row.measure: row for row in compute(as_of=AS_OF, measures=MEASURES) if row.scope == "initiative"}


def test_the_public_file():
    if not FILE.exists():
        pytest.skip("the given data (../shared/data/physicians.csv) is not here")
    with FILE.open() as lines:
        spells = [
            to_job(date.fromisoformat(x["start_date"]), date.fromisoformat(x["end_date"]), x["censor"] == "1")
            for x in csv.DictReader(lines)
        ]
    found = figures(spells)
    rates = {30: (284, 284), 60: (271, 272), 90: (247, 250), 180: (220, 228), 365: (184, 208)}
    for days, (retained, eligible) in rates.items():
        row = found[f"sector.ret.same.{days}"]
        assert (row.numerator, row.denominator, row.unknown) == (retained, eligible, 0)
        assert (row.excluded, row.immature) == (522, 290 - eligible)
    survival = found["sector.km.same.365"]
    assert round(survival.value, 4) == 0.9075
    assert (survival.denominator, survival.excluded) == (812, 0)
    assert survival.low < survival.value < survival.high


def test_rows_made_here():
    random = Random(1990)
    spells = []
    for _ in range(250):
        start = date(1986, 1, 1) + timedelta(days=random.randint(0, 2450))
        last = max(OBSERVED_FROM, start) + timedelta(days=random.randint(0, 900))
        spells.append(to_job(start, min(last, AS_OF), censored=last > AS_OF))
    found = figures(spells)
    for days in MILESTONES:
        wanted = five_numbers(milestone(History((x,)), x, days=days, kind="same", as_of=AS_OF) for x in spells)
        row = found[f"sector.ret.same.{days}"]
        assert (row.numerator, row.denominator, row.immature, row.excluded) == (
            wanted.retained, wanted.eligible, wanted.immature, wanted.excluded
        )  # fmt: skip
    rows = [survival_row(History((x,)), x, kind="same", as_of=AS_OF) for x in spells]
    curve = survival_curve(*tabulate(filter(None, rows)))
    assert found["sector.km.same.365"].value == pytest.approx(curve.at(365).survival)


def test_one_who_was_there_before_observation_began_counts_from_then_on():
    late = to_job(date(1989, 12, 1), date(1990, 3, 1), censored=False)  # seen from day 31, gone on day 91
    hired = to_job(date(1990, 2, 1), date(1992, 9, 30), censored=True)
    found = figures([late, hired])
    assert (found["sector.ret.same.90"].denominator, found["sector.ret.same.90"].excluded) == (1, 1)
    assert found["sector.km.same.90"].value == 1.0
    assert found["sector.km.same.180"].value == 0.5
