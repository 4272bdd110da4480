"""The full check finds what nobody marked, leaves out what waits, and writes nothing."""

from datetime import datetime
from random import Random

import pytest

from intermediary.audit.events import event
from intermediary.initiatives.models import Initiative
from intermediary.jobs.models import Job, State
from intermediary.jobs.services import run as run_job
from placements.models import Placement
from placements.outcomes import freshness, services, tasks  # noqa: F401  the check is a job there
from placements.outcomes.models import EnrollmentFact, Membership, PlacementFact, Run, Scope, Stale, Tally
from placements.outcomes.runs import tallies
from placements.outcomes.runs.building import current
from placements.outcomes.runs.checking import check

from .histories import AS_OF, crowd
from .population import write

pytestmark = [pytest.mark.django_db]


@pytest.fixture(scope="module", autouse=True)
def written(standing):
    write(crowd(Random(7), 50))
    freshness.distribute()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tallies, "LARGE", 0)
        for initiative in Initiative.objects.all():
            services.store(initiative=initiative, as_of=AS_OF)


@pytest.fixture
def run(monkeypatch) -> Run:
    monkeypatch.setattr(tallies, "LARGE", 0)
    return current(Initiative.objects.get(key="i1"))


def held() -> list[int]:
    return [model.objects.count() for model in (PlacementFact, EnrollmentFact, Tally, Scope, Membership, Stale)]


def test_what_is_right_is_called_right_and_nothing_is_written(run):
    before = held()
    found = check(run)
    assert (found.differences, found.waiting, found.examples) == (0, 0, [])
    assert held() == before


def test_planted_facts_and_a_planted_tally_are_found_and_stay_wrong(run):
    wrong, lost = PlacementFact.objects.filter(run_id=run.pk).order_by("placement_id")[:2]
    PlacementFact.objects.filter(pk=wrong.pk).update(same_30=3 - min(wrong.same_30, 2), had_job=None, prior_cents=999)
    PlacementFact.objects.filter(pk=lost.pk).delete()
    twice = EnrollmentFact.objects.filter(run_id=run.pk).first()
    twice.pk = (run.pk, 10**9)
    twice.save(force_insert=True)
    tally = Tally.objects.filter(run_id=run.pk, column=1).first()
    Tally.objects.filter(pk=tally.pk).update(ns=[n + 1 for n in tally.ns])
    found = check(run)
    assert found.units["placement different"] == 1
    assert found.units["placement missing"] == 1
    assert found.units["enrollment surplus"] == 1
    assert {"placement.same_30", "placement.prior_cents"} <= set(found.columns)
    assert found.tallies >= 1
    assert any(str(wrong.placement_id) in line for line in found.examples)
    assert check(run).differences == found.differences
    assert PlacementFact.objects.get(pk=wrong.pk).prior_cents == 999


def test_who_waits_is_left_out_and_a_write_without_its_mark_is_found(run):
    placement = Placement.objects.get(pk=PlacementFact.objects.filter(run_id=run.pk).first().placement_id)
    with event("test.change"):
        Placement.objects.filter(pk=placement.pk).update(last_day_worked=placement.started_on, hourly_wage=77)
    found = check(run)
    assert (found.differences, found.waiting) == (0, 1)
    Stale.objects.all().delete()
    found = check(run)
    assert (found.units["placement different"] >= 1, found.waiting) == (True, 0)
    services.refresh_stale(initiative=run.initiative)


def test_once_a_night_after_two_and_its_result_stays(run):
    local = datetime.fromisoformat
    assert freshness.check(local("2025-01-01T01:59:00-05:00")) == []
    night = local(f"{datetime.now():%Y-%m-%d}T02:00:00-05:00")  # noqa: DTZ005
    jobs = freshness.check(night)
    assert len(jobs) == 2
    assert freshness.check(night) == []
    run_job(jobs[0].pk)
    assert freshness.check(night) == []
    done = Job.objects.get(pk=jobs[0].pk)
    assert (done.state, done.result["differences"]) == (State.DONE, 0)
    assert len(freshness.check(local("2099-01-02T02:00:00-05:00"))) == 2
