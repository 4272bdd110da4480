"""Work in the background. Here, and nowhere below, it is decided which day is today."""

from django.utils import timezone

from intermediary.initiatives.models import Initiative
from intermediary.jobs.handlers import handles, sweeps
from placements.outcomes import freshness, services


@sweeps
def sweep_stale() -> None:
    freshness.refresh(timezone.localdate())


@handles(freshness.KIND)
def compute_outcomes(job, progress, *, initiative: int) -> dict:
    """Recompute one initiative as of today. Run twice it finds nothing to change."""
    found = Initiative.objects.filter(pk=initiative).first()
    if found is None:
        return {}
    freshness.distribute()
    computation = services.store(initiative=found, as_of=timezone.localdate())
    return {
        "as_of": computation.as_of.isoformat(),
        "placements": computation.placements,
        "seconds": round(computation.seconds, 2),
    }
