"""The measures of firms: worked cases, and the set-based computation beside the plain rules on generated records."""

from datetime import date
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from employers.models import Establishments, Opening
from intermediary.audit.events import event
from intermediary.tests import people as people_made
from placements.outcomes.definitions import DEFINITIONS
from placements.outcomes.engine import compute

from . import firms
from .expected_firms import expected_firms
from .histories import AS_OF, crowd, people
from .population import write
from .test_engine_oracle import assert_same, figures, undone

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
KEYS = [key for key in DEFINITIONS if key.startswith("emp.")]


def drawn(random: Random, openings: int) -> firms.Firms:
    return firms.draw(random.choice, random.randint, lambda per_cent: random.randint(1, 100) <= per_cent, openings)


def assert_equal(records, population) -> dict:
    with undone():
        write(population)
        firms.write_firms(records, population)
        found = figures(compute(as_of=AS_OF, measures=KEYS))
    assert_same(found, expected_firms(records, population, AS_OF))
    return found


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 2**32), people())
def test_generated_records(seed, population):
    assert_equal(drawn(Random(seed), openings=8), population)


@pytest.mark.parametrize("seed", [1, 2])
def test_a_crowd(seed):
    random = Random(seed)
    found = assert_equal(drawn(random, openings=60), crowd(random, 300))
    valued = {measure for (measure, *_), figure in found.items() if figure[5]}
    assert valued >= set(KEYS) - {"emp.turnover.before"}, "nothing is compared by being absent"


def test_nothing():
    assert compute(as_of=date(2025, 6, 30), measures=KEYS) == []


def test_worked_reach():
    """F01: 4 of 200 establishments reached; of 5 served in the three years before, 2 again."""
    care = people_made.initiative(industries=["62"], counties=["09003"])
    for name, posted in {"A": [2025], "B": [2025, 2023], "C": [2025, 2022], "D": [2025, 2021], "E": [2022],
                         "F": [2023], "G": [2024]}.items():  # fmt: skip
        firm = people_made.employer(name=name, naics="621", county_fips="09003")
        for year in posted:
            people_made.opening(firm, initiative=care, posted_on=date(year, 3, 31))
    with event("test"):
        Establishments.objects.create(county_fips="09003", naics="62", quarter="2024Q4", establishments=200)
    # In the middle of a quarter the last whole one still ends the period: from April 2024 to March 2025.
    penetration, repeat = compute(as_of=date(2025, 5, 15), measures=["emp.penetration", "emp.repeat"])
    assert penetration[6:12] == (4, 200, 0, 0, 0, 0.02)
    assert repeat[6:12] == (2, 5, 0, 0, 0, 0.4)


def test_worked_turnover():
    """F03: 18 of 60 in the twelve months before the first hire, 5 of 64 in six months since."""
    firm = people_made.employer()
    people_made.placement(
        people_made.participant(), firm, people_made.cohort(), soc="31-1131", started_on=date(2024, 3, 15)
    )
    people_made.headcount(firm, starts_on=date(2023, 3, 1), months=12, average_headcount=60, separations=18)
    people_made.headcount(firm, starts_on=date(2024, 3, 1), months=1, average_headcount=60, separations=9)
    people_made.headcount(firm, starts_on=date(2024, 7, 1), months=6, average_headcount=64, separations=5)
    rows = compute(as_of=date(2025, 3, 31), measures=["emp.turnover"])
    assert {(row.measure, row.scope): (row.numerator, row.denominator, row.value) for row in rows} == {
        (measure, scope): figure
        for scope in ("initiative", "employer")
        for measure, figure in {"emp.turnover": (5, 32, 0.15625), "emp.turnover.before": (18, 60, 0.3)}.items()
    }


def test_worked_openings():
    """Of five positions two are taken after 10 and 20 days; one was open for 15, one is for 59, one as young."""
    firm, as_of = people_made.employer(), date(2025, 3, 31)
    first = people_made.opening(
        firm, posted_on=date(2025, 1, 1), positions=3, status="closed", closed_on=date(2025, 1, 16)
    )
    people_made.fill(first, offer_accepted_on=date(2025, 1, 11))
    people_made.fill(first, offer_accepted_on=date(2025, 1, 21))
    people_made.opening(firm, posted_on=date(2025, 1, 31), positions=2)
    people_made.opening(firm, posted_on=date(2025, 1, 1), status="draft")
    fill_rate, time = (compute(as_of=as_of, measures=[key])[0] for key in ("emp.fill_rate", "emp.time_to_fill"))
    assert fill_rate[6:12] == (2, 3, 0, 2, 0, 2 / 3)
    # Four fifths left after day 10; the one closed on day 15 is gone, a third of the rest leaves on day 20: 8/15.
    assert (time.denominator, time.value) == (5, None)
    with event("test"):
        Opening.objects.filter(pk=first.pk).update(closed_on=date(2025, 1, 9))
    # Closed on day 8, before anybody accepted: three quarters left after day 10, half after day 20.
    assert compute(as_of=as_of, measures=["emp.time_to_fill"])[0].value == 20
