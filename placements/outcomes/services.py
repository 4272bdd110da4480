"""Bring stored figures up to the records: all of an initiative, or what changed. Done is marked after the work."""

import logging
from datetime import date, timedelta

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from intermediary.accounts.scope import acting
from intermediary.initiatives.models import Initiative
from placements.outcomes.engine import some
from placements.outcomes.models import EnrollmentFact, PeriodFact, PlacementFact, Run, Stale, Touched
from placements.outcomes.models.stale import FIRMS
from placements.outcomes.runs import firms
from placements.outcomes.runs.building import begin, work
from placements.outcomes.runs.facts import refresh

log = logging.getLogger(__name__)
CHUNK = 5000  # people worked in one transaction
PAUSE = timedelta(minutes=10)  # records that could not be computed are tried again after this long


def store(*, initiative: Initiative, as_of: date) -> Run:
    """Compute one initiative as of the end of a day, here and now, and make it the current run."""
    run = begin(initiative=initiative, as_of=as_of)
    work(run)
    run.refresh_from_db()
    return run


def refresh_stale(*, initiative: Initiative) -> int:
    """Work into the current run what is marked, a chunk of people at a time. Returns how many people it was.

    Records that cannot be computed are found by halving, and set aside with their error; the others go on.
    """
    total = 0
    while people := _marked(initiative):
        total += len(people)
        _refresh(initiative, people)
    return total


def waiting(initiative: Initiative):
    """Marks of people that are to be worked in now."""
    due = Q(set_aside=None) | Q(set_aside__lt=timezone.now() - PAUSE)
    return Stale.objects.filter(due, initiative_id=initiative.pk, participant_id__isnull=False)


def firms_waiting(initiative: Initiative):
    """Marks that the figures of firms are to be made anew."""
    return Stale.objects.filter(initiative_id=initiative.pk, table_name=FIRMS)


def refresh_firms(*, initiative: Initiative) -> bool:
    """Make the current run's figures of firms anew, where something they hang on has changed. True where it had."""
    with acting("system"):
        run = Run.objects.select_for_update().filter(initiative=initiative, role=Run.Role.CURRENT).first()
        marks = list(firms_waiting(initiative).values_list("pk", flat=True))
        if run is None or not marks:
            return False
        firms.make(run)
        Stale.objects.filter(pk__in=marks).delete()
    return True


def _marked(initiative: Initiative) -> list[int]:
    marks = waiting(initiative).order_by("pk").values_list("participant_id", flat=True)[:CHUNK]
    return sorted(set(marks))


def _refresh(initiative: Initiative, people: list[int]) -> None:
    try:
        _refresh_together(initiative, people)
    except Exception as error:
        if len(people) == 1:
            log.exception("The figures of participant %s could not be made", people[0])
            _set_aside(initiative, people[0], error)
            return
        half = len(people) // 2
        _refresh(initiative, people[:half])
        _refresh(initiative, people[half:])


def _refresh_together(initiative: Initiative, people: list[int]) -> None:
    with acting("system"):
        run = Run.objects.select_for_update().filter(initiative=initiative, role=Run.Role.CURRENT).first()
        if run is None:
            return  # another has just taken its place: the marks stay for the next round
        # Only marks that are there now: what is written from here on stays marked.
        marks = list(
            Stale.objects.filter(initiative_id=initiative.pk, participant_id__in=people).values_list("pk", flat=True)
        )
        found = refresh(run, some(people))
        building = Run.objects.filter(initiative=initiative, known_on=None).exclude(state=Run.State.READY)
        Touched.objects.bulk_create(
            (Touched(run=other, participant_id=person) for other in building for person in people),
            ignore_conflicts=True,
        )
        Run.objects.filter(pk=run.pk).update(
            refreshed_at=timezone.now(),
            placements=F("placements") + found["placement"].gained,
            enrollments=F("enrollments") + found["enrollment"].gained,
        )
        Stale.objects.create(initiative_id=initiative.pk, table_name=FIRMS)  # whom they hired, and who stayed
        Stale.objects.filter(pk__in=marks).delete()


def forget(*, participant_id: int) -> int:
    """Take the facts of somebody who was erased out of all runs but the current one, which the sweep brings up to date.

    What a kept run has counted in large scopes stays counted: a number of many that names nobody. Returns how many.
    """
    with acting("system"):
        runs = list(Run.objects.exclude(role=Run.Role.CURRENT).values_list("pk", flat=True))
        facts = (PlacementFact, EnrollmentFact, PeriodFact)
        return sum(model.objects.filter(run_id__in=runs, participant_id=participant_id).delete()[0] for model in facts)


@transaction.atomic
def _set_aside(initiative: Initiative, person: int, error: Exception) -> None:
    Stale.objects.filter(initiative_id=initiative.pk, participant_id=person).update(
        set_aside=timezone.now(), error=str(error)[:2000] or type(error).__name__
    )
