"""Build a run: its people cut into batches that any number of workers take, then sums over all, then its place."""

import logging
from collections.abc import Callable
from datetime import date

from django.db import connection, transaction
from django.db.models import Q, Sum
from django.utils import timezone

from intermediary.accounts.scope import acting
from intermediary.initiatives.models import Initiative
from intermediary.jobs.handlers import Cancelled
from placements.outcomes.definitions import DEFINITIONS
from placements.outcomes.engine import between, some
from placements.outcomes.engine.stage import prepare_session
from placements.outcomes.models import Batch, Run, Stale, Touched
from placements.outcomes.runs import firms, whole
from placements.outcomes.runs.facts import refresh
from placements.outcomes.runs.tallies import make_tallies
from placements.outcomes.runs.timing import timed

log = logging.getLogger(__name__)
BATCH = 20_000  # people
LOWEST, HIGHEST = 0, 2**62  # the outer batches also hold whoever has left

PEOPLE = """
select min(participant_id), max(participant_id), count(*) from (
    select participant_id, (row_number() over (order by participant_id) - 1) / %(size)s as batch from (
        select participant_id from placements_placement join trainings_cohort c on c.id = cohort_id
        where c.initiative_id = %(initiative)s
        union
        select participant_id from trainings_enrollment join trainings_cohort c on c.id = cohort_id
        where c.initiative_id = %(initiative)s
    ) people
) numbered group by batch order by 1
"""


def versions() -> dict[str, int]:
    return {key: definition.version for key, definition in DEFINITIONS.items()}


def current(initiative: Initiative) -> Run | None:
    return Run.objects.filter(initiative=initiative, role=Run.Role.CURRENT).first()


@transaction.atomic
def begin(*, initiative: Initiative, as_of: date, known_on: date | None = None, title: str = "", keep: bool = False,
          by=None, size: int | None = None) -> Run:  # fmt: skip
    """Start a run as of the end of a day, or take up the one that is being built for that day.

    With `keep` a run of its own, else the one that shall become current. Nothing is computed yet: see `work`.
    """
    # Not against those who enter scopes of the initiative meanwhile, while they work a batch.
    Initiative.objects.select_for_update(no_key=True).get(pk=initiative.pk)
    role = Run.Role.KEPT if keep else Run.Role.SPARE
    run = None if keep else Run.objects.filter(initiative=initiative, role=role).first()
    if run and run.as_of == as_of and run.state in (Run.State.BUILDING, Run.State.CANCELLED, Run.State.INCOMPLETE) \
            and run.versions == versions():  # fmt: skip
        return resume(run)
    run = run or Run(initiative=initiative, role=role)
    run.as_of, run.known_on, run.title, run.by = as_of, known_on, title, by
    run.state, run.versions, run.tallied = Run.State.BUILDING, versions(), []
    run.started_at, run.finished_at = timezone.now(), None
    run.save()
    _plan(run, size)
    if not keep:
        Stale.objects.filter(initiative_id=initiative.pk).update(covered_by=run.pk)
    return run


def resume(run: Run) -> Run:
    """Go on with a run that was cancelled, or try the batches again that failed. What is done stays done."""
    # Only those that failed: whoever works a batch holds its row until it is done.
    Batch.objects.filter(run=run, done_at=None).exclude(error="").update(error="")
    Run.objects.filter(pk=run.pk).update(state=Run.State.BUILDING)
    run.refresh_from_db()
    return run


def cancel(run: Run) -> bool:
    """Stop after the batches that are being worked. True where there was something to stop."""
    return bool(Run.objects.filter(pk=run.pk, state=Run.State.BUILDING).update(state=Run.State.CANCELLED))


def discard(run: Run) -> None:
    """Take a kept run away, with its facts and sums. Waits for the batches that are being worked."""
    with acting("system"), connection.cursor() as cursor:
        cancel(run)
        list(Batch.objects.select_for_update().filter(run=run).values_list("pk"))
        for table in ("placementfact", "enrollmentfact", "periodfact", "firmfigure", "membership", "tally"):
            cursor.execute(f"delete from outcomes_{table} where run_id = %s", [run.pk])
        run.delete()


def _plan(run: Run, size: int | None) -> None:
    Batch.objects.filter(run=run).delete()
    with acting("system"):
        Touched.objects.filter(run=run).delete()
    planned = shares(run, size)
    people = sum(people for _low, _high, people in planned)
    if size is None and whole.suits(run, people):
        planned = [(LOWEST, HIGHEST, people)]
    Batch.objects.bulk_create(
        Batch(run=run, number=number, low=low, high=high, people=people)
        for number, (low, high, people) in enumerate(planned)
    )


