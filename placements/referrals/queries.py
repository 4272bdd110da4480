"""Reads of referrals. Everything that an employer user may see starts from `own_candidates`."""

from django.db.models import OuterRef, Q, QuerySet, Subquery

from intermediary.initiatives.models import Initiative
from placements.models import Card
from placements.referrals.agreed import Agreed
from placements.referrals.enums import Status
from placements.referrals.models import Referral, Step


def with_newest(found: QuerySet[Referral]) -> QuerySet[Referral]:
    """Referrals with `since`, `interview_at` and `reason` of their newest step."""
    newest = Step.objects.filter(referral=OuterRef("pk")).order_by("-number", "-pk")
    return found.annotate(
        since=Subquery(newest.values("on")[:1]),
        interview_at=Subquery(newest.values("interview_at")[:1]),
        reason=Subquery(newest.values("reason")[:1]),
    )


def referrals(initiative: Initiative, search: str = "", status: str | None = None) -> QuerySet[Referral]:
    found = Referral.objects.filter(opening__initiative=initiative)
    if status:
        found = found.filter(status=status)
    for word in (search or "").split():
        found = found.filter(
            Q(participant__identity__first_name__icontains=word)
            | Q(participant__identity__last_name__icontains=word)
            | Q(opening__title__icontains=word)
            | Q(opening__employer__name__icontains=word)
        )
    return with_newest(found.select_related("participant__identity", "opening__employer", "cohort__program", "by"))


def own_candidates(employers: QuerySet) -> QuerySet[Referral]:
    """Who was sent to a firm's openings and agrees to it now, with `name`. PostgreSQL enforces the same by itself."""
    sent = Referral.objects.filter(Agreed("participant_id"), opening__employer__in=employers)
    card = Card.objects.filter(participant=OuterRef("participant"))
    named = sent.exclude(status=Status.SUGGESTED).annotate(name=Subquery(card.values("name")[:1]))
    return with_newest(named.exclude(name=None).select_related("opening__employer"))
