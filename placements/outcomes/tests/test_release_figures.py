"""The curve and the wages of a release, on a grant of some size."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random

import pytest

from intermediary.funding.models import Grant
from placements.outcomes.oracle import records, training, wages
from placements.outcomes.releases import build_release

from .population import Person, Work, write

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
AS_OF = date(2024, 12, 31)


def person(random: Random, firms: str = "AABC") -> Person:
    """A completer, most of them placed, half of whom left within 500 days; known to the end or to day 100–500."""
    cohort, start = random.choice(["c1", "c1", "c2"]), date(2023, 7, 1) + timedelta(days=random.randint(0, 300))
    job = records.Job(
        random.choice(firms),
        start,
        last_day_worked=start + timedelta(days=random.randint(10, 500)) if random.random() < 0.5 else None,
        last_known_employed_on=start + timedelta(days=random.randint(100, 500)),
    )
    wage = Decimal(random.randint(1500, 2900)) / 100
    status = "completed" if random.random() < 0.7 else "withdrawn"
    return Person(
        work=[Work(job, cohort, wage, Decimal(38))] if random.random() < 0.8 else [],
        enrollments=[(cohort, training.Enrollment(status, date(2023, 1, 9), date(2023, 6, 30)))],
        prior=wages.PriorJob(Decimal(random.randint(1100, 1900)) / 100, Decimal(30)),
        gender=random.choice(["female"] * 6 + ["male"] * 4 + ["nonbinary", ""]),
        race=random.choice([("white",), ("black",), ("asian",), ("black", "white"), ()]),
    )


def body(size: int, firms: str = "AABC", grant: str = "g2") -> dict:
    random = Random(11)
    write([person(random, firms) for _ in range(size)])
    return build_release(grant=Grant.objects.get(key=grant), as_of=AS_OF, by=None).body


def test_the_curve_falls():
    curve = body(260)["curve"]
    values = [point["value"] for point in curve["points"]]
    assert len(values) > 10
    assert values == sorted(values, reverse=True)
    assert 0.3 < values[-1] < values[0] < 1


def test_the_curve_stops_where_fewer_than_eleven_are_followed():
    curve = body(30)["curve"]
    assert curve["stopped_on"] < 365
    assert all(point["day"] < curve["stopped_on"] for point in curve["points"])


def test_wages_are_rounded_to_a_quarter_of_a_dollar_and_to_hundreds():
    pay = body(260)["wages"]
    assert pay["wage.before"]["value"] < pay["wage.after"]["value"]
    assert pay["wage.after"]["value"] % 0.25 == pay["wage.annualised_gain"]["value"] % 100 == 0


def test_wages_that_are_mostly_one_firm_s_are_not_shown():
    pay = body(260, firms="A" * 40 + "BC")["wages"]
    assert {figure["value"] for figure in pay.values()} == {None}


def test_a_grant_without_anybody_has_no_figures():
    empty = body(0, grant="g1")
    assert empty["curve"] == {"points": [], "stopped_on": None}
    assert empty["wages"] == {}
