"""The drills themselves, in a short form: killed workers lose nothing, and a weakened build is found out."""

from random import Random

import pytest
from celery import current_app

from intermediary.initiatives.models import Initiative
from placements.outcomes.drills import recompute
from placements.outcomes.runs import building, tallies

from .histories import crowd
from .population import write

SMALL = "placements.outcomes.tests.small_scopes"
pytestmark = [pytest.mark.celery, pytest.mark.django_db(transaction=True), pytest.mark.timeout(100)]


@pytest.fixture
def i1(monkeypatch) -> Initiative:
    monkeypatch.setattr(tallies, "LARGE", 50)
    monkeypatch.setattr(building, "BATCH", 10)
    monkeypatch.setattr(recompute, "CHANGED", 5)
    current_app.control.purge()
    write(crowd(Random(11), 200))
    yield Initiative.objects.get(key="i1")
    current_app.control.purge()


def test_killed_workers_lose_nothing(i1):
    outcome = recompute.Killing(i1, seed=1, times=3, include=[SMALL], emptied=0, pause=0.3).run()
    assert outcome.wrong == []
    assert outcome.figures["Kills"] == 3


def test_a_weakened_build_is_found_out(i1):
    outcome = recompute.Killing(i1, seed=2, times=2, include=[SMALL, recompute.WEAKENED], emptied=0, pause=0.1).run()
    assert not outcome.passed
