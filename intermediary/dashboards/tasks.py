"""Building a release in the background."""

from datetime import date

from intermediary.accounts.models import User
from intermediary.accounts.scope import acting
from intermediary.dashboards.releases.views import KIND
from intermediary.funding.models import Grant
from intermediary.jobs.handlers import handles
from placements.outcomes.models import Release
from placements.outcomes.releases import build_release


@handles(KIND)
def build(job, progress, *, grant: int, as_of: str, by_id: int) -> dict:
    """Build one release. Done again after a kill, it finds the draft of the first try and leaves it."""
    with acting("system"):
        found = Release.objects.filter(grant=grant, built_at__gte=job.created_at).first()
        if found is None:
            found = build_release(
                grant=Grant.objects.get(pk=grant), as_of=date.fromisoformat(as_of), by=User.objects.get(pk=by_id)
            )
    return {"release": found.pk}
