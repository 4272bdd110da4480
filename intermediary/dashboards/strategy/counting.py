"""Counts of the rooms that a goal may be about, each as of a day. Measures of the engine are the other half."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from django.db.models import Q, Sum
from django.utils.translation import gettext_lazy as _

from employers.enums import OpeningStatus
from employers.models import Opening
from intermediary.funding.contributions.queries import of_initiative
from intermediary.initiatives.changes.queries import changes, summary
from intermediary.initiatives.models import Initiative
from intermediary.initiatives.partners.models import Agreement
from intermediary.initiatives.partners.queries import current, in_force
from placements.models import Placement
from placements.moves import moved
from trainings.enums import SEATED
from trainings.models import Enrollment
from trainings.pathways.models import Pathway


class Count(NamedTuple):
    title: str
    unit: str  # count or dollars
    find: Callable[[Initiative, date], object]


def _partners(initiative: Initiative, as_of: date) -> int:
    return current(initiative, as_of).count()


def _agreements(initiative: Initiative, as_of: date) -> int:
    return Agreement.objects.filter(in_force(as_of), partnership__initiative=initiative).count()


def _positions(initiative: Initiative, as_of: date) -> int:
    posted = Opening.objects.filter(initiative=initiative, posted_on__lte=as_of).exclude(status=OpeningStatus.DRAFT)
    return posted.aggregate(n=Sum("positions"))["n"] or 0


def _trained(initiative: Initiative, as_of: date) -> int:
    seated = Enrollment.objects.filter(cohort__initiative=initiative, status__in=SEATED, enrolled_on__lte=as_of)
    return seated.values("participant").distinct().count()


def _placed(initiative: Initiative, as_of: date) -> int:
    jobs = Placement.objects.filter(cohort__initiative=initiative, started_on__lte=as_of)
    return jobs.values("participant").distinct().count()


def _moved(initiative: Initiative, as_of: date) -> int:
    """Moves from one step of a pathway to the next; getting onto one is none."""
    total = 0
    for pathway in Pathway.objects.filter(initiative=initiative):
        first = set(pathway.edges.filter(start=None).values_list("pk", flat=True))
        total += sum(by.people for edge, by in moved(pathway, as_of).items() if edge not in first)
    return total


def _leveraged(initiative: Initiative, as_of: date):
    return of_initiative(initiative, as_of).total


def _changes(initiative: Initiative, as_of: date) -> int:
    return summary(list(changes(initiative)), as_of).verified


def _workers(initiative: Initiative, as_of: date) -> int:
    return summary(list(changes(initiative)), as_of).workers


def _hiring(initiative: Initiative, as_of: date) -> int:
    jobs = Placement.objects.filter(Q(cohort__initiative=initiative), started_on__lte=as_of)
    return jobs.values("employer").distinct().count()


COUNTS: dict[str, Count] = {
    "count.trained": Count(_("People who ever had a seat in training"), "count", _trained),
    "count.placed": Count(_("People placed in a job"), "count", _placed),
    "count.moved": Count(_("Moves up a career pathway"), "count", _moved),
    "count.positions": Count(_("Positions that employers asked for"), "count", _positions),
    "count.hiring": Count(_("Employers that hired"), "count", _hiring),
    "count.partners": Count(_("Partners"), "count", _partners),
    "count.agreements": Count(_("Agreements in force"), "count", _agreements),
    "count.leveraged": Count(_("Dollars brought by partners"), "dollars", _leveraged),
    "count.changes": Count(_("Verified systems changes"), "count", _changes),
    "count.workers_reached": Count(_("Workers reached by verified changes that hold"), "count", _workers),
}
