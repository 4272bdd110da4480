"""Two runs of an initiative beside each other: figures that differ, who moved from what to what, and why.

A unit (placement, enrollment) has moved where any column of its fact differs, where only one run counts it, or where
its cohort counts in other scopes. `causes` says why: a record that was changed between the two runs, another version
of a definition, or, where neither, the day that moved on.
"""

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import NamedTuple

from django.db import connection
from django.utils import timezone

from intermediary.accounts.scope import acting
from placements.outcomes.engine import Row
from placements.outcomes.models import Run, Scope
from placements.outcomes.runs import facts
from placements.outcomes.runs.columns import TABLES
from placements.outcomes.runs.facets import FACETS, Facet
from placements.outcomes.runs.reading import read

FIGURES_OF = ("initiative", "grant", "program")
SAME = ("numerator", "denominator", "unknown", "immature", "excluded", "value", "definition_version")

# Cohorts that count in other scopes in one run than in the other: all of their units moved.
REGROUPED = """
select array(select distinct cohort_id from (
    (select cohort_id, scope_id from outcomes_membership where run_id = %(a)s
     except select cohort_id, scope_id from outcomes_membership where run_id = %(b)s)
    union all
    (select cohort_id, scope_id from outcomes_membership where run_id = %(b)s
     except select cohort_id, scope_id from outcomes_membership where run_id = %(a)s)
) either)
"""
PAIRS = """
select {kind_name} as kind, participant_id as person, unit
from (
    select {unit} as unit, coalesce(a.participant_id, b.participant_id) as participant_id
    from (select * from {table} where run_id = %(a)s) a
    full join (select * from {table} where run_id = %(b)s) b using ({using})
    where ({columns_a}) is distinct from ({columns_b})
    or a.run_id is null or b.run_id is null or {cohorts_a} && %(regrouped)s::bigint[]
) differing
"""
PAGE = "select kind, unit, person from e_pair order by person, kind desc, unit offset %(offset)s limit %(limit)s"
FACTS = """
select f.*, {unit} as unit, {employer} as employer,
       (select string_agg(p.title || ' ' || coalesce(c.starts_on::text, c.key), ', ' order by c.id)
        from trainings_cohort c join trainings_program p on p.id = c.program_id where c.id = any({cohorts})) as where,
       {cohorts} as counted_in,
       array(select distinct scope_id from outcomes_membership m
             where m.run_id = f.run_id and m.cohort_id = any({cohorts}) order by 1) as member_of
from {table} f
where f.run_id = any(%(runs)s) and f.participant_id = any(%(people)s) and {unit} = any(%(units)s)
"""
EMPLOYER = "(select name from employers_employer e where e.id = f.employer_id)"
# What names one unit of a kind, and the cohorts that it counts in.
UNIT = {
    "placement": "placement_id::text",
    "enrollment": "enrollment_id::text",
    "period": "participant_id || ' ' || entry",
}
COHORTS = {"placement": "array[{0}.cohort_id]", "enrollment": "array[{0}.cohort_id]", "period": "{0}.cohorts"}


class Figure(NamedTuple):
    """One figure in both runs; None where a run has none."""

    a: Row | None
    b: Row | None

    @property
    def row(self) -> Row:
        return self.a or self.b


class Move(NamedTuple):
    """What of a unit moved: from and to in words, None where that run does not count the unit."""

    facet: Facet
    before: str | None
    after: str | None
    versions: tuple[tuple[int, int], ...] = ()  # of its definition, where they differ


@dataclass
class Moved:
    kind: str
    unit: str
    person: int
    moves: list[Move] = field(default_factory=list)
    cohorts: set[int] = field(default_factory=set)
    causes: list = field(default_factory=list)


@dataclass
class Page:
    """Some of the moved units, with how many there are in all (exactly)."""

    units: int
    people: int
    moved: list[Moved]


def comparable(initiative) -> list[Run]:
    """Runs that are whole, the current one first, then the one before it, then those kept, newest first."""
    found = Run.objects.filter(initiative=initiative, state=Run.State.READY)
    order = {Run.Role.CURRENT: 0, Run.Role.SPARE: 1}
    return sorted(found, key=lambda run: (order.get(run.role, 2), -run.pk))


def figures(a: Run, b: Run) -> list[Figure]:
    """The figures of the initiative, its grants and programs that differ."""
    order = {kind: place for place, kind in enumerate(FIGURES_OF)}
    scopes = sorted(
        Scope.objects.filter(initiative=a.initiative_id, scope__in=FIGURES_OF), key=lambda s: (order[s.scope], s.pk)
    )
    both = [{(row.scope, row.scope_key, row.measure): row for row in read(run, scopes)} for run in (a, b)]
    keys = sorted(both[0].keys() | both[1].keys(), key=lambda key: (order[key[0]], key[1]))
    pairs = [Figure(both[0].get(key), both[1].get(key)) for key in keys]
    return [pair for pair in pairs if pair.a is None or pair.b is None or _numbers(pair.a) != _numbers(pair.b)]


def _numbers(row: Row) -> tuple:
    return tuple(getattr(row, name) for name in SAME)


