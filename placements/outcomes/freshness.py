"""From stale marks to computations. The mark is the truth; jobs and messages can be lost and repeated."""

from datetime import date, datetime, time, timedelta

from django.db import connection
from django.utils import timezone

from intermediary.accounts.scope import acting
from intermediary.initiatives.models import Initiative
from intermediary.jobs.models import Job, State
from intermediary.jobs.services import enqueue
from placements.outcomes.models import Run, Stale
from placements.outcomes.models.stale import FIRMS
from placements.outcomes.runs.building import begin, current, resume, versions
from placements.outcomes.services import PAUSE, firms_waiting, waiting

REFRESH, BUILD, CHECK = "outcomes.refresh", "outcomes.build", "outcomes.check"
COUNT = "outcomes.count_findings"
SELDOM = 50  # of its time at most one part is spent on counting again what data checks find
# How many jobs take the batches of one run; more workers than this do not make it quicker.
HANDS = 4
REMEMBERED = timedelta(days=40)  # so long the last check is looked for
CHECKED_AFTER = time(2)  # of the night, where the initiative is

# Marks of a cohort become marks of its people, then marks of a person (or of everybody) one for each initiative whose
# figures that person is part of. Triggers already mark the initiative that a placement or enrollment was taken out of.
DISTRIBUTE = """
with taken as (
    delete from outcomes_stale where initiative_id is null returning participant_id, cohort_id, table_name, at
), people as (
    select participant_id, table_name, at from taken where cohort_id is null
    union
    select theirs.participant_id, t.table_name, t.at from taken t
    cross join lateral (
        select participant_id from placements_placement p where p.cohort_id = t.cohort_id
        union select participant_id from trainings_enrollment e where e.cohort_id = t.cohort_id
        union select participant_id from outcomes_placementfact f where f.cohort_id = t.cohort_id
        union select participant_id from outcomes_enrollmentfact f where f.cohort_id = t.cohort_id
    ) theirs
    where t.cohort_id is not null
), part_of as (
    select e.participant_id, c.initiative_id
    from trainings_enrollment e join trainings_cohort c on c.id = e.cohort_id
    where e.participant_id in (select participant_id from people)
    union
    select p.participant_id, c.initiative_id
    from placements_placement p join trainings_cohort c on c.id = p.cohort_id
    where p.participant_id in (select participant_id from people)
    union
    select s.participant_id, r.initiative_id
    from outcomes_enrollmentfact s join outcomes_run r on r.id = s.run_id and r.role = 'current'
    where s.participant_id in (select participant_id from people where table_name like 'trainings_cohort%')
)
insert into outcomes_stale (initiative_id, participant_id, table_name, at)
select p.initiative_id, t.participant_id, min(t.table_name), min(t.at)
from people t join part_of p on p.participant_id = t.participant_id
group by 1, 2
union all
select i.id, null, min(t.table_name), min(t.at)
from people t cross join initiatives_initiative i
where t.participant_id is null
group by 1
"""


def distribute() -> None:
    """Turn marks of persons into marks of initiatives. Safe to run twice, and at once from two places."""
    with acting("system"), connection.cursor() as cursor:
        cursor.execute(DISTRIBUTE)


def outdated(today: date) -> list[Initiative]:
    """Initiatives that changed since their figures were made, or whose figures are of another day or definition."""
    distribute()
    return [each for each in Initiative.objects.order_by("pk") if to_build(each, today) or _waiting(each)]


def to_build(initiative: Initiative, today: date) -> bool:
    """Whether all of it must be made anew: another day, another definition, or more changed than is worth following."""
    run = current(initiative)
    everybody = (
        Stale.objects.filter(initiative_id=initiative.pk, participant_id=None).exclude(table_name=FIRMS).exists()
    )
    return run is None or run.as_of != today or run.versions != versions() or everybody


def _waiting(initiative: Initiative) -> bool:
    return waiting(initiative).exists() or firms_waiting(initiative).exists()


def refresh(today: date) -> list[Job]:
    """Enqueue what brings every outdated initiative up to date, one open job each."""
    jobs = []
    for initiative in outdated(today):
        if to_build(initiative, today):
            jobs += _build(initiative, today)
        if current(initiative) and _waiting(initiative) and not _failed_lately(f"{REFRESH}:{initiative.pk}"):
            jobs.append(enqueue(REFRESH, unique=f"{REFRESH}:{initiative.pk}", initiative=initiative.pk))
    return jobs + _unattended()


