"""One, two and four worker processes share a recompute: all end in the same facts and sums."""

import time

from django.utils import timezone

from intermediary.initiatives.models import Initiative
from intermediary.jobs import tasks as jobs
from intermediary.jobs.drills import Outcome, drill
from intermediary.jobs.processes import Worker
from placements.outcomes import freshness
from placements.outcomes.drills.ground import differences, population, rebuilt
from placements.outcomes.drills.recompute import BATCHES, WEAKENED
from placements.outcomes.models import Run
from placements.outcomes.runs import building

DEADLINE = 600  # seconds for one recompute


@drill("workers", "1, 2 and 4 worker processes recompute the same day and must end in equal totals")
def workers(options: dict, say) -> Outcome:
    with population(options, say) as initiative:
        batch, building.BATCH = building.BATCH, max(options["placements"] * 55 // 100 // BATCHES, 5)
        try:
            return shared(initiative, include=[WEAKENED] if options["weakened"] else [])
        finally:
            building.BATCH = batch


def shared(initiative: Initiative, numbers=(1, 2, 4), include=()) -> Outcome:
    outcome, today = Outcome(), timezone.localdate()
    wanted = rebuilt(initiative, today)
    for number in numbers:
        processes = [Worker(*include, concurrency=1) for _ in range(number)]
        try:
            # In batches also where one process would do it in one go.
            run = building.begin(
                initiative=initiative, as_of=today, title=f"{number} workers", keep=True, size=building.BATCH
            )
            freshness.hands(run)
            _until_whole(run)
        finally:
            for process in processes:
                process.kill()
        run.refresh_from_db()
        found = differences(run, wanted) if run.state == Run.State.READY else {"run": run.state}
        outcome.wrong += [f"{number} workers: {rows} rows of {table} differ" for table, rows in found.items()]
        ends = run.batches.order_by("done_at").values_list("done_at", flat=True)
        spread = (ends.last() - ends.first()).total_seconds() if run.state == Run.State.READY else 0
        outcome.figures[f"{number} worker processes"] = (
            f"{run.placements:,} placements, {run.enrollments:,} enrollments, {len(found)} tables differ, "
            f"{spread:.1f} s from the first batch to the last"
        )
    return outcome


def _until_whole(run: Run) -> None:
    began = time.monotonic()
    while Run.objects.get(pk=run.pk).state == Run.State.BUILDING and time.monotonic() - began < DEADLINE:
        jobs.sweep()
        time.sleep(1)
