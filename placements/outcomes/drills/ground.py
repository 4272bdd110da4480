"""Where the engine's drills happen: a database and a queue of their own, a population, a rebuild to compare with."""

from collections.abc import Iterator
from contextlib import contextmanager

from celery import current_app
from django.db import connection

from intermediary.accounts.scope import acting
from intermediary.initiatives.models import Initiative
from placements.outcomes.bench.database import throwaway
from placements.outcomes.bench.population import INITIATIVE, Size, describe, filled, populate
from placements.outcomes.models import Run
from placements.outcomes.runs import building, facts
from placements.outcomes.runs.columns import TABLES
from placements.outcomes.runs.firms import NUMBERS
from placements.outcomes.runs.tallies import SUMMED

QUEUE = "drill"
# What two runs hold, less the run itself.
HELD = {
    **{TABLES[kind]: ", ".join(facts.columns(kind)) for kind in facts.MODELS},
    "outcomes_membership": "cohort_id, scope_id",
    "outcomes_firmfigure": ", ".join(["scope_id", "measure", *NUMBERS]),
}
# A tally of which nothing is left says the same as none.
TALLIES = f"select * from ({SUMMED.format(tally='outcomes_tally')}) summed where keys <> array[]::bigint[]"
DIFFERENCES = """
with one as ({one}), other as ({other})
select count(*) from ((table one except all table other) union all (table other except all table one)) either
"""


@contextmanager
def population(options: dict, say) -> Iterator[Initiative]:
    """A seeded population in a database that is dropped at the end, and a queue that no other worker listens to."""
    size = Size.of(options["placements"])
    current_app.conf.task_default_queue = QUEUE
    with throwaway(f"drill_{size.placements}_{options['seed']}"):
        say(f"Seed {options['seed']}: {describe(size)}")
        if not filled():
            populate(size, options["seed"])
        current_app.control.purge()
        yield Initiative.objects.get(key=INITIATIVE)
        current_app.control.purge()


def rebuilt(initiative: Initiative, as_of) -> Run:
    """The same day once more, from nothing, in this process: what everything else must equal."""
    run = building.begin(initiative=initiative, as_of=as_of, keep=True)
    building.work(run)
    run.refresh_from_db()
    return run


def differences(one: Run, other: Run) -> dict[str, int]:
    """Rows that only one of two runs holds, by table; tables that are equal are left out."""
    held = {table: f"select {columns} from {table} where run_id = %(run)s" for table, columns in HELD.items()}
    held["outcomes_tally"] = TALLIES
    found = {}
    with acting("system"), connection.cursor() as cursor:
        for table, rows in held.items():
            one_and_other = {name: rows.replace("%(run)s", f"%({name})s") for name in ("one", "other")}
            cursor.execute(DIFFERENCES.format(**one_and_other), {"one": one.pk, "other": other.pk})
            (number,) = cursor.fetchone()
            if number:
                found[table] = number
    return found