def shares(run: Run, size: int | None = None) -> list[tuple[int, int, int]]:
    """The people of a run's initiative in shares: first and last id, and how many. Together they hold every id."""
    if run.known_on is not None:
        size = HIGHEST  # the tables as they were known are rebuilt once
    with acting("system"), connection.cursor() as cursor:
        cursor.execute(PEOPLE, {"initiative": run.initiative_id, "size": size or BATCH})
        found = cursor.fetchall() or [(LOWEST, HIGHEST, 0)]
    bounds = [low for low, _high, _n in found][1:]
    lows, highs = [LOWEST, *bounds], [*(bound - 1 for bound in bounds), HIGHEST]
    return [(low, high, people) for low, high, (_l, _h, people) in zip(lows, highs, found, strict=True)]


def work(run: Run, report: Callable[[int, int], object] = lambda done, total: None) -> None:
    """Take batches until none is left, here and wherever else this is called; whoever does the last makes the sums.

    `report(people done, people in all)` after each. A batch that fails is set aside with its error.
    """
    if _at_once(run, report):
        return
    while _work_one(run.pk):
        numbers = Batch.objects.filter(run=run).aggregate(
            total=Sum("people", default=0), done=Sum("people", filter=Q(done_at__isnull=False), default=0)
        )
        report(numbers["done"], numbers["total"])
    finish(run)


def _at_once(run: Run, report: Callable[[int, int], object]) -> bool:
    """Build and finish a run that was planned in one go (see `whole`). False where batches are to be worked: they were
    planned, or are now, since it could not be done in one go."""
    batch = Batch.objects.filter(run=run, low=LOWEST, high=HIGHEST, run__state=Run.State.BUILDING, done_at=None).first()
    if batch is None or batch.people <= whole.PEOPLE or run.known_on is not None:
        return False
    try:
        if whole.build(batch, report):  # else another process is at it
            report(batch.people, batch.people)
            finish(run, tallied=True)
    except whole.Stopped:
        log.info("Run %s was stopped", run.pk)
    except Cancelled:
        raise
    except Exception:
        log.exception("Run %s could not be built in one go", run.pk)
        _plan(run, whole.PEOPLE)
        return False
    return True


@transaction.atomic
def _work_one(run_id: int) -> bool:
    batch = (
        Batch.objects.select_for_update(skip_locked=True, of=("self",))
        .filter(run_id=run_id, run__state=Run.State.BUILDING, done_at=None, error="")
        .order_by("number")
        .first()
    )
    if batch is None:
        return False
    try:
        with transaction.atomic():
            refresh(batch.run, between(batch.low, batch.high), tally=False)
        batch.done_at = timezone.now()
    except Exception as error:  # the others go on
        log.exception("Batch %s failed", batch)
        batch.error = str(error)[:2000] or type(error).__name__
    batch.save()
    return True


def finish(run: Run, tallied: bool = False) -> bool:
    """Make the sums of a run whose batches are all done, and give it its place. True where this call did so.

    `tallied` where the caller made the sums with the facts: then only what was touched meanwhile moves them.
    """
    with acting("system"):
        # In the order of ids: whoever works changes into the current run waits, and then finds the new one.
        locked = list(Run.objects.select_for_update().filter(initiative=run.initiative_id).order_by("pk"))
        run = next(each for each in locked if each.pk == run.pk)
        left = Batch.objects.filter(run=run, done_at=None)
        if run.state != Run.State.BUILDING or left.filter(error="").exists():
            return False
        if left.exists():
            run.state = Run.State.INCOMPLETE
            run.save(update_fields=["state"])
            return False
        people = list(Touched.objects.filter(run=run).values_list("participant_id", flat=True))
        if people:
            refresh(run, some(people), tally=tallied)
            Touched.objects.filter(run=run).delete()
        prepare_session()
        if not tallied:
            with timed("tallies"):
                make_tallies(run)
        with timed("firms"):
            firms.make(run)
        _count(run)
        run.state, run.finished_at = Run.State.READY, timezone.now()
        run.refreshed_at = run.finished_at
        run.seconds = (run.finished_at - run.started_at).total_seconds()
        run.save()
        if run.role == Run.Role.SPARE:
            _take_the_place(run)
            Stale.objects.filter(covered_by=run.pk).delete()
    return True


def _count(run: Run) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "select (select count(*) from outcomes_placementfact where run_id = %(run)s),"
            " (select count(*) from outcomes_enrollmentfact where run_id = %(run)s)",
            {"run": run.pk},
        )
        run.placements, run.enrollments = cursor.fetchone()


def _take_the_place(run: Run) -> None:
    Run.objects.filter(pk=run.pk).update(role="")
    Run.objects.filter(initiative=run.initiative_id, role=Run.Role.CURRENT).update(role=Run.Role.SPARE)
    Run.objects.filter(pk=run.pk).update(role=Run.Role.CURRENT)
    run.role = Run.Role.CURRENT
