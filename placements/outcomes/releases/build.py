"""Build a release: read a stored run, count by the menu, protect, and put a body together. Then the attack hides more.

The body holds nothing that the page, a file or the API may not show. What it hides it holds as null, and no more.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.utils.translation import override

from intermediary.accounts.scope import acting
from intermediary.funding.models import Grant, Target
from intermediary.initiatives.models import Initiative
from placements.outcomes.definitions import DEFINITIONS
from placements.outcomes.disclosure import BASE, MAX_EMPLOYER_SHARE, MIN_EMPLOYERS, ROUND, K, Sum
from placements.outcomes.models import Run, Scope
from placements.outcomes.releases import cells as places
from placements.outcomes.releases import counting, firms, pay, targets
from placements.outcomes.releases.body import SCHEMA, Body
from placements.outcomes.releases.cells import AREAS, BINS, FIVE, PAY, Cell, Layout
from placements.outcomes.releases.curves import curves
from placements.outcomes.releases.dimensions import dimensions, of_grant
from placements.outcomes.releases.menu import AMOUNTS, CUTS, PAID, RATES, TABLES
from placements.outcomes.releases.protecting import Reasons, figure, protect, show
from placements.outcomes.releases.steps import pipeline
from placements.outcomes.runs import asking, building
from trainings.models import Cohort

PUBLISHED_IN = "en"  # every release is frozen in English, whoever builds it


@dataclass(frozen=True)
class Subject:
    """Whose figures: a grant's, or those of the whole initiative for the public."""

    initiative: Initiative
    grant: Grant | None = None

    @property
    def scope(self) -> Scope | None:
        kind, record = ("grant", self.grant.pk) if self.grant else ("initiative", self.initiative.pk)
        return Scope.objects.filter(initiative=self.initiative, scope=kind, record_id=record).first()

    @property
    def cohorts(self):
        whole = Cohort.objects.filter(initiative=self.initiative)
        mine = whole.filter(grants=self.grant) if self.grant else whole
        return mine.select_related("program").order_by("program__title", "program_id", "starts_on", "pk")

    @property
    def targets(self) -> list[Target]:
        return list(self.grant.targets.all()) if self.grant else []


def run_for(initiative: Initiative, as_of: date, by=None) -> Run:
    """The stored run that a release as of a day is read from: one there is, or one made and kept for it."""
    ready = Run.objects.filter(initiative=initiative, as_of=as_of, known_on=None, state=Run.State.READY)
    found = ready.filter(versions=building.versions()).order_by("-finished_at").first()
    if found is None:
        found, _begun = asking.keep(initiative=initiative, as_of=as_of, title="", by=by)
        building.work(found)
        found.refresh_from_db()
    return found


class Counted(NamedTuple):
    """The true counts of a release, and how they lie: nothing of it leaves the house."""

    plan: Layout
    counts: dict[Cell, int]
    sums: list[Sum]


def true_counts(found: counting.Found, plan: Layout, bins: list, areas: Mapping[str, tuple]) -> Counted:
    """Every count that is shown or implied by a layout."""
    counts, equal = _counts(found, plan, bins, areas), places.sums(plan)
    _imply(counts, equal)
    return Counted(plan, counts, equal)


def everything(subject: Subject, run: Run) -> Counted:
    """The true counts of the whole menu: what a release without any disclosure control would show."""
    with acting("system"), override(PUBLISHED_IN):
        found = counting.count(run, subject.scope or Scope(pk=0))
        made = dimensions(found, subject.cohorts, [])
        bins, areas = pay.merged(found), firms.areas(found)
        return true_counts(found, _plan(made, _measures(found), bins, areas), bins, areas)


