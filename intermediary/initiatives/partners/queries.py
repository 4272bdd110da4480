"""Reads of partners and councils that span models. `as_of` is the day they are true on."""

from datetime import date, timedelta

from django.db.models import Count, F, Max, Min, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from intermediary.initiatives.models import Initiative
from intermediary.initiatives.partners.enums import Direction
from intermediary.initiatives.partners.models import Action, Agreement, Council, Partnership, ReferralCount

ENDING_SOON = timedelta(days=60)  # an agreement that ends within so many days is asked about


def in_force(as_of: date) -> Q:
    """Agreements, partnerships and seats that hold on a day, by their own first and last."""
    return Q(starts_on__lte=as_of) & (Q(ends_on=None) | Q(ends_on__gte=as_of))


def partnerships(initiative: Initiative, as_of: date, search: str = "", role: str = "") -> QuerySet[Partnership]:
    """Partners of an initiative with how many agreements are in force, the next end, and people sent either way."""
    holding = Agreement.objects.filter(in_force(as_of), partnership=OuterRef("pk")).order_by()
    sent = ReferralCount.objects.filter(partnership=OuterRef("pk")).order_by()

    def total(direction: str):
        rows = sent.filter(direction=direction).values("partnership").annotate(n=Sum("number")).values("n")
        return Coalesce(Subquery(rows), 0)

    def of_holding(what):
        return Subquery(holding.values("partnership").annotate(n=what).values("n"))

    found = Partnership.objects.filter(initiative=initiative).select_related("organization", "lead")
    found = found.annotate(
        agreed=Coalesce(of_holding(Count("pk")), 0),
        next_end=of_holding(Min("ends_on")),
        sent_to_us=total(Direction.TO_US),
        sent_to_them=total(Direction.TO_THEM),
    )
    for word in (search or "").split():
        found = found.filter(Q(organization__name__icontains=word) | Q(contact_name__icontains=word))
    return found.filter(roles__contains=[role]) if role else found


def current(initiative: Initiative, as_of: date) -> QuerySet[Partnership]:
    """Those that are partners on a day."""
    return Partnership.objects.filter(Q(until=None) | Q(until__gte=as_of), initiative=initiative).exclude(
        since__gt=as_of
    )


def agreements_ending(initiative: Initiative, as_of: date) -> QuerySet[Agreement]:
    """Agreements that end soon, or ended lately, without one of their kind that runs longer; the first to end first."""
    longer = Agreement.objects.filter(partnership=OuterRef("partnership"), kind=OuterRef("kind")).filter(
        Q(ends_on=None) | Q(ends_on__gt=OuterRef("ends_on"))
    )
    soon = Agreement.objects.filter(
        Q(partnership__until=None) | Q(partnership__until__gte=as_of),
        partnership__initiative=initiative,
        starts_on__lte=as_of,
        ends_on__range=(as_of - ENDING_SOON, as_of + ENDING_SOON),
    )
    soon = soon.exclude(pk__in=soon.annotate(next=Subquery(longer.values("pk")[:1])).exclude(next=None).values("pk"))
    return soon.select_related("partnership__organization", "responsible").order_by("ends_on", "pk")


def councils(initiative: Initiative, as_of: date) -> QuerySet[Council]:
    """Councils with how many seats are held, the last and the next meeting, and actions that are open."""
    held = (Q(seats__since=None) | Q(seats__since__lte=as_of)) & (Q(seats__until=None) | Q(seats__until__gte=as_of))
    return Council.objects.filter(initiative=initiative).annotate(
        seat_count=Count("seats", filter=held & Q(seats__isnull=False), distinct=True),
        last_met=Max("meetings__held_on", filter=Q(meetings__held_on__lte=as_of)),
        next_meets=Min("meetings__held_on", filter=Q(meetings__held_on__gt=as_of)),
        open_actions=Count("meetings__actions", filter=Q(meetings__actions__done_on=None), distinct=True),
    )


def open_actions(initiative: Initiative) -> QuerySet[Action]:
    """What councils gave people to do and is not done, the first due first."""
    return (
        Action.objects.filter(meeting__council__initiative=initiative, done_on=None)
        .select_related("meeting__council", "owner")
        .order_by(F("due_on").asc(), "pk")
    )
