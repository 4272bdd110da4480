"""The true counts of a release, from the facts of a stored run. Nothing here leaves the house: see `protecting`."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from django.db import connection

from placements.outcomes.engine.facts import EXCLUDED, IMMATURE, NO, UNKNOWN, YES
from placements.outcomes.engine.wages import HAS_BOTH
from placements.outcomes.models import Run, Scope
from placements.outcomes.releases.menu import BINS, CUTS, PAID, RATES, TABLES

NAMES = ("numerator", "denominator", "unknown", "immature", "excluded")
At = tuple[str, ...]

FACTS = {
    "placement": """outcomes_placementfact f join trainings_cohort c on c.id = f.cohort_id
                    join trainings_program p on p.id = c.program_id""",
    "enrollment": """outcomes_enrollmentfact f join trainings_cohort c on c.id = f.cohort_id
                     join trainings_program p on p.id = c.program_id
                     join trainings_enrollment e on e.id = f.enrollment_id""",
    "period": "outcomes_periodfact f",
}
COHORTS = "select cohort_id from outcomes_membership where run_id = %(run)s and scope_id = %(scope)s"
MINE = f"f.run_id = %(run)s and f.cohort_id in ({COHORTS})"
THEIRS = {"placement": MINE, "enrollment": MINE, "period": f"f.run_id = %(run)s and f.cohorts && array({COHORTS})"}
BEGAN = {"placement": "f.started_on", "enrollment": "e.enrolled_on"}
VALUE = "join outcomes_cutset {cut}_set on {cut}_set.id = f.{cut} cross join unnest({cut}_set.members) {cut}_value"
# Each person by the placement that speaks for them in this scope.
PAY = f"{FACTS['placement']} where {MINE} and (f.counts_in is null or %(scope)s = any(f.counts_in))"


@dataclass
class Paid:
    """Of one row: how many people a median is of, at how many employers, and the amount in dollars."""

    n: int
    employers: list[int]
    amounts: dict[str, Decimal | None]
    annual: int  # of how many the annualised gain is known


@dataclass
class Found:
    """True counts. `rows`: table → at → measure → {name: count}; a row that nobody is in is not there."""

    rows: dict[str, dict[At, dict[str, dict[str, int]]]] = field(default_factory=lambda: defaultdict(dict))
    paid: dict[str, dict[At, Paid]] = field(default_factory=dict)
    bins: list[tuple[int, int | None, int, int]] = field(default_factory=list)
    areas: list[tuple[str, int, list[int]]] = field(default_factory=list)  # county, placements, of each employer


def count(run: Run, scope: Scope) -> Found:
    """Everything that the menu asks of a scope, save what `targets` add (see `of_periods`)."""
    found = Found()
    known = {"run": run.pk, "scope": scope.pk}
    for table, (by, measures) in TABLES.items():
        if table != "period":
            for facts in FACTS:
                if chosen := [measure for measure in measures if RATES[measure].facts == facts]:
                    _rates(found, known, table, by, chosen, facts)
    for table in PAID:
        found.paid[table] = _paid(known, TABLES[table][0])
    found.rows["total"][()]["wage.hourly_gain.share_gaining"] = _gaining(known)
    found.bins = _bins(known)
    found.areas = _areas(known)
    return found


def _rates(found: Found, known: dict, table: str, by: At, measures: list[str], facts: str) -> None:
    columns = ", ".join(column for measure in measures for column in _columns(measure))
    dimensions = [_dimension(name, facts) for name in by]
    joins = " ".join(VALUE.format(cut=name) for name in by if name in CUTS)
    group = f"group by {', '.join(str(n + 1) for n in range(len(by)))}" if by else ""
    sql = f"select {', '.join([*dimensions, columns])} from {FACTS[facts]} {joins} where {THEIRS[facts]} {group}"
    for row in query(sql, known):
        at, numbers = tuple(row[: len(by)]), row[len(by) :]
        into = found.rows[table].setdefault(at, {})
        for place, measure in enumerate(measures):
            into[measure] = five(RATES[measure].share, *numbers[5 * place : 5 * place + 5])


def _columns(measure: str) -> Iterable[str]:
    column = RATES[measure].column
    return (f"count(*) filter (where f.{column} = {state})::int" for state in (YES, NO, UNKNOWN, IMMATURE, EXCLUDED))


def five(share: bool, yes: int, no: int, unknown: int, immature: int, excluded: int) -> dict[str, int]:
    """The five numbers of a rate: unknown counts in the denominator, save where the measure is a share of the known."""
    denominator = yes + no if share else yes + no + unknown
    return dict(zip(NAMES, (yes, denominator, unknown, immature, excluded), strict=True))


def _dimension(name: str, facts: str) -> str:
    if name in CUTS:
        return f"{name}_value"
    return {
        "program": "p.key",
        "cohort": "c.key",
        "quarter": f"""to_char({BEGAN[facts]}, 'YYYY"Q"Q')""",
    }[name]


def _paid(known: dict, by: At) -> dict[At, Paid]:
    dimensions = "".join(f"{_dimension(name, 'placement')}, " for name in by)
    group = f"group by {', '.join(str(n + 1) for n in range(len(by)))}" if by else ""
    both = f"filter (where {HAS_BOTH})"
    gain, yearly = "f.wage_cents - f.prior_cents", "f.year_after - f.year_before"
    middle = "percentile_cont(0.5) within group (order by {0}) " + both
    sql = f"""
        select {dimensions} count(*) {both}::int,
               array_agg(f.employer_id) {both}, {middle.format("f.prior_cents")}, {middle.format("f.wage_cents")},
               {middle.format(gain)}, {middle.format(yearly)},
               count({yearly}) {both}::int
        from {PAY} {group}
    """
    made = {}
    for row in query(sql, known):
        n, firms, before, after, gained, year, annual = row[len(by) :]
        amounts = {
            "wage.before": _dollars(before, 100),
            "wage.after": _dollars(after, 100),
            "wage.hourly_gain": _dollars(gained, 100),
            "wage.annualised_gain": _dollars(year, 10_000),
        }
        made[tuple(row[: len(by)])] = Paid(n, _sizes(firms or ()), amounts, annual)
    return made


def _gaining(known: dict) -> dict[str, int]:
    """How many earn more than before, of those of whom both wages are known; without a job before: left out."""
    sql = f"""
        select count(*) filter (where {HAS_BOTH} and f.wage_cents > f.prior_cents)::int,
               count(*) filter (where {HAS_BOTH} and f.wage_cents <= f.prior_cents)::int,
               count(*) filter (where f.wage_cents is null)::int, 0,
               count(*) filter (where f.wage_cents is not null and not f.had_job)::int
        from {PAY}
    """
    return five(True, *query(sql, known)[0])


def _dollars(amount: float | None, unit: int) -> Decimal | None:
    return None if amount is None else Decimal(amount) / unit


def _sizes(firms: Iterable[int]) -> list[int]:
    sizes: dict[int, int] = defaultdict(int)
    for firm in firms:
        sizes[firm] += 1
    return list(sizes.values())


def _bins(known: dict) -> list[tuple[int, int | None, int, int]]:
    """(from, to, people before, people after) of every narrow bin; the outer ones are open."""
    edges = [cents * 100 for cents in BINS]
    sql = f"""
        select width_bucket(f.prior_cents, %(edges)s::int[]), width_bucket(f.wage_cents, %(edges)s::int[]),
               count(*)::int
        from {PAY} and {HAS_BOTH} group by 1, 2
    """
    before, after = [0] * (len(BINS) + 1), [0] * (len(BINS) + 1)
    for low, high, people in query(sql, {**known, "edges": edges}):
        before[low] += people
        after[high] += people
    ends = [0, *BINS, None]
    return [(ends[n], ends[n + 1], before[n], after[n]) for n in range(len(BINS) + 1)]


def _areas(known: dict) -> list[tuple[str, int, list[int]]]:
    sql = f"""
        select county, sum(jobs)::int, array_agg(jobs) from (
            select coalesce(nullif(firm.county_fips, ''), 'unknown') as county, f.employer_id, count(*)::int as jobs
            from outcomes_placementfact f join employers_employer firm on firm.id = f.employer_id
            where {MINE} group by 1, 2
        ) one group by county order by county
    """
    return query(sql, known)


def query(sql: str, known: dict) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, known)
        return cursor.fetchall()
