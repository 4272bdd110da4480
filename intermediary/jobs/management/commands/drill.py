"""`drill NAME`: break things at random moments, in a database made for it, and see whether anything was lost."""

import sys

from django.core.management.base import BaseCommand, CommandError
from django.utils.module_loading import autodiscover_modules

from intermediary.jobs.drills import DRILLS


class Command(BaseCommand):
    help = "Run a failure drill. Exit status 0: passed; 1: something was lost, doubled or left undone."

    def add_arguments(self, parser):
        parser.add_argument("name", help="which; a wrong name lists all")
        parser.add_argument("--seed", type=int, default=1, metavar="N", help="another seed, other moments")
        parser.add_argument("--times", type=int, metavar="N", help="how often something is broken, or tried")
        parser.add_argument("--placements", type=int, metavar="N", help="size of the population")
        parser.add_argument("--weakened", action="store_true", help="the negative control: this must fail")

    def handle(self, **options):
        autodiscover_modules("drills")
        drill = DRILLS.get(options["name"])
        if drill is None:
            known = "\n".join(f"  {each.name}: {each.words}" for each in DRILLS.values())
            raise CommandError(f"Drill {options['name']!r} does not exist. There are:\n{known}")
        for name in ("times", "placements"):
            options[name] = getattr(drill, name) if options[name] is None else options[name]
        if options["times"] < 1 or options["placements"] < 300:
            raise CommandError("--times is at least 1 and --placements at least 300.")
        outcome = drill.run(options, self.stderr.write)
        for label, figure in outcome.figures.items():
            self.stdout.write(f"{label}: {figure}")
        for line in outcome.wrong:
            self.stdout.write(f"WRONG: {line}")
        self.stdout.write(f"{drill.name}{' (weakened)' if options['weakened'] else ''}: "
                          f"{'passed' if outcome.passed else 'FAILED'}")  # fmt: skip
        sys.exit(0 if outcome.passed else 1)
