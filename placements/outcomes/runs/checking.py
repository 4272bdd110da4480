"""The full check: everything of a run made again from the records, compared with what is stored, and thrown away.

It finds what the marks have missed: a write without its mark, a fault in how changes are worked in, a hand in the
tables. It reports and never repairs, since a silent repair would hide the fault.
"""

from collections import Counter
from dataclasses import dataclass, field
from time import perf_counter

from django.db import connection, transaction
from django.db.utils import OperationalError

from intermediary.accounts.scope import acting
from placements.outcomes.engine import Stage, between
from placements.outcomes.engine.stage import prepare_session
from placements.outcomes.models import FirmFigure, Run, Stale
from placements.outcomes.models.stale import FIRMS
from placements.outcomes.runs import building, facts, firms, tallies
from placements.outcomes.runs.columns import COLUMNS

EXAMPLES = 20
TRIES = 3  # of a snapshot that met another writer

# People whose records changed and are not worked in yet: of them a difference is no fault.
WAITING = """
create temp table e_waiting on commit drop as
with marks as (
    select participant_id, cohort_id from outcomes_stale where initiative_id = %(initiative)s or initiative_id is null
)
select participant_id from marks where participant_id is not null
union
select theirs.participant_id from marks
cross join lateral (
    select participant_id from placements_placement p where p.cohort_id = marks.cohort_id
    union select participant_id from trainings_enrollment e where e.cohort_id = marks.cohort_id
    union select participant_id from outcomes_placementfact f where f.cohort_id = marks.cohort_id
    union select participant_id from outcomes_enrollmentfact f where f.cohort_id = marks.cohort_id
) theirs
"""
EVERYBODY_WAITS = """
select exists (select from outcomes_stale where participant_id is null and cohort_id is null and table_name <> %(firms)s
               and (initiative_id = %(initiative)s or initiative_id is null))
"""
# One row a unit that differs: what is wrong with it, and the columns.
DIFFERING = """
select case when {stored_missing} then 'missing' when {made_missing} then 'surplus' else 'different' end,
       concat_ws(' ', {unit}),
       case when {stored_missing} or {made_missing} then array[]::text[] else array_remove(array[{columns}], null) end
from e_removed_{kind} stored full join e_added_{kind} made using ({using})
where (stored.*) is distinct from (made.*)
and coalesce(stored.participant_id, made.participant_id) not in (select participant_id from e_waiting)
order by 2
"""
MEMBERS_DIFFERING = """
select cohort_id::text from (
    (select cohort_id, scope_id from outcomes_membership where run_id = %(run)s
     and cohort_id in (select cohort_id from e_cohort) except select cohort_id, scope_id from e_member)
    union all
    (select m.cohort_id, m.scope_id from e_member m
     where exists (select from outcomes_membership o where o.run_id = %(run)s and o.cohort_id = m.cohort_id)
     except select cohort_id, scope_id from outcomes_membership where run_id = %(run)s)
) either
where cohort_id not in (select cohort_id from outcomes_stale where cohort_id is not null)
group by 1 order by 1
"""
# A tally from which everything was taken away again says the same as none.
TALLIES_DIFFERING = f"""
select scope_id, "column", set_id
from ({tallies.SUMMED.format(tally="outcomes_tally")}) stored
full join e_tally made using (scope_id, "column", set_id)
where (coalesce(stored.keys, array[]::bigint[]), coalesce(stored.ns, array[]::int[]),
       coalesce(stored.total, 0), coalesce(stored.squares, 0))
   <> (coalesce(made.keys, array[]::bigint[]), coalesce(made.ns, array[]::int[]),
       coalesce(made.total, 0), coalesce(made.squares, 0))
order by 1, 2, 3
"""
COUNTS = """
select (select count(*) from outcomes_placementfact where run_id = %(run)s),
       (select count(*) from outcomes_enrollmentfact where run_id = %(run)s)
"""


@dataclass
class Found:
    """What a check found. Ids and names of columns only: it says where to look, and nothing of a person."""

    as_of: str
    placements: int
    enrollments: int
    units: dict[str, int] = field(default_factory=Counter)  # "placement missing" → how many
    columns: dict[str, int] = field(default_factory=Counter)  # "placement.same_30" → how many
    examples: list[str] = field(default_factory=list)
    tallies: int = 0
    waiting: int = 0  # people left out, since changes of theirs are not worked in yet
    everybody_waits: bool = False
    seconds: float = 0

    @property
    def differences(self) -> int:
        return sum(self.units.values()) + self.tallies

    def as_result(self) -> dict:
        return {**vars(self), "differences": self.differences}

    def add(self, what: str, example: str) -> None:
        self.units[what] += 1
        if len(self.examples) < EXAMPLES:
            self.examples.append(example)


