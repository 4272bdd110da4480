"""The calls by which the benchmark reaches the engine. Everything else here knows nothing of how it works."""

from datetime import date

from intermediary.initiatives.models import Initiative
from placements.outcomes import freshness, services
from placements.outcomes.engine import Row
from placements.outcomes.models import Run, Scope
from placements.outcomes.runs import building, timing
from placements.outcomes.runs.reading import read


def rebuild(initiative: Initiative, as_of: date) -> Run:
    """All facts and sums of the initiative from the records, written into a run of their own."""
    run = building.begin(initiative=initiative, as_of=as_of, keep=True)
    building.work(run)
    return run


def discard(run: Run) -> None:
    building.discard(run)


def recompute(initiative: Initiative, as_of: date) -> None:
    """All facts of the initiative from the records; what differs from the stored ones is written."""
    services.store(initiative=initiative, as_of=as_of)


def refresh(initiative: Initiative, as_of: date) -> None:
    """What was changed since is worked into the stored figures; they are made first where there are none."""
    if not building.current(initiative):
        recompute(initiative, as_of)
    freshness.distribute()
    services.refresh_stale(initiative=initiative)


def stored(initiative: Initiative, cuts: tuple[str, ...], measures: list[str]) -> list[Row]:
    """The stored figures of every scope, by each cut (an empty one is the whole)."""
    run, scopes = building.current(initiative), list(Scope.objects.filter(initiative=initiative))
    return [row for cut in cuts for row in read(run, scopes, measures=measures, cut=cut)]


def stages() -> dict[str, float]:
    """Seconds of each stage since this was last asked."""
    return timing.taken()
