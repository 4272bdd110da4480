"""Which releases somebody may read. One place for page, figure, file, picture and API."""

from collections.abc import Sequence

from django.db.models import QuerySet

from intermediary.accounts.roles import STAFF
from intermediary.funding.models import Funder, Grant
from placements.outcomes.models import Release

HEAVY = ("body", "hidden", "attack")  # what only a release's own page loads
TREND = 12  # releases that a trend goes back
# What a list of releases loads: never a body, nor what is hidden in it.
HEAD = ("as_of", "published_at", "grant__key", "grant__title", "initiative__key", "initiative__name")


def own_grants(user) -> QuerySet[Grant]:
    """The grants of the funders that a user belongs to."""
    return Grant.objects.filter(funder__members__user=user)


def published(grants: QuerySet[Grant]) -> QuerySet[Release]:
    """What is out of some grants: published, and not withdrawn. The newest day first."""
    return Release.objects.published().filter(grant__in=grants)


def public() -> QuerySet[Release]:
    """What is out for everybody: releases of whole initiatives."""
    return Release.objects.published().filter(grant=None)


def readable(user) -> QuerySet[Release]:
    """Staff read every release, drafts too; a funder's people what is out for them; others what is public."""
    if not user.is_authenticated:
        return public()
    return Release.objects.all() if user.role in STAFF else published(own_grants(user))


def published_of(funder: Funder) -> QuerySet[Release]:
    """What is out of a funder's grants."""
    return published(Grant.objects.filter(funder=funder))


def before(release: Release, out: Sequence[Release] | None = None) -> list[int]:
    """Numbers of the published releases of the same grant that came before: what a trend is drawn from.

    `out` are the grant's published releases, where they are at hand.
    """
    found = Release.objects.of(release).published().only("as_of") if out is None else out
    return [other.pk for other in found if other.as_of < release.as_of][:TREND]
