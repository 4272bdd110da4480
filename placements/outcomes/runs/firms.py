"""Figures of firms in a run. They hang on few records, so they are made anew as a whole, a moment after the change."""

from collections.abc import Iterable, Iterator

from employers.models import Employer
from intermediary.accounts.scope import acting
from placements.outcomes.definitions import DEFINITIONS, Definition
from placements.outcomes.engine import FIRMS, Group, Row, begun, make_row
from placements.outcomes.models import FirmFigure, Run, Scope

NUMBERS = ("numerator", "denominator", "unknown", "immature", "excluded", "value", "low", "high")
# Hires through us, as the run knows them.
FACT = "(select *, placement_id as id from outcomes_placementfact where run_id = %(run)s)"


def make(run: Run) -> None:
    """Put the figures of firms, as the records and the run's facts have them now, in place of those the run holds."""
    with acting("system"):
        stage = begun(as_of=run.as_of, known_on=run.known_on, initiative=run.initiative)
        stage.parameters["run"] = run.pk
        stage.relations["fact"] = FACT
        rows = [row for family, make_rows in FIRMS.items() for row in make_rows(stage, _of(family), "")]
        stage.clear()
        scopes = _scopes(run, {(row.scope, row.scope_key) for row in rows})
        FirmFigure.objects.filter(run_id=run.pk).delete()
        FirmFigure.objects.bulk_create(
            FirmFigure(
                run_id=run.pk, scope_id=scopes[row.scope, row.scope_key], measure=row.measure,
                **{name: getattr(row, name) for name in NUMBERS},
            )
            for row in rows if (row.scope, row.scope_key) in scopes
        )  # fmt: skip


def read(run: Run, scopes: dict[int, tuple[str, str]], definitions: Iterable[Definition]) -> Iterator[Row]:
    """The stored figures of these scopes."""
    chosen = {definition.key: definition for definition in definitions if definition.family in FIRMS}
    if not chosen:
        return
    for found in FirmFigure.objects.filter(run_id=run.pk, scope_id__in=scopes, measure__in=chosen):
        numbers = {name: getattr(found, name) for name in NUMBERS[:-2]}
        limits = (found.low, found.high)
        yield make_row(chosen[found.measure], run.as_of, Group(*scopes[found.scope_id]), **numbers, limits=limits)


def _of(family: str) -> list[Definition]:
    return [definition for definition in DEFINITIONS.values() if definition.family == family]


def _scopes(run: Run, names: set[tuple[str, str]]) -> dict[tuple[str, str], int]:
    """(kind, key) → scope id. A firm that only has openings gets its scope here."""
    employers = Employer.objects.filter(key__in={key for kind, key in names if kind == "employer"})
    records = {("employer", key): pk for key, pk in employers.values_list("key", "pk")}
    records["initiative", run.initiative.key] = run.initiative_id
    Scope.objects.bulk_create(
        (Scope(initiative=run.initiative, scope=kind, record_id=records[kind, key])
         for kind, key in sorted(names) if (kind, key) in records),
        ignore_conflicts=True,
    )  # fmt: skip
    ids = {(kind, record): pk for pk, kind, record in
           Scope.objects.filter(initiative=run.initiative).values_list("pk", "scope", "record_id")}  # fmt: skip
    return {name: ids[name[0], record] for name, record in records.items() if (name[0], record) in ids}