def check(run: Run) -> Found:
    """Compare the stored facts and tallies of a run with the records. Nothing that it writes stays.

    All is read as of one instant, so that neither writes nor changes that are worked in meanwhile look like faults.
    """
    began = perf_counter()
    for attempt in range(1, TRIES + 1):
        try:
            found = _check(run)
            break
        except OperationalError as error:  # another has just entered the same scope or set of values
            if attempt == TRIES or getattr(error.__cause__, "sqlstate", "") != "40001":
                raise
    found.seconds = round(perf_counter() - began, 2)
    return found


def _check(run: Run) -> Found:
    outermost = not connection.in_atomic_block
    with transaction.atomic():
        if outermost:
            with connection.cursor() as cursor:
                cursor.execute("set transaction isolation level repeatable read")
        with acting("system"):
            run = Run.objects.get(pk=run.pk)  # as of the same instant
            found = _compare(run)
        transaction.set_rollback(True)
    return found


def _compare(run: Run) -> Found:
    found = Found(run.as_of.isoformat(), run.placements, run.enrollments)
    known = {"run": run.pk, "initiative": run.initiative_id, "firms": FIRMS}
    with connection.cursor() as cursor:
        cursor.execute(EVERYBODY_WAITS, known)
        (found.everybody_waits,) = cursor.fetchone()
        if not found.everybody_waits:
            cursor.execute("drop table if exists pg_temp.e_waiting")
            cursor.execute(WAITING, known)
            cursor.execute("select count(*) from e_waiting")
            (found.waiting,) = cursor.fetchone()
    if not found.everybody_waits:
        for number, (low, high, _people) in enumerate(building.shares(run)):
            _compare_facts(run, between(low, high), found, members=number == 0)
    _compare_tallies(run, found)
    if not (found.everybody_waits or Stale.objects.filter(initiative_id=run.initiative_id, table_name=FIRMS).exists()):
        _compare_firms(run, found)
    return found


def _compare_facts(run: Run, who, found: Found, members: bool) -> None:
    stage = facts.make(run, who)
    facts.differ(stage, who)
    for kind in facts.MODELS:
        for what, unit, columns in stage.rows(_differing(kind)):
            found.columns.update(f"{kind}.{column}" for column in columns)
            found.add(f"{kind} {what}", " ".join([kind, unit, what, ", ".join(columns)]).strip())
    if members:
        for (cohort,) in stage.rows(MEMBERS_DIFFERING):
            found.add("membership different", f"cohort {cohort} counts in other scopes")
    stage.clear()


def _differing(kind: str) -> str:
    unit = facts.UNIT[kind]
    others = [column for column in facts.columns(kind) if column not in unit]
    return DIFFERING.format(
        kind=kind,
        using=", ".join(unit),
        unit=", ".join(unit),
        stored_missing="stored.participant_id is null",
        made_missing="made.participant_id is null",
        columns=", ".join(f"case when stored.{c} is distinct from made.{c} then '{c}' end" for c in others),
    )


def _compare_tallies(run: Run, found: Found) -> None:
    prepare_session()
    names = {column.number: name for name, column in COLUMNS.items()}
    stage = Stage({}, {"run": run.pk})
    stage.table("e_tally", "select * from outcomes_tally where false", analyze=False)
    tallies.count(run, "e_tally")
    for scope, column, group in stage.rows(TALLIES_DIFFERING):
        found.tallies += 1
        if len(found.examples) < EXAMPLES:
            found.examples.append(f"tally {names.get(column, column)} scope {scope} group {group}")
    ((placements, enrollments),) = stage.rows(COUNTS)
    if (placements, enrollments) != (run.placements, run.enrollments):
        found.add(
            "run miscounted", f"run says {run.placements} and {run.enrollments}, holds {placements} and {enrollments}"
        )


def _compare_firms(run: Run, found: Found) -> None:
    stored = _firms(run)
    firms.make(run)
    made = _firms(run)
    for key in sorted(stored.keys() | made.keys()):
        if stored.get(key) != made.get(key):
            found.add("firm figure different", f"{key[1]} scope {key[0]}")


def _firms(run: Run) -> dict:
    rows = FirmFigure.objects.filter(run_id=run.pk).values_list("scope_id", "measure", *firms.NUMBERS)
    return {row[:2]: row[2:] for row in rows}
