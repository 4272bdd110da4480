"""Freshness: every write that can move a figure marks it, the sweep recomputes what is marked, and nothing is lost."""

from datetime import date

import pytest
from django.db import connection
from django.utils import timezone

from intermediary.audit.events import event
from intermediary.funding.models import Grant
from intermediary.initiatives.models import Initiative
from intermediary.jobs.models import Job, State
from intermediary.jobs.services import run
from participants.models import Exclusion, Identity, Participant, PriorJob, Traits
from placements.models import FollowUp, Placement
from placements.outcomes import freshness, services
from placements.outcomes.models import Computation, Result, Stale
from placements.outcomes.oracle import records
from placements.outcomes.tasks import sweep_stale
from trainings.models import Cohort, Enrollment

from .population import Person, Work, write

pytestmark = pytest.mark.django_db
TODAY = date(2024, 12, 31)


@pytest.fixture
def world():
    """Two people placed in initiative i1, nothing stale."""
    job = records.Job("A", date(2024, 1, 1), last_known_employed_on=date(2024, 12, 1))
    write([Person([Work(job)]), Person([Work(job, cohort="c2")])])
    for initiative in Initiative.objects.all():
        services.store(initiative=initiative, as_of=TODAY)
    freshness.distribute()
    Stale.objects.all().delete()


def retained(measure="sector.ret.same.180", **where) -> int:
    return Result.objects.get(measure=measure, scope="initiative", scope_key="i1", cut="", **where).numerator


def change(act) -> set:
    """Do a write, and say which initiatives it makes outdated."""
    with event("test.change"):
        act()
    return {initiative.key for initiative in freshness.outdated(TODAY)}


WRITES = {
    "placement": lambda: Placement.objects.first().delete(),
    "placement moved away": lambda: Placement.objects.filter(cohort__key="c2").update(
        cohort=Cohort.objects.get(key="c3")
    ),
    "follow-up": lambda: FollowUp.objects.create(
        placement=Placement.objects.first(), observed_on=TODAY, status="employed_same"
    ),
    "exclusion": lambda: Exclusion.objects.create(
        participant=Participant.objects.first(), reason_sealed=b"-", effective_on=TODAY
    ),
    "prior wage": lambda: PriorJob.objects.update(hourly_wage=12),
    "gender": lambda: Traits.objects.update(gender="female"),
    "birth date": lambda: Identity.objects.update(birth_date=date(1990, 1, 1)),
    "enrollment": lambda: Enrollment.objects.create(
        participant=Participant.objects.first(), cohort=Cohort.objects.get(key="c1"), status="enrolled",
        enrolled_on=TODAY,
    ),
}  # fmt: skip


@pytest.mark.parametrize("write_of", WRITES)
def test_every_relevant_write_marks_its_initiative(world, write_of):
    found = change(WRITES[write_of])
    assert found == ({"i1", "i2"} if "moved" in write_of else {"i1"})


@pytest.mark.parametrize(
    "act",
    [
        lambda: Cohort.objects.get(key="c1").grants.clear(),
        lambda: Grant.objects.filter(key="g1").update(key="g9"),
        lambda: Cohort.objects.filter(key="c1").update(starts_on=TODAY),
    ],
)
def test_what_concerns_everybody_marks_every_initiative(world, act):
    assert change(act) == {"i1", "i2"}


def test_a_write_that_moves_nothing_marks_nothing(world):
    assert change(lambda: Participant.objects.create(key="new")) == set()


def test_figures_of_another_day_are_outdated(world):
    assert len(freshness.outdated(date(2025, 1, 1))) == 2


def test_the_sweep_recomputes_and_the_second_delivery_changes_nothing(world, django_capture_on_commit_callbacks):
    today = timezone.localdate()
    sweep_stale()
    sweep_stale()
    jobs = list(Job.objects.filter(kind=freshness.KIND))
    assert len(jobs) == 2  # one open job per initiative, however often the sweep comes
    for job in jobs * 3:
        run(job.pk)
    assert set(Job.objects.values_list("state", flat=True)) == {State.DONE}
    assert set(Computation.objects.values_list("as_of", flat=True)) == {today}
    assert freshness.outdated(today) == []
    assert set(Result.objects.values_list("as_of", flat=True)) == {today}


def test_an_edit_moves_the_stored_figure(world):
    assert retained() == 2
    change(lambda: Placement.objects.filter(cohort__key="c2").update(last_day_worked=date(2024, 2, 1)))
    i1 = Initiative.objects.get(key="i1")
    services.store(initiative=i1, as_of=TODAY)
    assert retained() == 1
    assert not Stale.objects.filter(initiative_id=i1.pk).exists()


def test_a_worker_killed_between_computing_and_storing_loses_nothing(world, monkeypatch):
    change(lambda: Placement.objects.filter(cohort__key="c2").update(last_day_worked=date(2024, 2, 1)))
    i1, before = Initiative.objects.get(key="i1"), Computation.objects.get(initiative__key="i1").computed_at

    def killed(*args):
        raise SystemExit

    with monkeypatch.context() as patch:
        patch.setattr(services, "_copy", killed)
        with pytest.raises(SystemExit):
            services.store(initiative=i1, as_of=TODAY)
    assert Computation.objects.get(initiative=i1).computed_at == before
    assert freshness.outdated(TODAY) == [i1]
    services.store(initiative=i1, as_of=TODAY)
    assert retained() == 1
    assert freshness.outdated(TODAY) == []


def test_what_is_written_while_the_figures_are_made_stays_marked(world, monkeypatch):
    change(lambda: Placement.objects.update(hourly_wage=20))
    i1 = Initiative.objects.get(key="i1")
    copy = services._copy

    def meanwhile(cursor, rows):
        copy(cursor, rows)
        Stale.objects.create(initiative_id=i1.pk, table_name="placements_placement")

    monkeypatch.setattr(services, "_copy", meanwhile)
    services.store(initiative=i1, as_of=TODAY)
    assert Stale.objects.filter(initiative_id=i1.pk).count() == 1


def test_storing_again_writes_no_row(world):
    i1 = Initiative.objects.get(key="i1")
    versions = "select count(*), max(xmin::text::bigint) from outcomes_result"
    with connection.cursor() as cursor:
        cursor.execute(versions)
        before = cursor.fetchone()
        services.store(initiative=i1, as_of=TODAY)
        cursor.execute(versions)
        assert cursor.fetchone() == before


def test_a_failed_computation_is_tried_again_later(world, monkeypatch):
    change(lambda: Placement.objects.update(hourly_wage=20))
    (job,) = freshness.refresh(TODAY)
    Job.objects.filter(pk=job.pk).update(state=State.FAILED, finished_at=timezone.now())
    assert freshness.refresh(TODAY) == []
    Job.objects.filter(pk=job.pk).update(finished_at=timezone.now() - 2 * freshness.PAUSE)
    assert len(freshness.refresh(TODAY)) == 1


def test_a_bulk_load_leaves_one_mark_for_everybody(world):
    with event("test.bulk", bulk=True):
        Traits.objects.bulk_create(
            Traits(participant=row)
            for row in Participant.objects.bulk_create(Participant(key=f"bulk-{n}") for n in range(2001))
        )
    assert Stale.objects.count() == 1
    assert Stale.objects.get().participant_id is None
