"""Reads of placements that span models."""

from datetime import date

from django.db.models import OuterRef, Q, QuerySet, Subquery

from participants.enums import Purpose
from participants.models import Consent
from placements.models import Card, Placement


def placements(search: str = "", employer=None) -> QuerySet[Placement]:
    found = Placement.objects.select_related("participant__identity", "employer", "cohort__program")
    if employer:
        found = found.filter(employer=employer)
    for word in (search or "").split():
        found = found.filter(
            Q(participant__identity__first_name__icontains=word)
            | Q(participant__identity__last_name__icontains=word)
            | Q(employer__name__icontains=word)
            | Q(key__iexact=word)
        )
    return found


def own_hires(employers: QuerySet, as_of: date) -> QuerySet[Placement]:
    """What a firm may load of its hires: the job, and `name` where the person agreed to employment checks.

    PostgreSQL enforces the same by itself (`placements_card`); this is the first wall of two.
    """
    agreed = Consent.objects.filter(
        participant=OuterRef("participant"), purpose=Purpose.EMPLOYMENT_CHECK, given_on__lte=as_of, withdrawn_on=None
    ).exclude(expires_on__lt=as_of)
    card = Card.objects.filter(participant=OuterRef("participant"), participant_id__in=agreed.values("participant"))
    return (
        Placement.objects.filter(employer__in=employers, cohort__isnull=False)
        .select_related("employer")
        .annotate(name=Subquery(card.values("name")[:1]))
        .only("key", "employer__name", "started_on", "last_day_worked")
    )
