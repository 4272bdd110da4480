"""Reads of firms and openings. Everything an employer user may see starts from `own_employers`."""

from datetime import date

from django.db.models import Count, F, Q, QuerySet

from employers.enums import OpeningStatus
from employers.models import Employer, Opening
from employers.quality import standard_of
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


def public_openings(initiative: Initiative, as_of: date) -> QuerySet[Opening]:
    """What anybody may read: open on that day, listed by its firm, and looked at where staff do that."""
    found = Opening.objects.select_related("employer").filter(
        initiative=initiative, listed=True, status=OpeningStatus.OPEN, posted_on__lte=as_of
    )
    if standard_of(initiative).reviews_openings:
        found = found.exclude(reviewed_on=None)
    return found.exclude(expires_on__lt=as_of)


def to_review(initiative: Initiative) -> QuerySet[Opening]:
    """Openings that staff are asked to look at: new ones, and listed ones that their firm has changed since."""
    wanted = Q(status=OpeningStatus.REVIEW)
    if standard_of(initiative).reviews_openings:
        wanted |= Q(status=OpeningStatus.OPEN, listed=True, reviewed_on=None)
    return Opening.objects.select_related("employer").filter(wanted, initiative=initiative)


def expiring(initiative: Initiative, until: date) -> QuerySet[Opening]:
    """Open openings with positions left whose last day has come by `until`."""
    found = with_filled(Opening.objects.select_related("employer"))
    return found.filter(
        initiative=initiative, status=OpeningStatus.OPEN, expires_on__lte=until, filled__lt=F("positions")
    )


def usual_initiative(employer: Employer) -> Initiative | None:
    """The initiative that a firm's next opening is for without asking: the only one, else that of its last opening."""
    last = employer.openings.exclude(initiative=None).select_related("initiative").order_by("-pk").first()
    return only_initiative() or (last.initiative if last else None)


def only_initiative() -> Initiative | None:
    """The initiative that an opening is for without asking: where there is one only."""
    found = list(Initiative.objects.order_by("pk")[:2])
    return found[0] if len(found) == 1 else None
