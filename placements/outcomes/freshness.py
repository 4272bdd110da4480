"""From stale marks to computations. The mark is the truth; jobs and messages can be lost and repeated."""

from datetime import date, timedelta

from django.db import connection
from django.db.models import Exists, OuterRef
from django.utils import timezone

from intermediary.accounts.scope import acting
from intermediary.initiatives.models import Initiative
from intermediary.jobs.models import Job, State
from intermediary.jobs.services import enqueue
from placements.outcomes.models import Computation, Stale

KIND = "outcomes.compute"
# A computation that failed is tried again after this long: its marks stay, and its error is on the job.
PAUSE = timedelta(minutes=10)

# A mark of a person (or of everybody) becomes one mark for each initiative whose figures that person is part of.
# The triggers already mark the initiative that a placement or an enrollment was taken out of.
DISTRIBUTE = """
with taken as (
    delete from outcomes_stale where initiative_id is null returning participant_id, table_name, at
), part_of as (
    select e.participant_id, c.initiative_id
    from trainings_enrollment e join trainings_cohort c on c.id = e.cohort_id
    where e.participant_id in (select participant_id from taken)
    union
    select p.participant_id, c.initiative_id
    from placements_placement p join trainings_cohort c on c.id = p.cohort_id
    where p.participant_id in (select participant_id from taken)
)
insert into outcomes_stale (initiative_id, participant_id, table_name, at)
select p.initiative_id, t.participant_id, min(t.table_name), min(t.at)
from taken t join part_of p on p.participant_id = t.participant_id
group by 1, 2
union all
select i.id, null, min(t.table_name), min(t.at)
from taken t cross join initiatives_initiative i
where t.participant_id is null
group by 1
"""


def distribute() -> None:
    """Turn marks of persons into marks of initiatives. Safe to run twice, and at once from two places."""
    with acting("system"), connection.cursor() as cursor:
        cursor.execute(DISTRIBUTE)


def outdated(today: date) -> list[Initiative]:
    """Initiatives that changed since their figures were made, or whose figures are of another day."""
    distribute()
    marked = Exists(Stale.objects.filter(initiative_id=OuterRef("pk")))
    current = Exists(Computation.objects.filter(initiative=OuterRef("pk"), as_of=today))
    return list(Initiative.objects.filter(marked | ~current).order_by("pk"))


def refresh(today: date) -> list[Job]:
    """Enqueue a computation of every outdated initiative, one open job each."""
    return [request(initiative) for initiative in outdated(today) if not _failed_lately(initiative)]


def request(initiative: Initiative, *, by=None) -> Job:
    """Enqueue a computation of one initiative, or join the one that is still open."""
    return enqueue(KIND, by=by, unique=unique_name(initiative), initiative=initiative.pk)


def unique_name(initiative: Initiative) -> str:
    return f"{KIND}:{initiative.pk}"


def _failed_lately(initiative: Initiative) -> bool:
    return Job.objects.filter(
        unique=unique_name(initiative), state=State.FAILED, finished_at__gt=timezone.now() - PAUSE
    ).exists()
