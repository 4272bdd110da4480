"""Seats that employers promised: how many of a need are given away, and how many a cohort may count on."""

from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal

from django.core.exceptions import ValidationError
from django.db.models import F, IntegerField, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from employers.needs.enums import Certainty
from employers.needs.models import HiringNeed
from employers.needs.queries import needs
from trainings.demand.models import SeatPromise
from trainings.enums import HOLDING
from trainings.models import Cohort


@dataclass(frozen=True)
class Plan:
    """Seats promised to a cohort by needs in force. `factor`: people enrolled for each, set by the initiative.

    Only firm seats are planned with; `likely` ones are shown. `taken` are people who hold a seat of the cohort.
    """

    promised: int
    likely: int
    factor: Decimal
    taken: int

    @property
    def planned(self) -> int:
        """How many people to enroll: whole people, so never more than seats × factor."""
        return int((self.promised * self.factor).to_integral_value(rounding=ROUND_FLOOR))

    @property
    def full(self) -> bool:
        """Is one more beyond the plan? Without a firm seat there is no plan to go beyond."""
        return bool(self.promised) and self.taken >= self.planned


def with_promised(found: QuerySet[HiringNeed]) -> QuerySet[HiringNeed]:
    """Needs with how many of their seats are `promised` to programs and cohorts."""
    given = SeatPromise.objects.filter(need=OuterRef("pk")).order_by().values("need").annotate(n=Sum("seats"))
    return found.annotate(promised=Coalesce(Subquery(given.values("n"), output_field=IntegerField()), 0))


def staff_needs(search: str = "") -> QuerySet[HiringNeed]:
    return with_promised(needs(search)).annotate(left=F("seats") - F("promised"))


def plan(cohort: Cohort) -> Plan:
    """What a cohort may count on, as it stands now."""
    promises = SeatPromise.objects.filter(cohort=cohort, need__withdrawn_on=None)
    found = dict(promises.order_by().values_list("need__certainty").annotate(n=Sum("seats")))
    taken = cohort.enrollments.filter(status__in=HOLDING).count() if found else 0
    factor = cohort.initiative.standard.seats_factor if found else Decimal(1)
    return Plan(found.get(Certainty.FIRM, 0), found.get(Certainty.LIKELY, 0), factor, taken)


def refuse_unplanned(cohort: Cohort, reason: str) -> None:
    """Raise ValidationError where one more goes beyond the seats that employers promised, and nobody says why."""
    found = plan(cohort)
    if found.full and not reason.strip():
        words = _("Employers promised %(promised)d seats, which is a plan for %(planned)d people. Say why one more.")
        params = {"promised": found.promised, "planned": found.planned}
        raise ValidationError({"beyond": ValidationError(words, code="beyond", params=params)})
