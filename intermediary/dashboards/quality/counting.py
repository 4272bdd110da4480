"""How many records each check finds: as last counted in the background, or counted now."""

from datetime import date, datetime

from intermediary.initiatives.models import Initiative
from placements.outcomes import findings, freshness


def counted(checks: list, *, initiative: Initiative, today: date) -> tuple[dict[str, int], datetime | None]:
    """(check key → records found, when that was counted in the background; None where it is counted now)."""
    last = freshness.last_counts().get(initiative.pk)
    if last:
        return last.result.get("counts", {}), last.finished_at
    return findings.counts(checks, initiative=initiative, today=today), None