def make_body(
    subject: Subject, run: Run, method: str = ROUND, report: Callable[[int, int], object] = lambda done, total: None
) -> tuple[Body, Reasons]:
    """The body of a release, protected by the rules of its method, and why each count in it is hidden."""
    with acting("system"), override(PUBLISHED_IN):
        report(0, 3)
        scope = subject.scope or Scope(pk=0)
        found = counting.count(run, scope)
        report(1, 3)
        periods = targets.periods(subject.targets)
        targets.add_periods(found, periods)
        made = dimensions(found, subject.cohorts, periods)
        bins, areas = pay.merged(found), firms.areas(found)
        plan = _plan(made, _measures(found), bins, areas)
        while True:
            _same, counts, equal = true_counts(found, plan, bins, areas)
            published = list(places.cells(plan))
            reasons = protect(counts, published, equal, method)
            fewer = _telling(plan, reasons)
            if fewer == plan:
                break
            plan = fewer
        cells = show(counts, published, reasons, method)
        report(2, 3)
        body: Body = {
            "schema": SCHEMA,
            "about": _about(subject),
            "as_of": run.as_of.isoformat(),
            "computed_at": run.refreshed_at.isoformat(timespec="seconds"),
            "method": method,
            "rules": {"k": K, "base": BASE if method == ROUND else None, "employers": MIN_EMPLOYERS,
                      "share": MAX_EMPLOYER_SHARE},
            "definitions": [_definition(DEFINITIONS[key]) for key in (*RATES, *AMOUNTS)],
            "dimensions": made,
            "tables": _tables(plan, cells, reasons, found, method),
            "pipeline": pipeline(cells),
            "curves": curves(run, scope),
            "wage_bins": pay.bins(bins, cells),
            "employers": firms.employers(found, areas, cells),
            "targets": [],
            "replaces": None,
        }  # fmt: skip
        body["targets"] = targets.promised(subject.targets, body)
    return body, reasons


def _measures(found: counting.Found) -> dict[str, tuple[str, ...]]:
    """The measures of each table. One that says too little of everybody says nothing of groups."""
    everybody = found.rows["total"].get((), {})

    def telling(measure: str) -> bool:
        five = everybody.get(measure)
        return five is not None and five["numerator"] >= K and five["denominator"] - five["numerator"] >= K

    def known(measure: str) -> bool:
        return not RATES[measure].share or everybody.get(measure, {}).get("denominator", 0) >= K

    return {
        table: tuple(measure for measure in measures if (telling(measure) if by else known(measure)))
        for table, (by, measures) in TABLES.items()
    }


def _telling(plan: Layout, reasons: Reasons) -> Layout:
    """The same without what would show nothing: measures of a table of which no row has its numerator, save that
    people are counted by completion; and tables without a measure. Less is said, and less can be worked out."""
    tables = {}
    for table, (by, measures, rows) in plan.tables.items():
        kept = tuple(
            measure for measure in measures
            if not by or any(_shows(table, at, measure, reasons) for at in rows)
        )  # fmt: skip
        if kept or not by:
            tables[table] = by, kept, rows
    return plan._replace(tables=tables)


def _shows(table: str, at: tuple, measure: str, reasons: Reasons) -> bool:
    names = ("denominator", "numerator") if measure == "sector.completion" else ("numerator",)
    return any(Cell(table, at, measure, name) not in reasons for name in names)


