"""Drills of the roof, for `manage.py drill`."""

from celery import current_app

from intermediary.dashboards.importing import data
from intermediary.dashboards.importing.killing import Killing
from intermediary.jobs.drills import Outcome, drill
from placements.outcomes.bench.database import throwaway
from trainings.drills import rounds

ROWS = 10_000
SPAN = 100  # rows of one transaction: so many of them that kills fall everywhere


@drill("import", "kill -9 at random moments of a 10,000-row import, and of taking it back: exact counts, always")
def imports(options: dict, say) -> Outcome:
    current_app.conf.task_default_queue = "drill"  # nobody but the drill takes up its jobs
    with throwaway(f"drill_import_{options['seed']}"):
        initiative = data.refer(ROWS)
        killing = Killing(initiative, rows=ROWS, span=SPAN, seed=options["seed"], weakened=options["weakened"], say=say)
        return killing.run(options["times"])


@drill("seats", "16 at once for a cohort's last seats, 10,000 requests: none overbooked, none left empty", times=10_000)
def last_seats(options: dict, say) -> Outcome:
    with throwaway(f"drill_seats_{options['seed']}", fresh=True):
        return rounds(
            attempts=options["times"], at_once=16, seed=options["seed"], say=say, weakened=options["weakened"]
        )