def _unattended() -> list[Job]:
    """Whatever is being built has hands, also where a job ended just before its run was taken up again."""
    building = Run.objects.filter(state=Run.State.BUILDING)
    return [job for run in building if not _failed_lately(f"{BUILD}:{run.pk}:0") for job in hands(run)]


def _build(initiative: Initiative, today: date) -> list[Job]:
    run = Run.objects.filter(initiative=initiative, role=Run.Role.SPARE, as_of=today).first()
    if run and run.state in (Run.State.CANCELLED, Run.State.INCOMPLETE):
        return []  # somebody stopped it, or must look at it first
    run = begin(initiative=initiative, as_of=today)
    return hands(run) if not _failed_lately(f"{BUILD}:{run.pk}:0") else []


def hands(run: Run, *, by=None) -> list[Job]:
    """Enqueue the jobs that take a run's batches, as many as there are batches to share."""
    many = max(1, min(HANDS, run.batches.filter(done_at=None).count()))
    return [enqueue(BUILD, by=by, unique=f"{BUILD}:{run.pk}:{hand}", run=run.pk) for hand in range(many)]


def again(initiative: Initiative, *, by=None) -> list[Job]:
    """Try at once what was set aside: batches of a run that failed, and people whose changes could not be worked in."""
    Stale.objects.filter(initiative_id=initiative.pk, set_aside__isnull=False).update(set_aside=None, error="")
    failed = Run.objects.filter(initiative=initiative, state=Run.State.INCOMPLETE)
    jobs = [job for run in failed for job in hands(resume(run), by=by)]
    return [*jobs, enqueue(REFRESH, by=by, unique=f"{REFRESH}:{initiative.pk}", initiative=initiative.pk)]


def check(now: datetime) -> list[Job]:
    """Enqueue the full check of every initiative, once a night. `now` in local time."""
    if now.time() < CHECKED_AFTER:
        return []
    night = f"{now:%Y-%m-%d}"
    asked = Job.objects.filter(state__in=State.values, kind=CHECK, created_at__gte=now - timedelta(days=1))
    names = set(asked.values_list("unique", flat=True))
    whole = Run.objects.filter(role=Run.Role.CURRENT).values_list("initiative_id", flat=True)
    return [
        enqueue(CHECK, unique=f"{CHECK}:{initiative}:{night}", initiative=initiative)
        for initiative in whole
        if f"{CHECK}:{initiative}:{night}" not in names
    ]


def last_checks() -> dict[int, Job]:
    """Initiative id → the last full check of it that came to an end."""
    return _last(CHECK)


def _last(kind: str) -> dict[int, Job]:
    done = Job.objects.filter(kind=kind, state=State.DONE).order_by("finished_at")
    return {job.arguments["initiative"]: job for job in done.filter(created_at__gte=timezone.now() - REMEMBERED)}


def count(now: datetime) -> list[Job]:
    """Enqueue the counting of what data checks find, where figures were made or changed since it was last done.

    It reads every record of an initiative: where that takes long it is done the less often.
    """
    jobs, last = [], last_counts()
    for run in Run.objects.filter(role=Run.Role.CURRENT):
        counted, name = last.get(run.initiative_id), f"{COUNT}:{run.initiative_id}"
        if counted:
            rest = SELDOM * (counted.finished_at - counted.started_at)
            if counted.started_at >= run.refreshed_at or now - counted.finished_at < rest:
                continue
        if not _failed_lately(name):
            jobs.append(enqueue(COUNT, unique=name, initiative=run.initiative_id))
    return jobs


def last_counts() -> dict[int, Job]:
    """Initiative id → the last counting that came to an end: its result has the numbers by check."""
    return _last(COUNT)


def check_now(initiative: Initiative, *, by=None) -> Job:
    """Enqueue a full check, unless one that was asked for by hand is under way."""
    return enqueue(CHECK, by=by, unique=f"{CHECK}:{initiative.pk}", initiative=initiative.pk)


def open_check(initiative: Initiative) -> Job | None:
    """The full check that waits or is being done."""
    waiting = Job.objects.filter(kind=CHECK, state__in=(State.QUEUED, State.RUNNING))
    return waiting.filter(arguments__initiative=initiative.pk).order_by("pk").first()


def _failed_lately(unique: str) -> bool:
    return Job.objects.filter(unique=unique, state=State.FAILED, finished_at__gt=timezone.now() - PAUSE).exists()
