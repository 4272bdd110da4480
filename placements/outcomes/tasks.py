"""Work in the background. Here, and nowhere below, it is decided which day is today."""

from django.utils import timezone

from intermediary.accounts.scope import acting
from intermediary.initiatives.models import Initiative
from intermediary.jobs.handlers import Cancelled, handles, sweeps
from placements.outcomes import findings, freshness, services
from placements.outcomes.models import Run
from placements.outcomes.runs import building, checking


@sweeps
def sweep_stale() -> None:
    freshness.refresh(timezone.localdate())


@sweeps
def sweep_checks() -> None:
    freshness.check(timezone.localtime())


@sweeps
def sweep_findings() -> None:
    freshness.count(timezone.now())


@handles(freshness.REFRESH)
def refresh_outcomes(job, progress, *, initiative: int) -> dict:
    """Work what changed into the current run of an initiative. Run twice it finds nothing to change."""
    found = Initiative.objects.filter(pk=initiative).first()
    if found is None:
        return {}
    freshness.distribute()
    people = services.refresh_stale(initiative=found)
    services.refresh_firms(initiative=found)
    return {"people": people}


@handles(freshness.BUILD)
def build_outcomes(job, progress, *, run: int) -> dict:
    """Take batches of a run until none is left. Several of these jobs share one run; any of them can die."""
    found = Run.objects.filter(pk=run).first()
    if found is None:
        return {}

    def report(done: int, total: int) -> None:
        try:
            progress(done, total)
        except Cancelled:
            building.cancel(found)
            raise

    building.work(found, report)
    found.refresh_from_db()
    return {"as_of": found.as_of.isoformat(), "placements": found.placements, "seconds": round(found.seconds, 2)}


@handles(freshness.CHECK)
def check_outcomes(job, progress, *, initiative: int) -> dict:
    """Compare what is stored with what the records say. Nothing is repaired: the result is for people."""
    run = Run.objects.filter(initiative=initiative, role=Run.Role.CURRENT).first()
    return checking.check(run).as_result() if run else {}


@handles(freshness.COUNT)
def count_findings(job, progress, *, initiative: int) -> dict:
    """Count the records that bend a figure: the result is for the data-quality page."""
    found = Initiative.objects.filter(pk=initiative).first()
    if found is None:
        return {}
    with acting("system"):
        checks = findings.CHECKS.values()
        return {"counts": findings.counts(checks, initiative=found, today=timezone.localdate())}
