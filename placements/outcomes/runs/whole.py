"""Build a run in one go: everybody's facts and the tallies made in this process's memory, the difference written.

For many people that is several times as quick as batches in PostgreSQL, whose sixty temporary tables a batch are
written, indexed and read row by row: 100,000 placements took 7.6 s against 37 s on one busy machine, and a third of
that is the writing into PostgreSQL. A million takes some 2.4 GB.

Batches remain for the rest: for runs of fewer people, for what was known on an earlier day (the tables of that day are
rebuilt inside PostgreSQL), for installations without DuckDB, and for whatever fails here: then each batch stands for
itself, and only the one with the broken record is set aside.
"""

import importlib.util
from collections.abc import Callable

from django.db import connection
from django.utils import timezone

from intermediary.accounts.scope import acting
from intermediary.initiatives.models import Initiative
from placements.outcomes.engine import EVERYBODY, Stage
from placements.outcomes.engine.columnar import READ, ColumnarStage
from placements.outcomes.engine.computation import parameters_of
from placements.outcomes.engine.scopes import make_cohorts
from placements.outcomes.models import Batch, Run
from placements.outcomes.runs import facts, tallies, timing
from placements.outcomes.runs.columns import COLUMNS, TABLES

PEOPLE = 5_000  # with fewer, batches are as quick
LOCK_SPACE = 7203  # one process builds a run in one go; the lock falls with its connection
STAGES = 97  # loads and tables, for the progress


class Stopped(Exception):
    """The run is no longer to be built, or its batches are other ones by now."""


def suits(run: Run, people: int) -> bool:
    """Whether a run of so many people is built in one go, by the installation where this is asked."""
    return people > PEOPLE and run.known_on is None and importlib.util.find_spec("duckdb") is not None


def build(batch: Batch, report: Callable[[int, int], object]) -> bool:
    """Make the facts and tallies of everybody in a run whose one batch this is. False where another is at it.

    Safe to repeat: what already is as it should be is not written. Raises what `report(people done, people in all)`
    raises, and `Stopped`; both leave everything as it was.
    """
    with connection.cursor() as cursor:
        if not _alone(cursor, batch):
            return False
        stage = begun(batch.run)
        try:
            stage.after_each = lambda: _go_on(batch, len(stage.made), report)
            load(batch.run, stage)
            make(stage)
            write(batch, stage)
        finally:
            stage.clear()
            cursor.execute("select pg_advisory_unlock(%s, %s)", [LOCK_SPACE, batch.run_id])
    timing.add(stage.seconds)
    return True


def _alone(cursor, batch: Batch) -> bool:
    cursor.execute("select pg_try_advisory_lock(%s, %s)", [LOCK_SPACE, batch.run_id])
    return cursor.fetchone()[0]


def begun(run: Run) -> ColumnarStage:
    parameters = parameters_of(run.as_of, run.initiative)
    return ColumnarStage(parameters | {"run": run.pk, "large": tallies.LARGE})


def _open(batch: Batch):
    return Batch.objects.filter(pk=batch.pk, done_at=None, run__state=Run.State.BUILDING)


def _go_on(batch: Batch, made: int, report: Callable[[int, int], object]) -> None:
    if not _open(batch).exists():
        raise Stopped
    report(batch.people * min(made, STAGES) // STAGES, batch.people)


# All that is on record of the people of an initiative, also where it is of another one.
PEOPLE_OF = """(
    select participant_id from placements_placement
    where cohort_id in (select id from trainings_cohort where initiative_id = {initiative:d})
    union
    select participant_id from trainings_enrollment
    where cohort_id in (select id from trainings_cohort where initiative_id = {initiative:d})
)"""


def load(run: Run, stage: ColumnarStage) -> None:
    """The records, and what the run holds of an earlier time."""
    theirs = theirs_too = "true"
    if Initiative.objects.exclude(pk=run.initiative_id).exists():
        theirs = f"participant_id in {PEOPLE_OF.format(initiative=run.initiative_id)}"
        theirs_too = f"placement_id in (select id from placements_placement where {theirs})"
    for what, columns in READ.items():
        of_people = {"participant_id": theirs, "placement_id": theirs_too}
        where = next((of_people[column] for column in columns.split() if column in of_people), "true")
        stage.load(stage.names[what], columns, where)
    for table in ("outcomes_cutset", "outcomes_scope"):
        stage.load(table)
    for table in ("outcomes_membership", *TABLES.values()):
        stage.load(table, where=f"run_id = {run.pk:d}")


def make(stage: ColumnarStage) -> None:
    """The facts, their difference from what the run holds, and the tallies."""
    make_cohorts(stage)
    facts.fill(stage)
    for kind, table in TABLES.items():
        stage.table(f"e_now_{kind}", facts.typed(kind))
        now = f"select * from e_now_{kind}"
        if stage.rows(f"select 1 from {table} limit 1"):
            facts.make_difference(stage, kind, EVERYBODY, now)
        else:
            stage.once(f"e_added_{kind}", now)
            stage.once(f"e_removed_{kind}", now + " where false")
        stage.once(table, f"select %(run)s as run_id, * from e_now_{kind}")
    stage.table("outcomes_membership", "select %(run)s as run_id, cohort_id, scope_id from e_member")
    stage.parameters["tallied"] = sorted(scope for (scope,) in stage.rows(tallies.SIZES))
    for column in COLUMNS.values():
        both = " union all ".join(f"({query})" for query in tallies.anew(column, wide="hugeint"))
        stage.table(f"e_tally_{column.number}", both)
    stage.once("e_tally", " union all ".join(f"select * from e_tally_{c.number}" for c in COLUMNS.values()))


def write(batch: Batch, stage: ColumnarStage) -> None:
    """Put the difference and the tallies in place, and the batch among what is done."""
    with acting("system"):
        if not _open(batch).select_for_update(of=("self",)).exists():
            raise Stopped
        there = Stage(stage.names, stage.parameters)
        for table in ("e_cohort", "e_member"):
            stage.send(table, there)
        there.run(facts.LEFT)
        there.run(facts.JOINED)
        for kind in TABLES:
            stage.send(f"e_removed_{kind}", there)
            there.run(facts.removing(kind))
            stage.send(f"e_added_{kind}", there)
            there.run(facts.adding(kind))
        stage.send("e_tally", there)
        tallies.put(there)
        Run.objects.filter(pk=batch.run_id).update(tallied=stage.parameters["tallied"], layers=0)
        Batch.objects.filter(pk=batch.pk).update(done_at=timezone.now())
        there.clear()
    timing.add(there.seconds)
