"""What people ask of runs: make all figures anew, make those of another day, stop, go on, throw away.

Each is one act in the trail. Asking twice is harmless: the second joins the first. Jobs do the work
(`freshness.hands`); `recompute` on the command line does it in its own process.
"""

from datetime import date

from django.db import transaction

from intermediary.audit.events import event
from intermediary.initiatives.models import Initiative
from placements.outcomes.models import Run
from placements.outcomes.runs import building

STOPPED = (Run.State.CANCELLED, Run.State.INCOMPLETE)


class Busy(Exception):
    """What is asked cannot be done while the run is being built."""


@transaction.atomic
def recompute(*, initiative: Initiative, as_of: date, by=None) -> tuple[Run, bool]:
    """Begin to make all figures of an initiative anew, as of a day. With it, whether that was not under way already.

    What was stopped goes on where it stopped.
    """
    spare = Run.objects.filter(initiative=initiative, role=Run.Role.SPARE, as_of=as_of).first()
    under_way = spare is not None and spare.state == Run.State.BUILDING
    run = building.begin(initiative=initiative, as_of=as_of, by=by)
    with event("run.begun", by=by, subject=run):
        return run, not under_way


@transaction.atomic
def keep(
    *, initiative: Initiative, as_of: date, known_on: date | None = None, title: str = "", by=None
) -> tuple[Run, bool]:
    """Begin a run of its own as of another day, or take up one with the same day and name that is not whole yet."""
    Initiative.objects.select_for_update(no_key=True).get(pk=initiative.pk)
    same = Run.objects.filter(initiative=initiative, role=Run.Role.KEPT, as_of=as_of, known_on=known_on, title=title)
    open_ = same.filter(versions=building.versions()).exclude(state=Run.State.READY).first()
    if open_ is not None:
        under_way = open_.state == Run.State.BUILDING
        return open_ if under_way else resume(run=open_, by=by), not under_way
    run = building.begin(initiative=initiative, as_of=as_of, known_on=known_on, title=title, keep=True, by=by)
    with event("run.begun", by=by, subject=run):
        return run, True


@transaction.atomic
def cancel(*, run: Run, by=None) -> bool:
    """Stop a run after the batches that are being worked. False where there was nothing to stop."""
    with event("run.cancelled", by=by, subject=run):
        return building.cancel(run)


@transaction.atomic
def resume(*, run: Run, by=None) -> Run:
    """Go on with a run that was stopped, and try its failed batches again. What is done stays done."""
    run = Run.objects.select_for_update().get(pk=run.pk)
    if run.state not in STOPPED:
        return run
    with event("run.resumed", by=by, subject=run):
        return building.resume(run)


@transaction.atomic
def discard(*, run: Run, by=None) -> None:
    """Take a kept run away. Raises `Busy` while it is being built, and for runs that are not kept."""
    run = Run.objects.select_for_update().get(pk=run.pk)
    if run.role != Run.Role.KEPT or run.state == Run.State.BUILDING:
        raise Busy
    with event("run.discarded", by=by, subject=run, note=str(run)[:200]):
        building.discard(run)
