"""Freshness: every write that can move a figure marks it, the sweep recomputes what is marked, and nothing is lost."""

from datetime import date

import pytest
from django.db import connection
from django.utils import timezone

from employers.models import Employer, Establishments, Headcount, Opening, OpeningFill
from intermediary.audit.events import event
from intermediary.funding.models import Grant
from intermediary.initiatives.models import Initiative
from intermediary.jobs.models import Job, State
from intermediary.jobs.services import run
from participants.models import Exclusion, Identity, Participant, PriorJob, Service, Traits
from placements.models import FollowUp, Placement
from placements.outcomes import freshness, services
from placements.outcomes.models import PlacementFact, Run, Stale, Touched
from placements.outcomes.models.stale import FIRMS
from placements.outcomes.oracle import records
from placements.outcomes.runs import building, facts
from placements.outcomes.runs.reading import read, scope_named
from placements.outcomes.tasks import sweep_stale
from trainings.models import Cohort, Enrollment, SkillGain

from .population import Person, Work, write

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
TODAY = date(2024, 12, 31)


@pytest.fixture(scope="module", autouse=True)
def world(standing):
    """Two people placed in initiative i1, nothing stale."""
    job = records.Job("A", date(2024, 1, 1), last_known_employed_on=date(2024, 12, 1))
    write([Person([Work(job)]), Person([Work(job, cohort="c2")])])
    freshness.distribute()
    for initiative in Initiative.objects.all():
        services.store(initiative=initiative, as_of=TODAY)


def i1() -> Initiative:
    return Initiative.objects.get(key="i1")


def of_people():
    return Stale.objects.exclude(table_name=FIRMS)


def retained(run=None, measure="sector.ret.same.180") -> int:
    scope = scope_named(i1(), "initiative", "i1")
    (row,) = read(run or building.current(i1()), [scope], measures=[measure])
    return row.numerator


def change(act) -> set:
    """Do a write, and say which initiatives it makes outdated."""
    with event("test.change"):
        act()
    return {initiative.key for initiative in freshness.outdated(TODAY)}


def leave_early() -> None:
    Placement.objects.filter(cohort__key="c2").update(last_day_worked=date(2024, 2, 1))


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
    "skill gain": lambda: SkillGain.objects.create(participant=Participant.objects.first(), gained_on=TODAY),
    "service": lambda: Service.objects.create(participant=Participant.objects.first(), provided_on=TODAY),
    "gender": lambda: Traits.objects.update(gender="female"),
    "birth date": lambda: Identity.objects.update(birth_date=date(1990, 1, 1)),
    "enrollment": lambda: Enrollment.objects.create(
        participant=Participant.objects.first(), cohort=Cohort.objects.get(key="c1"), status="enrolled",
        enrolled_on=TODAY,
    ),
    "grant that pays": lambda: Cohort.objects.get(key="c1").grants.clear(),
    "a firm taken over": lambda: Employer.objects.filter(key="A").update(parent=Employer.objects.get(key="B")),
    "first day of the cohort": lambda: Cohort.objects.filter(key="c1").update(starts_on=TODAY),
}  # fmt: skip


@pytest.mark.parametrize("write_of", WRITES)
def test_every_relevant_write_marks_its_initiative(write_of):
    found = change(WRITES[write_of])
    assert found == ({"i1", "i2"} if "moved" in write_of else {"i1"})
    assert not any(freshness.to_build(initiative, TODAY) for initiative in Initiative.objects.all())


def test_what_firms_want_and_say_marks_the_initiatives_that_it_is_about():
    firm = Employer.objects.get(key="A")

    def outdated_firms(act) -> set:
        found = change(act)
        assert not any(freshness.to_build(initiative, TODAY) for initiative in Initiative.objects.all())
        for initiative in Initiative.objects.all():
            services.refresh_firms(initiative=initiative)
        assert freshness.outdated(TODAY) == []
        return found

    cell = {"county_fips": "09003", "naics": "62", "quarter": "2024Q3", "establishments": 9}
    region = {"counties": ["09003"], "industries": ["62"]}
    assert outdated_firms(lambda: Opening.objects.create(employer=firm, title="For nobody's figures")) == set()
    assert outdated_firms(lambda: Opening.objects.create(employer=firm, initiative=i1(), title="Aide")) == {"i1"}
    wanted = Opening.objects.get(initiative=i1())
    filled = OpeningFill(opening=wanted, offer_accepted_on=TODAY)
    assert outdated_firms(filled.save) == {"i1"}
    said = Headcount(employer=firm, soc="31-1131", starts_on=date(2024, 1, 1))
    assert outdated_firms(said.save) == {"i1"}
    assert outdated_firms(lambda: Initiative.objects.filter(key="i1").update(**region)) == {"i1"}
    assert outdated_firms(lambda: Employer.objects.filter(key="A").update(county_fips="09003", naics="621")) == {"i1"}
    assert outdated_firms(lambda: Establishments.objects.create(**cell)) == {"i1"}
    (row,) = read(building.current(i1()), [scope_named(i1(), "initiative", "i1")], measures=["emp.penetration"])
    assert (row.numerator, row.denominator) == (1, 9)