def _plan(made: list[dict], measures: dict[str, tuple[str, ...]], bins: list, areas: Mapping[str, tuple]) -> Layout:
    values = {dimension["key"]: [value["key"] for value in dimension["values"]] for dimension in made}

    def rows(by: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
        found: list[tuple[str, ...]] = [()]
        for name in by:
            found = [(*at, value) for at in found for value in values[name]]
        return tuple(found)

    return Layout(
        {key: (by, measures[key], rows(by)) for key, (by, _all) in TABLES.items() if measures[key] and rows(by)},
        {dimension["key"]: dimension["adds_up"] for dimension in made},
        {value["key"]: value["program"] for each in made if each["key"] == "cohort" for value in each["values"]},
        tuple(str(low) for low, *_rest in bins),
        tuple(area for area in areas if area != firms.ELSEWHERE),
        {
            value["key"]: tuple(value["quarters"])
            for each in made
            if each["key"] == "period"
            for value in each["values"]
        },
    )


def _counts(found: counting.Found, plan: Layout, bins: list, areas: Mapping[str, tuple]) -> dict[Cell, int]:
    """The true counts of everything that is shown, and of what is implied in each row."""
    counts: dict[Cell, int] = {}
    nobody = dict.fromkeys(FIVE, 0)
    for table, (_by, measures, rows) in plan.tables.items():
        for at in rows:
            for measure in measures:
                five = found.rows[table].get(at, {}).get(measure, nobody)
                place = Cell(table, at, measure, "")
                counts |= {place._replace(name=name): five[name] for name in places.names(table, measure)}
                counts[place._replace(name="rest")] = five["denominator"] - five["numerator"]
    for table in PAID:
        for at in plan.tables[table][2] if table in plan.tables else ():
            paid = found.paid[table].get(at)
            counts[Cell(table, at, PAY, "n")] = paid.n if paid else 0
            counts[Cell(table, at, PAY, "annual")] = paid.annual if paid else 0
    for low, _high, before, after in bins:
        counts[Cell(BINS, (str(low),), "before", "n")] = before
        counts[Cell(BINS, (str(low),), "after", "n")] = after
    for area, (placements, _firms) in areas.items():
        counts[Cell(AREAS, (area,), "placement", "base")] = placements
    return counts


def _imply(counts: dict[Cell, int], equal: list) -> None:
    """The counts that follow from others by the sums, and that nobody sees."""
    left = equal
    while left:
        later = []
        for total, parts in left:
            unknown = [cell for cell in (total, *parts) if cell not in counts]
            if len(unknown) > 1:
                later.append((total, parts))
            elif unknown == [total]:
                counts[total] = sum(counts[part] for part in parts)
            elif unknown:
                counts[unknown[0]] = counts[total] - sum(counts[part] for part in parts if part != unknown[0])
        if len(later) == len(left):
            raise ValueError(f"{later[0][0]} does not follow from what is counted")
        left = later
    for total, parts in equal:
        if counts[total] != sum(counts[part] for part in parts):
            raise ValueError(
                f"the parts of {total} add up to {sum(counts[part] for part in parts)}, not {counts[total]}"
            )


def _tables(plan: Layout, cells: Mapping, reasons: Reasons, found: counting.Found, method: str) -> list[dict]:
    made = []
    for table, (by, measures, rows) in plan.tables.items():
        shown = [_row(table, at, measures, cells, reasons, found, method) for at in rows]
        made.append({"key": table, "by": list(by), "measures": list(measures), "rows": shown})
    return made


def _row(table, at, measures, cells, reasons, found, method) -> dict:
    row = {
        "at": list(at),
        "figures": {measure: figure(cells, reasons, Cell(table, at, measure, ""), method) for measure in measures},
    }
    if table in PAID:
        row["amounts"] = pay.amounts(found.paid[table].get(at), cells, table, at)
    if table == "total":
        for measure, each in row["figures"].items():
            true = found.rows[table].get(at, {}).get(measure) or dict.fromkeys(FIVE, 0)
            # Of nobody is it known yet, or nobody's day has come: that tells of the records, and of no person.
            each["unconfirmed"] = true["denominator"] >= K and true["unknown"] == true["denominator"]
            each["early"] = true["denominator"] == 0
    return row


def _about(subject: Subject) -> dict:
    grant, initiative = subject.grant, subject.initiative
    return {
        "grant": of_grant(grant) if grant else None,
        "funder": grant.funder.name if grant and grant.funder else "",
        "initiative": {"key": initiative.key, "name": initiative.name},
    }


def _definition(definition) -> dict:
    words = ("title", "counts", "denominator", "numerator", "exclusions", "note")
    return {
        "key": definition.key,
        **{name: str(getattr(definition, name)) for name in words},
        "source": definition.source,
        "unit": definition.unit,
        "kind": definition.kind,
        "version": definition.version,
    }


__all__ = ["CUTS", "Subject", "make_body", "run_for"]
