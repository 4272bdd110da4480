"""Jobs of releases: asked for here, done in `dashboards.tasks`."""

from datetime import date

from django.db.models import QuerySet

from intermediary.funding.models import Grant
from intermediary.initiatives.models import Initiative
from intermediary.jobs import services
from intermediary.jobs.models import Job, State
from placements.outcomes.disclosure import ROUND
from placements.outcomes.models import Release

BUILD, ATTACK = "releases.build", "releases.attack"
OPEN = (State.QUEUED, State.RUNNING)


def ask_to_build(
    *, grant: Grant | None = None, initiative: Initiative | None = None, as_of: date, method: str = ROUND,
    replaces: Release | None = None, reason: str = "", by,
) -> Job:  # fmt: skip
    """Have a draft built. Asking twice for one grant or initiative joins the first."""
    whose = f"grant {grant.pk}" if grant else f"initiative {initiative.pk}"
    return services.enqueue(
        BUILD,
        by=by,
        unique=f"{BUILD} {whose}",
        grant=grant.pk if grant else None,
        initiative=None if grant else initiative.pk,
        as_of=as_of.isoformat(),
        method=method,
        replaces=replaces.pk if replaces else None,
        reason=reason,
        by_id=by.pk,
    )


def ask_to_attack(*, release: Release, hide: bool, by) -> Job:
    """Have a draft attacked, after hiding what the last attack asked for where `hide` says so."""
    return services.enqueue(ATTACK, by=by, unique=f"{ATTACK} {release.pk}", release=release.pk, hide=hide, by_id=by.pk)


def of_releases() -> QuerySet[Job]:
    return Job.objects.filter(kind__in=(BUILD, ATTACK))


def under_way(release: Release) -> Job | None:
    return Job.objects.filter(unique=f"{ATTACK} {release.pk}", state__in=OPEN).first()


def open_jobs() -> QuerySet[Job]:
    """What is being built or checked now."""
    return of_releases().filter(state__in=OPEN)


def stop(job: Job) -> bool:
    return services.cancel(job=job)
