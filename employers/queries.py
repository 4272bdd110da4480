"""Reads of firms and openings. Everything an employer user may see starts from `own_employers`."""

from django.db.models import Count, Q, QuerySet

from employers.enums import OpeningStatus
from employers.models import Employer, Opening
from intermediary.initiatives.models import Initiative


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


def with_filled(openings: QuerySet[Opening]) -> QuerySet[Opening]:
    """Openings with how many of their positions are `filled`."""
    return openings.annotate(filled=Count("fills"))


def openings(search: str = "", status: str | None = None) -> QuerySet[Opening]:
    found = with_filled(Opening.objects.select_related("employer"))
    if status:
        found = found.filter(status=status)
    for word in (search or "").split():
        found = found.filter(Q(title__icontains=word) | Q(employer__name__icontains=word))
    return found


def only_initiative() -> Initiative | None:
    """The initiative that an opening is for without asking: where there is one only."""
    found = list(Initiative.objects.order_by("pk")[:2])
    return found[0] if len(found) == 1 else None
