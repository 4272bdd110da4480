"""Which releases somebody may read. One place for page, figure, file, picture and API."""

from django.db.models import QuerySet

from intermediary.accounts.roles import STAFF
from intermediary.funding.models import Funder, Grant
from placements.outcomes.models import Release

HEAVY = ("body", "hidden", "attack")  # what a list of releases does not load


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
    """Staff read every release, drafts too; a funder's people what is out of their own grants; others what is public."""
    if not user.is_authenticated:
        return public()
    return Release.objects.all() if user.role in STAFF else published(own_grants(user))


def published_of(funder: Funder) -> QuerySet[Release]:
    """What is out of a funder's grants."""
    return published(Grant.objects.filter(funder=funder))


def before(release: Release, limit: int = 12) -> list[int]:
    """The published releases of the same grant that came before, as numbers: what a trend is drawn from."""
    earlier = Release.objects.of(release).published().filter(as_of__lt=release.as_of)
    return list(earlier.values_list("pk", flat=True)[:limit])