NO_FIGURE = {
    "a new person": lambda: Participant.objects.create(key="new"),
    "a new cohort": lambda: Cohort.objects.get(key="c1").program.cohorts.create(key="c9", initiative=i1()),
    "another name of a grant": lambda: Grant.objects.filter(key="g1").update(key="g9", title="Renamed"),
    "seats": lambda: Cohort.objects.filter(key="c1").update(capacity=9),
    "headcount": lambda: Employer.objects.update(headcount=9),
}


@pytest.mark.parametrize("write_of", NO_FIGURE)
def test_a_write_that_moves_nothing_marks_nothing(write_of):
    assert change(NO_FIGURE[write_of]) == set()


def test_figures_of_another_day_are_outdated():
    assert len(freshness.outdated(date(2025, 1, 1))) == 2


def test_figures_of_another_definition_are_outdated():
    Run.objects.filter(initiative=i1()).update(versions={"sector.completion": 0})
    assert freshness.outdated(TODAY) == [i1()]
    assert freshness.to_build(i1(), TODAY)


def test_the_sweep_recomputes_and_a_second_delivery_changes_nothing():
    today = timezone.localdate()
    sweep_stale()
    sweep_stale()
    jobs = list(Job.objects.filter(kind=freshness.BUILD))
    assert len(jobs) == 2  # one batch of each initiative, however often the sweep comes
    for job in jobs * 3:
        run(job.pk)
    assert set(Job.objects.values_list("state", flat=True)) == {State.DONE}
    assert set(Run.objects.filter(role="current").values_list("as_of", "state")) == {(today, "ready")}
    assert freshness.outdated(today) == []


def test_an_edit_is_worked_in_by_its_own_job():
    assert retained() == 2
    change(leave_early)
    (job,) = freshness.refresh(TODAY)
    assert job.kind == freshness.REFRESH
    for _ in range(3):
        run(job.pk)
    assert retained() == 1
    assert not Stale.objects.exists()
    assert Run.objects.filter(role="current").count() == 2


def test_a_worker_killed_before_it_has_stored_loses_nothing(monkeypatch):
    change(leave_early)

    def killed(*args):
        raise SystemExit

    with monkeypatch.context() as patch:
        patch.setattr(facts, "_replace", killed)
        with pytest.raises(SystemExit):
            services.refresh_stale(initiative=i1())
    assert retained() == 2
    assert freshness.outdated(TODAY) == [i1()]
    services.refresh_stale(initiative=i1())
    services.refresh_firms(initiative=i1())
    assert retained() == 1
    assert freshness.outdated(TODAY) == []


def test_what_is_written_while_it_is_worked_in_stays_marked(monkeypatch):
    change(leave_early)
    person, replace = Participant.objects.first(), facts._replace

    def meanwhile(stage, kind):
        replace(stage, kind)
        monkeypatch.setattr(facts, "_replace", replace)
        Stale.objects.create(initiative_id=i1().pk, participant_id=person.pk, table_name="placements_placement")

    monkeypatch.setattr(facts, "_replace", meanwhile)
    services._refresh(i1(), services._marked(i1()))
    assert services.waiting(i1()).count() == 1


def test_what_is_written_while_a_run_is_built_is_in_it():
    """The next day is half built when somebody's record changes: both runs know of it in the end."""
    tomorrow = date(2025, 1, 1)
    coming = building.begin(initiative=i1(), as_of=tomorrow, size=1)
    assert building._work_one(coming.pk)
    assert building._work_one(coming.pk)
    change(leave_early)
    services.refresh_stale(initiative=i1())
    assert retained() == 1
    assert Touched.objects.filter(run=coming).count() == 1
    building.work(coming)
    assert building.current(i1()) == coming
    assert retained() == 1
    assert Run.objects.get(initiative=i1(), role="spare").as_of == TODAY