def moved(a: Run, b: Run, *, offset: int = 0, limit: int = 25) -> Page:
    """Who moved, by person, with causes. `limit` units from `offset` on."""
    with acting("system"), connection.cursor() as cursor:
        cursor.execute("set local work_mem = '128MB'")
        known = {"a": a.pk, "b": b.pk, "offset": offset, "limit": limit}
        cursor.execute(REGROUPED, known)
        (known["regrouped"],) = cursor.fetchone()
        cursor.execute("drop table if exists pg_temp.e_pair")
        cursor.execute("create temp table e_pair on commit drop as " + " union all ".join(map(_pairs, FACETS)), known)
        cursor.execute("select count(*), count(distinct person) from e_pair")
        units, people = cursor.fetchone()
        cursor.execute(PAGE, known)
        found = [Moved(*row) for row in cursor.fetchall()]
        cursor.execute("drop table e_pair")
        _describe(a, b, found)
        _add_cohorts_of_other_jobs(a, b, found)
        _explain(a, b, found)
    return Page(units, people, found)


def _pairs(kind: str) -> str:
    columns = [column for column in facts.columns(kind) if column not in facts.UNIT[kind]]
    return PAIRS.format(
        kind_name=f"'{kind}'::text",
        unit=UNIT[kind],
        using=", ".join(facts.UNIT[kind]),
        table=TABLES[kind],
        cohorts_a=COHORTS[kind].format("a"),
        columns_a=", ".join(f"a.{column}" for column in columns),
        columns_b=", ".join(f"b.{column}" for column in columns),
    )


def _describe(a: Run, b: Run, found: list[Moved]) -> None:
    sets = _sets()
    for kind, facets in FACETS.items():
        theirs = [each for each in found if each.kind == kind]
        held = _facts(kind, [a.pk, b.pk], theirs, sets)
        for each in theirs:
            pair = held.get((a.pk, each.unit)), held.get((b.pk, each.unit))
            each.cohorts = {cohort for fact in pair if fact for cohort in fact["counted_in"]}
            each.moves = [_move(facet, pair, a, b) for facet in facets if facet.value(pair[0]) != facet.value(pair[1])]


def _add_cohorts_of_other_jobs(a: Run, b: Run, found: list[Moved]) -> None:
    """Which job speaks for a person hangs on where the others count, too."""
    sql = """select participant_id, array_agg(distinct cohort_id) from outcomes_placementfact
             where run_id = any(%s) and participant_id = any(%s) group by 1"""
    with connection.cursor() as cursor:
        cursor.execute(sql, [[a.pk, b.pk], [each.person for each in found]])
        others = dict(cursor.fetchall())
    for each in found:
        if each.kind == "placement":
            each.cohorts |= set(others.get(each.person, ()))


def _move(facet: Facet, pair: tuple, a: Run, b: Run) -> Move:
    before, after = (None if fact is None else facet.words(fact) for fact in pair)
    versions = {(a.versions.get(key), b.versions.get(key)) for key in facet.measures}
    return Move(facet, before, after, tuple(sorted((x, y) for x, y in versions if x != y and None not in (x, y))))


def _sets() -> dict[int, list[str]]:
    with connection.cursor() as cursor:
        cursor.execute("select id, members from outcomes_cutset")
        return dict(cursor.fetchall())


def _facts(kind: str, runs: list[int], theirs: list[Moved], sets: dict) -> dict[tuple[int, str], dict]:
    sql = FACTS.format(
        table=TABLES[kind],
        unit=UNIT[kind],
        cohorts=COHORTS[kind].format("f"),
        employer=EMPLOYER if kind == "placement" else "null::text",
    )
    known = {"runs": runs, "units": [each.unit for each in theirs], "people": [each.person for each in theirs]}
    with connection.cursor() as cursor:
        cursor.execute(sql, known)
        names = [column.name for column in cursor.description]
        rows = [dict(zip(names, row, strict=True)) | {"sets": sets} for row in cursor.fetchall()]
    return {(row["run_id"], row["unit"]): row for row in rows}


def _explain(a: Run, b: Run, found: list[Moved]) -> None:
    from placements.outcomes.runs import causes

    changes = causes.changes(found, *between(a, b))
    for each in found:
        each.causes = causes.of(each, changes, a, b)


def between(a: Run, b: Run) -> tuple[datetime, datetime]:
    """The time in which a change is in one of the runs and not in the other: from when the one began to be made until
    the other was made, or last had a change worked in.
    """
    early, late = sorted((a, b), key=_known_until)
    return _known_from(early), _known_until(late)


def _known_from(run: Run) -> datetime:
    if run.known_on:
        return _end(run.known_on)
    return run.started_at if run.role == Run.Role.KEPT else run.refreshed_at or run.started_at


def _known_until(run: Run) -> datetime:
    return _end(run.known_on) if run.known_on else run.refreshed_at or run.finished_at or timezone.now()


def _end(day) -> datetime:
    return datetime.combine(day + timedelta(days=1), time.min, tzinfo=timezone.get_default_timezone())
