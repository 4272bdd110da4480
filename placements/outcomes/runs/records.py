"""The records behind a figure: the facts of a run that were counted in it, each with the state it was counted in.

Every figure is a sum over facts, so the list is those same facts under the same conditions, and its length is the
figure. A family of measures that has no entry in `FAMILIES` has figures, but no lists yet.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Q, QuerySet, SmallIntegerField
from django.db.models.expressions import RawSQL

from placements.models import Placement
from placements.outcomes.definitions import Definition
from placements.outcomes.engine import Row
from placements.outcomes.engine.facts import EXCLUDED, IMMATURE, NO, UNKNOWN, YES
from placements.outcomes.engine.training import COLUMNS as TRAINING
from placements.outcomes.engine.wages import AMOUNTS
from placements.outcomes.models import CutSet, EnrollmentFact, Membership, PlacementFact, Run, Scope
from placements.outcomes.runs import reasons
from trainings.models import Enrollment

# The five numbers, and the state of the facts that each counts.
STATES = {"achieved": YES, "missed": NO, "unknown": UNKNOWN, "immature": IMMATURE, "excluded": EXCLUDED}
NAMES = {state: name for name, state in STATES.items()}


@dataclass(frozen=True)
class Family:
    """How the facts of a family open."""

    facts: type[Model]
    state: Callable[[Definition], str]  # SQL on a fact: its state in a measure; null is not counted
    why: Callable[[Definition, Any, Any], str]
    unit: str  # the column that names the record
    records: Callable[[], QuerySet]
    of_firms: bool = True  # employers have these figures too
    once: bool = False  # a person once per scope: only the placement that speaks for them there


def placements() -> QuerySet:
    return Placement.objects.select_related("participant__identity", "employer", "cohort__program")


def enrollments() -> QuerySet:
    return Enrollment.objects.select_related("participant__identity", "cohort__program")


def _at_risk(definition: Definition) -> str:
    return f"case when {definition.method}_time > entry_day then {YES} else {EXCLUDED} end"


def _paid(definition: Definition) -> str:
    amount = f"({AMOUNTS[definition.method][0]})"
    counted = f"when {amount} is not null then {YES}"
    if definition.kind == "share":
        counted = f"when {amount} > 0 then {YES} when {amount} is not null then {NO}"
    left_out = f"when wage_cents is not null and not had_job then {EXCLUDED}" * (definition.method != "placement")
    return f"case {counted} {left_out} else {UNKNOWN} end"


FAMILIES = {
    "enrollment": Family(
        EnrollmentFact, lambda d: TRAINING[d.key], reasons.enrollment, "enrollment_id", enrollments, of_firms=False
    ),
    "retention": Family(PlacementFact, lambda d: f"{d.method}_{d.days}", reasons.retention, "placement_id", placements),
    "survival": Family(PlacementFact, _at_risk, reasons.survival, "placement_id", placements),
    "wages": Family(PlacementFact, _paid, reasons.wages, "placement_id", placements, once=True),
}


@dataclass(frozen=True)
class Opened:
    """A unit behind a figure. `record` is the placement or enrollment as it stands now; None where it is gone."""

    fact: Any
    record: Any
    state: str
    why: str


def opens(definition: Definition) -> bool:
    return definition.family in FAMILIES


def numbers(definition: Definition, row: Row) -> dict[str, int | None]:
    """The five numbers of a figure. Where nothing is achieved or missed (a median), all who are counted are the first.

    Rates have the unknown in their denominator, shares of wages do not.
    """
    missed = None
    if row.numerator is not None:
        missed = row.denominator - row.numerator - (row.unknown if definition.kind == "rate" else 0)
    return {
        "achieved": row.denominator if row.numerator is None else row.numerator,
        "missed": missed,
        "unknown": row.unknown,
        "immature": row.immature,
        "excluded": row.excluded,
    }


def facts(
    run: Run, scope: Scope, definition: Definition, *, cut: str = "", value: str = "", state: str = ""
) -> QuerySet:
    """The facts that a figure counts, each with its `state`; those of one of the five numbers, or all.

    As many as the figure says, for every measure, scope, cut and state. Raises KeyError for a family without lists.
    """
    family = FAMILIES[definition.family]
    if scope.scope == "employer":
        theirs = Q(employer_id=scope.record_id) if family.of_firms else Q(run_id=None)
    else:
        cohorts = Membership.objects.filter(run_id=run.pk, scope_id=scope.pk).values("cohort_id")
        theirs = Q(cohort_id__in=cohorts)
    if family.once:
        theirs &= Q(counts_in=None) | Q(counts_in__contains=[scope.pk])
    if cut:
        theirs &= Q(**{f"{cut}__in": CutSet.objects.filter(cut=cut, members__contains=[value]).values("pk")})
    counted = RawSQL(family.state(definition), (), output_field=SmallIntegerField())  # noqa: S611 our own columns
    found = family.facts.objects.filter(theirs, run_id=run.pk).annotate(state=counted)
    return found.filter(state=STATES[state]) if state else found.filter(state__isnull=False)


def opened(definition: Definition, rows: Iterable[Model]) -> list[Opened]:
    """The rows with their records and reasons, from one query for all of them."""
    family, rows = FAMILIES[definition.family], list(rows)
    records = family.records().in_bulk([getattr(row, family.unit) for row in rows])
    found = ((row, records.get(getattr(row, family.unit))) for row in rows)
    return [Opened(row, record, NAMES[row.state], family.why(definition, row, record)) for row, record in found]
