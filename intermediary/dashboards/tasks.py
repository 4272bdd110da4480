"""Building and attacking releases in the background."""

from datetime import date

from intermediary.accounts.models import User
from intermediary.accounts.scope import acting
from intermediary.dashboards.releases.jobs import ATTACK, BUILD
from intermediary.funding.models import Grant
from intermediary.initiatives.models import Initiative
from intermediary.jobs.handlers import handles
from placements.outcomes.disclosure import ROUND
from placements.outcomes.models import Release
from placements.outcomes.releases import build_release, hide_found, try_attack


@handles(BUILD)
def build(
    job, progress, *, as_of: str, by_id: int, grant: int | None = None, initiative: int | None = None,
    method: str = ROUND, replaces: int | None = None, reason: str = "",
) -> dict:  # fmt: skip
    """Build one release. Done again after a kill, it finds the draft of the first try and leaves it."""
    with acting("system"):
        mine = {"grant_id": grant} if grant else {"grant": None, "initiative_id": initiative}
        found = Release.objects.filter(built_at__gte=job.created_at, **mine).defer("body").first()
        if found is not None:
            return {"release": found.pk}
        asked = {
            "grant": Grant.objects.select_related("initiative", "funder").get(pk=grant) if grant else None,
            "initiative": None if grant else Initiative.objects.get(pk=initiative),
            "replaces": Release.objects.get(pk=replaces) if replaces else None,
            "by": User.objects.get(pk=by_id),
        }
    found = build_release(**asked, as_of=date.fromisoformat(as_of), method=method, reason=reason, report=progress)
    return {"release": found.pk}


@handles(ATTACK)
def attack(job, progress, *, release: int, by_id: int, hide: bool = False) -> dict:
    """Attack a draft again; with `hide`, after hiding what the last attack asked for."""
    with acting("system"):
        found = Release.objects.select_related("grant").filter(pk=release, published_at=None).first()
    if found is None:
        return {}
    if hide and found.attack.get("hide"):
        hide_found(release=found, by=User.objects.get(pk=by_id))
    try_attack(release=found, report=progress)
    return {"release": found.pk, "findings": len(found.attack["findings"])}
