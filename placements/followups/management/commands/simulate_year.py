"""`simulate_year`: a year of follow-up with its own clock, in a database made for it and dropped afterwards."""

import sys
import time

from django.core.management.base import BaseCommand, CommandError

from placements.followups.simulation import Year, populate
from placements.followups.simulation.year import figures
from placements.outcomes.bench.database import throwaway


class Command(BaseCommand):
    help = (
        "Let made-up people, firms and staff answer for a year. Exit status 0: every window closed, nobody got two "
        "messages on one day, and the engine's figures are what the seed makes true."
    )

    def add_arguments(self, parser):
        parser.add_argument("--placements", type=int, default=2000, metavar="N")
        parser.add_argument("--seed", type=int, default=1, metavar="N")

    def handle(self, *, placements: int, seed: int, **options):
        if placements < 10:
            raise CommandError("--placements is at least 10.")
        began = time.monotonic()
        with throwaway(f"year_{placements}_{seed}", fresh=True):
            year = Year(*populate(placements, seed), say=self.stderr.write)
            year.run()
        for words, figure in figures(year).items():
            self.stdout.write(f"{words}: {figure}")
        for line in year.wrong:
            self.stdout.write(f"WRONG: {line}")
        self.stdout.write(f"{'FAILED' if year.wrong else 'passed'} in {time.monotonic() - began:.0f} s")
        sys.exit(1 if year.wrong else 0)
