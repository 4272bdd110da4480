"""The records behind a figure: the facts of a run that were counted in it, each with the state it was counted in.

Every figure is a sum over facts, so the list is those same facts under the same conditions, and its length is the
figure. Figures of firms are no such sums: their lists are in `firm_lists`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Model, Q, QuerySet, SmallIntegerField
from django.db.models.expressions import RawSQL

from participants.models import Participant
from placements.models import Placement
from placements.outcomes.definitions import Definition
from placements.outcomes.engine import Row, earnings, prices, progression, training, wages, wioa
from placements.outcomes.engine.amounts import Amount
from placements.outcomes.engine.facts import EXCLUDED, NO, YES
from placements.outcomes.models import CutSet, EnrollmentFact, Membership, PeriodFact, PlacementFact, Run, Scope
from placements.outcomes.runs import reasons
from placements.outcomes.runs.states import NAMES, STATES
from trainings.models import Enrollment


def placements() -> QuerySet:
    return Placement.objects.select_related("participant__identity", "employer", "cohort__program")


def enrollments() -> QuerySet:
    return Enrollment.objects.select_related("participant__identity", "cohort__program")


def people() -> QuerySet:
    return Participant.objects.select_related("identity")


@dataclass(frozen=True)
class Family:
    """How the facts of a family open."""

    facts: type[Model]
    state: Callable[[Definition], str]  # SQL on a fact: its state in a measure; null is not counted
    why: Callable[[Definition, Any, Any], str]
    order: tuple[str, ...] = ("placement_id",)  # columns that number the facts of a run; the first names the record
    records: Callable[[], QuerySet] = placements
    of_firms: bool = True  # employers have these figures too
    once: bool = False  # a person once per scope: only the placement that speaks for them there
    amount: Callable[[Definition, Any], str] | None = None  # the money of who counts, in words
    quarterly: bool = False  # of quarterly wage records, which few roles may see


def _at_risk(definition: Definition) -> str:
    return f"case when {definition.method}_time > entry_day then {YES} else {EXCLUDED} end"


def _paid(amounts: dict[str, Amount]) -> Callable[[Definition], str]:
    """Of those with an amount a share asks who gained; the other figures ask nothing more."""

    def state(definition: Definition) -> str:
        found = amounts[definition.method]
        if definition.kind != "share":
            return found.state
        return f"case when ({found.state}) <> {YES} then {found.state} when {found.amount} > 0 then {YES} else {NO} end"

    return state


def _earned(definition: Definition) -> str:
    if definition.kind != "ratio":
        return _paid(earnings.AMOUNTS)(definition)
    return f"case when earned = {YES} and before_cents = 0 then {EXCLUDED} else earned end"


# A new family of measures gets its line here: then its figures open on every page.
FAMILIES = {
    "enrollment": Family(
        EnrollmentFact, lambda d: training.COLUMNS[d.key], reasons.enrollment, ("enrollment_id",), enrollments, False
    ),
    "retention": Family(PlacementFact, lambda d: f"{d.method}_{d.days}", reasons.retention),
    "survival": Family(PlacementFact, _at_risk, reasons.survival),
    "wages": Family(
        PlacementFact, _paid(wages.AMOUNTS), reasons.wages, once=True, amount=reasons.hourly_or_yearly
    ),
    "prices": Family(
        PlacementFact, _paid(prices.AMOUNTS), reasons.wages, once=True, amount=reasons.hourly_or_yearly
    ),
    "earnings": Family(
        PlacementFact, _earned, reasons.earnings, once=True, amount=reasons.four_quarters, quarterly=True
    ),
    "progression": Family(
        PlacementFact, _paid(progression.AMOUNTS), reasons.progression, once=True, amount=reasons.later
    ),
    "quality": Family(PlacementFact, lambda d: d.method, reasons.quality),
    "period": Family(
        PeriodFact, lambda d: wioa.COLUMNS[d.key], reasons.period, ("participant_id", "entry"), people, False,
        amount=reasons.quarter, quarterly=True,
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Opened:
    """A unit behind a figure. `record` is its placement, enrollment or person as it stands; None where it is gone."""

    fact: Any
    record: Any
    state: str
    why: str
    amount: str


def numbers(definition: Definition, row: Row) -> dict[str, int | None]:
    """The five numbers of a figure. Where nothing is achieved or missed (a median), all who are counted are the first.

    Rates have the unknown in their denominator, shares do not; a comparison has them among our hires. Of a turnover
    what is counted are years of work.
    """
    achieved, missed = row.denominator, None
    if definition.kind == "difference":
        achieved -= row.unknown
    if definition.kind in ("rate", "share"):
        achieved = row.numerator
        known = row.denominator - (row.unknown if definition.kind == "rate" else 0)
        missed = max(0, known - row.numerator)  # more firms can be served than a table says there are
    return {
        "achieved": achieved,
        "missed": missed,
        "unknown": row.unknown,
        "immature": row.immature,
        "excluded": row.excluded,
    }


def facts(
    run: Run, scope: Scope, definition: Definition, *, cut: str = "", value: str = "", state: str = ""
) -> QuerySet:
    """The facts that a figure counts, each with its `state`; those of one of the five numbers, or all.

    As many as the figure says, for every measure, scope, cut and state. Raises KeyError for a family of firms.
    """
    family = FAMILIES[definition.family]
    cohorts = Membership.objects.filter(run_id=run.pk, scope_id=scope.pk).values("cohort_id")
    if scope.scope == "employer":
        theirs = Q(employer_id=scope.record_id) if family.of_firms else Q(run_id=None)
    elif family.facts is PeriodFact:
        theirs = Q(cohorts__overlap=ArraySubquery(cohorts))
    else:
        theirs = Q(cohort_id__in=cohorts)
    if family.once:
        theirs &= Q(counts_in=None) | Q(counts_in__contains=[scope.pk])
    if cut:
        theirs &= Q(**{f"{cut}__in": CutSet.objects.filter(cut=cut, members__contains=[value]).values("pk")})
    counted = RawSQL(family.state(definition), (), output_field=SmallIntegerField())  # noqa: S611 our own columns
    found = family.facts.objects.filter(theirs, run_id=run.pk).annotate(state=counted)
    return found.filter(state=STATES[state]) if state else found.filter(state__isnull=False)


def opened(definition: Definition, rows: Iterable[Model], *, quarterly: bool = False) -> list[Opened]:
    """The rows with their records and reasons, from one query for all of them.

    Without `quarterly` amounts that come of quarterly wage records are left out.
    """
    family, rows = FAMILIES[definition.family], list(rows)
    records = family.records().in_bulk({getattr(row, family.order[0]) for row in rows})
    found = []
    for row in rows:
        record, amount = records.get(getattr(row, family.order[0])), ""
        if family.amount and (quarterly or not family.quarterly) and _has_amount(definition, row):
            amount = family.amount(definition, row)
        found.append(Opened(row, record, NAMES[row.state], family.why(definition, row, record), amount))
    return found


def _has_amount(definition: Definition, row: Model) -> bool:
    return row.state in (YES, NO) and (definition.family != "period" or definition.unit == "dollars")
