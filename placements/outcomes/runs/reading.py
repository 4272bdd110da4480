"""Figures of a stored run, as rows of the exchange format: of large scopes from tallies, of the others from facts."""

from collections.abc import Iterable, Iterator

from intermediary.accounts.scope import acting
from intermediary.initiatives.models import Initiative
from placements.outcomes.definitions import DEFINITIONS, Definition, select
from placements.outcomes.engine import FAMILIES, Row, Stage
from placements.outcomes.engine.survival import curves as curves_by_group
from placements.outcomes.models import Run, Scope
from placements.outcomes.runs import columns, firms, tallied, tallies
from placements.outcomes.statistics import SurvivalCurve

FEW = 20  # small scopes at most whose facts are read in one pass; of more, each family is summed by cohort first
# Scope → the table that holds its records, each with its key.
RECORDS = {
    "initiative": "initiatives_initiative",
    "grant": "funding_grant",
    "program": "trainings_program",
    "cohort": "trainings_cohort",
    "employer": "employers_employer",
}

COHORT_SCOPE = (
    "(select cohort_id, scope_id from outcomes_membership where run_id = %(run)s and scope_id = any(%(scopes)s))"
)
EMPLOYER_SCOPE = """(select id as scope_id, record_id as employer_id from outcomes_scope
                     where id = any(%(scopes)s) and scope = 'employer')"""
THEIRS = (
    "cohort_id in (select cohort_id from outcomes_membership where run_id = %(run)s and scope_id = any(%(scopes)s))"
)
OF_EMPLOYERS = "employer_id in (select record_id from outcomes_scope where id = any(%(scopes)s) and scope = 'employer')"
# Periods come of seats: those of the people who ever had one there.
PERIOD = f"""(
select *, cohorts as cohort_set from outcomes_periodfact where run_id = %(run)s and participant_id in (
    select participant_id from outcomes_enrollmentfact where run_id = %(run)s and {THEIRS}))"""
PERIOD_SCOPE = f"""(
select distinct s.cohort_set, m.scope_id
from (select distinct cohort_set from {PERIOD} p) s, unnest(s.cohort_set) cohort_id
join {COHORT_SCOPE} m using (cohort_id))"""
VALUE = "(select id as code, cut, unnest(members) as value_id from outcomes_cutset)"
PAY = f"""(
select m.scope_id, f.* from outcomes_placementfact f join {COHORT_SCOPE} m using (cohort_id)
where f.run_id = %(run)s and (f.counts_in is null or m.scope_id = any(f.counts_in))
union all
select m.scope_id, f.* from outcomes_placementfact f join {EMPLOYER_SCOPE} m using (employer_id)
where f.run_id = %(run)s and (f.counts_in is null or m.scope_id = any(f.counts_in)))"""


class Named(dict):
    """Values of cuts stand for themselves."""

    def __missing__(self, value):
        return "" if value is None else value


class Reading(Stage):
    """A stage whose relations are the stored facts of some scopes. It makes no tables: pages read through it."""

    def __init__(self, run: Run, scopes: dict[int, tuple[str, str]]):
        super().__init__(
            {}, {"as_of": run.as_of, "run": run.pk, "scopes": list(scopes), "initiative": run.initiative_id}
        )
        self.scopes = scopes
        self.values = Named()
        firms = any(kind == "employer" for kind, _key in scopes.values())
        where = f"run_id = %(run)s and ({THEIRS}{f' or {OF_EMPLOYERS}' if firms else ''})"
        fact = f"(select *, placement_id as id from outcomes_placementfact where {where})"
        self.relations = {
            "fact": fact,
            "enrolled": f"(select * from outcomes_enrollmentfact where run_id = %(run)s and {THEIRS})",
            "cohort_scope": COHORT_SCOPE,
            "employer_scope": EMPLOYER_SCOPE if firms else "",
            "value": VALUE,
            "pay": PAY,
            "period": PERIOD,
            "period_scope": PERIOD_SCOPE,
            "earned": PAY,
            "progress": PAY,
            "quality": fact,
        }

    def view(self, name: str, sql: str) -> None:
        if name != "pay":  # the facts know already who is spoken for by which placement
            self.relations[name] = f"({sql})"


def scope_named(initiative: Initiative, kind: str, key: str) -> Scope | None:
    """The scope of an initiative by the key of its record; None where nobody was ever counted in it."""
    found = Stage({}, {}).rows(f"select id from {RECORDS[kind]} where key = %(key)s", key=key)
    return Scope.objects.filter(initiative=initiative, scope=kind, record_id__in=[row[0] for row in found]).first()


def named(scopes: Iterable[Scope]) -> dict[int, tuple[str, str]]:
    """Scope id → (kind, key), with the key its record has now."""
    found: dict[int, tuple[str, str]] = {}
    by_kind: dict[str, list[Scope]] = {}
    for scope in scopes:
        by_kind.setdefault(scope.scope, []).append(scope)
    stage = Stage({}, {})
    for kind, members in by_kind.items():
        keys = dict(
            stage.rows(
                f"select id, key from {RECORDS[kind]} where id = any(%(ids)s)", ids=[s.record_id for s in members]
            )
        )
        found |= {scope.pk: (kind, keys[scope.record_id]) for scope in members if scope.record_id in keys}
    return found


def read(run: Run, scopes: Iterable[Scope], *, measures: list[str] | None = None, cut: str = "") -> list[Row]:
    """The figures of some scopes of a run, whole or by one cut, in the order of the definitions.

    `measures` as in `definitions.select`; without them all, the supporting ones too. Reads as the system: figures do
    not hang on who looks at them.
    """
    definitions = select(measures) if measures else list(DEFINITIONS.values())
    with acting("system"):
        names = named(scopes)
        large = {scope: name for scope, name in names.items() if scope in set(run.tallied)}
        if cut and cut not in columns.CUTS:
            large = {}
        small = {scope: name for scope, name in names.items() if scope not in large}
        left = [d for d in definitions if d.family not in tallied.FAMILIES]
        rows = []
        if large:
            rows += tallied.rows(run, large, definitions, cut)
            rows += _from_facts(run, large, left, cut)
        if small and len(small) <= FEW and not small.keys() & set(run.tallied):
            passing = tallies.passing(Reading(run, small).relations, cut)
            rows += tallied.rows(run, small, definitions, cut, passing)
            rows += _from_facts(run, small, left, cut)
        elif small:
            rows += _from_facts(run, small, definitions, cut)
        if not cut:
            rows += firms.read(run, names, definitions)
    order = {definition.key: place for place, definition in enumerate(definitions)}
    return sorted(rows, key=lambda row: (order[row.measure], *row[2:6]))


def curves(run: Run, scope: Scope, methods: Iterable[str] = ("same", "continuous")) -> dict[str, SurvivalCurve]:
    """The survival curve of a scope by each method, where anybody was ever at risk."""
    with acting("system"):
        if scope.pk in run.tallied:
            found = {method: tallied.curve(run, scope.pk, method) for method in methods}
        else:
            stage = Reading(run, {scope.pk: (scope.scope, "")})
            found = {method: next((c for _g, c, *_n in curves_by_group(stage, method, "")), None) for method in methods}
    return {method: curve for method, curve in found.items() if curve and curve.ever_at_risk}


def _from_facts(run: Run, scopes: dict, definitions: list[Definition], cut: str) -> Iterator[Row]:
    stage = Reading(run, scopes)
    for family, rows in FAMILIES.items():
        chosen = [definition for definition in definitions if definition.family == family]
        if chosen:
            yield from rows(stage, chosen, cut)
