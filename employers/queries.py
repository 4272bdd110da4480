"""Reads of firms and openings. Everything an employer user may see starts from `own_employers`."""

from django.db.models import Count, Q, QuerySet

from employers.enums import OpeningStatus
from employers.models import Employer, Opening


def employers(search: str = "") -> QuerySet[Employer]:
    found = Employer.objects.annotate(
        open_count=Count("openings", filter=Q(openings__status=OpeningStatus.OPEN)),
    )
    for word in (search or "").split():
        found = found.filter(Q(name__icontains=word) | Q(fein__startswith=word) | Q(key__iexact=word))
    return found


def own_employers(user) -> QuerySet[Employer]:
    """The firms that a user acts for."""
    return Employer.objects.filter(members__user=user)


def openings(search: str = "", status: str | None = None) -> QuerySet[Opening]:
    found = Opening.objects.select_related("employer")
    if status:
        found = found.filter(status=status)
    for word in (search or "").split():
        found = found.filter(Q(title__icontains=word) | Q(employer__name__icontains=word))
    return found
