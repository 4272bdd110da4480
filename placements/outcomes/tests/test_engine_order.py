"""Figures hang on what the records say, not on the order in which they came."""

from datetime import date
from decimal import Decimal
from random import Random

import pytest

from intermediary.audit.events import event
from placements.models import Placement
from placements.outcomes.engine import compute
from placements.outcomes.oracle import records, wages

from .histories import AS_OF
from .population import Person, Work, write, write_people
from .test_engine_oracle import figures, undone

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
DAY = date(2024, 1, 1)


def paid(cents: int, employer: str = "A") -> Work:
    return Work(records.Job(employer, DAY), wage=Decimal(cents) / 100, hours=Decimal("37.5"))


def test_intervals_of_means_are_the_same_to_the_last_figure():
    prior = wages.PriorJob(Decimal("11.37"), Decimal("23.5"))
    people = [Person([paid(1201 + 37 * n * n)], prior=prior) for n in range(40)]
    found = []
    for seed in range(4):
        Random(seed).shuffle(people)
        with undone():
            write(people)
            found.append(figures(compute(as_of=AS_OF)))
    assert found[1:] == found[:1] * 3


def test_of_two_jobs_begun_on_one_day_the_key_decides():
    with event("test.keys", bulk=True):
        write([])
        write_people([Person([paid(2000), paid(1500, "B")], prior=wages.PriorJob(Decimal(10)))])
        first, second = Placement.objects.order_by("id")
        Placement.objects.filter(id=first.id).update(key="z")
        Placement.objects.filter(id=second.id).update(key="Y")
    gain = figures(compute(as_of=AS_OF))["wage.hourly_gain", "initiative", "i1", "", ""]
    assert gain[5] == 5
