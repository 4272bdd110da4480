"""Store what the engine computes. Results are replaced as a whole, never edited; done is marked after the work."""

import time
from datetime import date

from django.db import connection
from django.utils import timezone

from intermediary.accounts.scope import acting
from intermediary.initiatives.models import Initiative
from placements.outcomes.definitions import DEFINITIONS
from placements.outcomes.engine import Row, figures, laid_out
from placements.outcomes.models import Computation, Stale

LOCK_SPACE = 7202  # two computations of one initiative wait for each other
STORED_CUTS = ("gender", "race")
COLUMNS = ", ".join(Row._fields)
KEY = "scope, scope_key, measure, cut, cut_value, as_of, definition_version"
FIGURES = "numerator, denominator, unknown, immature, excluded, value, low, high, unit"

# Only what differs is written: most figures are the same as before, and dead rows cost every later reading.
GONE = f"""
delete from outcomes_result r where initiative_id = %s and not exists (
    select from e_result n where ({", ".join("n." + c for c in KEY.split(", "))})
                               = ({", ".join("r." + c for c in KEY.split(", "))}))
"""
CHANGED = f"""
insert into outcomes_result as r (initiative_id, {COLUMNS}) select %s, {COLUMNS} from e_result
on conflict (initiative_id, {KEY}) do update
set ({FIGURES}) = ({", ".join("excluded." + c for c in FIGURES.split(", "))})
where ({", ".join("r." + c for c in FIGURES.split(", "))})
      is distinct from ({", ".join("excluded." + c for c in FIGURES.split(", "))})
"""


def store(*, initiative: Initiative, as_of: date) -> Computation:
    """Compute one initiative as of the end of a day and put the figures in place of its stored ones.

    One transaction: whoever reads sees the old figures or the new ones, and a worker killed half way leaves the old
    ones with their stale marks. Only marks that were there before the facts were read are taken away; what is written
    meanwhile stays marked.
    """
    began, at = time.perf_counter(), timezone.now()
    with acting("system"), connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s, %s)", [LOCK_SPACE, initiative.pk])
        covered = list(Stale.objects.filter(initiative_id=initiative.pk).values_list("pk", flat=True))
        with laid_out(as_of=as_of, initiative=initiative, cuts=STORED_CUTS) as stage:
            _copy(cursor, figures(stage, list(DEFINITIONS.values()), STORED_CUTS))
            (sizes,) = stage.rows("select (select count(*) from e_fact), (select count(*) from e_enrolled)")
        # The planner may know nothing yet of results written a moment ago: compare by hashing, not row by row.
        cursor.execute("set local enable_nestloop = off")
        cursor.execute(GONE, [initiative.pk])
        cursor.execute(CHANGED, [initiative.pk])
        cursor.execute("set local enable_nestloop = on")
        cursor.execute("drop table e_result")
        computation, _created = Computation.objects.update_or_create(
            initiative=initiative,
            defaults={
                "as_of": as_of,
                "computed_at": at,
                "placements": sizes[0],
                "enrollments": sizes[1],
                "seconds": time.perf_counter() - began,
            },
        )
        Stale.objects.filter(pk__in=covered).delete()
    return computation


def _copy(cursor, rows) -> None:
    cursor.execute("drop table if exists pg_temp.e_result")
    cursor.execute(f"create temp table e_result on commit drop as select {COLUMNS} from outcomes_result where false")
    rows = list(rows)  # the same connection reads the facts and takes the copy
    with cursor.copy(f"copy e_result ({COLUMNS}) from stdin") as copy:
        for row in rows:
            copy.write_row(row)
    cursor.execute("analyze e_result")