def test_a_cancelled_run_goes_on_where_it_stopped():
    coming = building.begin(initiative=i1(), as_of=date(2025, 1, 1), size=1)
    building._work_one(coming.pk)
    assert building.cancel(coming)
    building.work(coming)
    assert (coming.batches.exclude(done_at=None).count(), building.current(i1()).as_of) == (1, TODAY)
    assert freshness.refresh(date(2025, 1, 1))[0].arguments == {
        "run": Run.objects.get(initiative__key="i2", role="spare").pk
    }  # nobody takes up by themselves what somebody stopped
    building.work(building.resume(coming))
    assert building.current(i1()) == coming


def test_who_cannot_be_computed_is_set_aside_and_the_others_go_on(monkeypatch):
    broken, _whole = Participant.objects.order_by("pk")
    change(lambda: Placement.objects.update(last_day_worked=date(2024, 2, 1)))
    refresh = facts.refresh

    def fail(run, who, tally=True):
        if broken.pk in who.parameters["people"]:
            raise ValueError("this record cannot be")
        return refresh(run, who, tally)

    monkeypatch.setattr(services, "refresh", fail)
    services.refresh_stale(initiative=i1())
    assert retained() == 1
    assert set(of_people().values_list("participant_id", "error")) == {(broken.pk, "this record cannot be")}
    services.refresh_firms(initiative=i1())
    assert freshness.outdated(TODAY) == []
    monkeypatch.undo()
    Stale.objects.update(set_aside=timezone.now() - 2 * services.PAUSE)
    services.refresh_stale(initiative=i1())
    assert (retained(), of_people().count()) == (0, 0)


def test_a_batch_that_fails_is_set_aside_with_its_error(monkeypatch):
    coming = building.begin(initiative=i1(), as_of=date(2025, 1, 1), size=1)
    refresh = facts.refresh

    def fail(run, who, tally=True):
        if who.parameters["low"] == 0:
            raise ValueError("this record cannot be")
        return refresh(run, who, tally)

    monkeypatch.setattr(building, "refresh", fail)
    building.work(coming)
    coming.refresh_from_db()
    assert (coming.state, building.current(i1()).as_of) == (Run.State.INCOMPLETE, TODAY)
    assert list(coming.batches.values_list("error", flat=True).order_by("number")) == ["this record cannot be", ""]
    monkeypatch.undo()
    building.work(building.resume(coming))
    assert building.current(i1()) == coming


def test_building_again_writes_no_fact():
    versions = "select count(*), max(xmin::text::bigint) from outcomes_placementfact where run_id = %s"
    kept = building.begin(initiative=i1(), as_of=TODAY, keep=True)
    building.work(kept)
    with connection.cursor() as cursor:
        cursor.execute(versions, [kept.pk])
        before = cursor.fetchone()
        facts.refresh(kept, building.between(0, 2**62), tally=False)
        cursor.execute(versions, [kept.pk])
        assert cursor.fetchone() == before


def test_a_failed_job_is_tried_again_later():
    change(lambda: Placement.objects.update(hourly_wage=20))
    (job,) = freshness.refresh(TODAY)
    Job.objects.filter(pk=job.pk).update(state=State.FAILED, finished_at=timezone.now())
    assert freshness.refresh(TODAY) == []
    Job.objects.filter(pk=job.pk).update(finished_at=timezone.now() - 2 * freshness.PAUSE)
    assert len(freshness.refresh(TODAY)) == 1


def test_a_bulk_load_leaves_one_mark_for_everybody():
    """Rows of one person alone: fifty thousand people would leave so much behind them that later tests are slow."""
    person = Participant.objects.first()
    load = (
        "insert into participants_service (key, participant_id, kind, provided_on)"
        " select 'bulk-' || %s || n, %s, '', '2024-01-01' from generate_series(1, %s) n"
    )
    with event("test.bulk", bulk=True), connection.cursor() as cursor:
        cursor.execute(load, ["few-", person.pk, 50_000])
        assert set(Stale.objects.values_list("participant_id", flat=True)) == {person.pk}
        cursor.execute(load, ["many-", person.pk, 50_001])
    assert Stale.objects.filter(participant_id=None).count() == 1


def test_who_is_erased_is_in_no_run():
    person = Participant.objects.first()
    kept = building.begin(initiative=i1(), as_of=TODAY, keep=True)
    building.work(kept)
    with event("test.erased"):
        FollowUp.objects.filter(placement__participant=person).delete()
        number = person.pk
        person.delete()
    assert services.forget(participant_id=number) > 0
    freshness.distribute()
    services.refresh_stale(initiative=i1())
    assert not PlacementFact.objects.filter(participant_id=number).exists()
    assert PlacementFact.objects.filter(run_id=kept.pk).exists()
