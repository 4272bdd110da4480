"""`recompute`: make all figures of an initiative anew, in the foreground; with a day or a name, a run that is kept."""

import sys
from datetime import date
from time import perf_counter

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from placements.outcomes.management import typed
from placements.outcomes.models import Run
from placements.outcomes.runs import asking, building


class Command(BaseCommand):
    help = "Recompute all figures of an initiative from its records. Stopped by Ctrl-C, the same command goes on."

    def add_arguments(self, parser):
        parser.add_argument("--initiative", required=True, metavar="KEY")
        parser.add_argument("--as-of", metavar="DAY", help="another day, as YYYY-MM-DD: a run that is kept beside")
        parser.add_argument("--known-on", metavar="DAY", help="leave out what was recorded or changed after this day")
        parser.add_argument("--title", default="", metavar="TEXT", help="a name for the run that is kept")

    def handle(self, **options):
        initiative = typed.initiative(options["initiative"])
        today = timezone.localdate()
        as_of = _day("--as-of", options["as_of"], today) or today
        known_on = _day("--known-on", options["known_on"], today)
        if options["as_of"] or known_on or options["title"]:
            run, _fresh = asking.keep(
                initiative=initiative, as_of=as_of, known_on=known_on, title=options["title"][:120]
            )
        else:
            run, _fresh = asking.recompute(initiative=initiative, as_of=as_of)
        self._work(run)

    def _work(self, run: Run) -> None:
        began = perf_counter()
        try:
            building.work(run, self._report)
        except KeyboardInterrupt:
            building.cancel(run)
            self.stderr.write("\nStopped. Run the same command again to go on.")
            sys.exit(130)
        run.refresh_from_db()
        failed = list(run.batches.exclude(error="").values_list("number", "people", "error"))
        if failed:
            lines = [f"Batch {number} ({people} people): {error}" for number, people, error in failed]
            raise CommandError(
                "\n".join(["Some people could not be computed:", *lines, "Run it again to try them again."])
            )
        if run.state != Run.State.READY:
            raise CommandError(
                f"The run is {run.get_state_display().lower()}: somebody else stopped it or still works on it."
            )
        self.stdout.write(
            f"As of {run.as_of}: {run.placements:,} placements, {run.enrollments:,} enrollments "
            f"in {perf_counter() - began:.1f} s (run {run.pk})."
        )

    def _report(self, done: int, total: int) -> None:
        self.stderr.write(f"{done:,} of {total:,} people")


def _day(option: str, text: str | None, today: date) -> date | None:
    if not text:
        return None
    day = typed.day(option, text)
    if day > today:
        raise CommandError(f"{option} {text} is still to come. The last day that can be computed is {today}.")
    return day
