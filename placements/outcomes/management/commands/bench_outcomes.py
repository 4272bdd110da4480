"""`bench_outcomes`: how long the figures take, beside other ways to make them, on a population of the run's own."""

import importlib.util
import json
from pathlib import Path
from time import perf_counter

from django.core.management.base import BaseCommand, CommandError

from placements.outcomes.bench import report
from placements.outcomes.bench.contenders import Bench
from placements.outcomes.bench.database import throwaway
from placements.outcomes.bench.population import AS_OF, Size, describe, filled, populate

NO_PANDAS = (
    "pandas is not installed. It comes with what the tests need: run bin/test once, or\n"
    "    pip install -r requirements-test.txt\n"
    "or leave it out: --only scan full changed followed clustered scattered update write loop"
)
COMPARED = 10_000  # up to so many placements the figures themselves are compared, after all was timed


class Command(BaseCommand):
    help = "Time the outcomes engine against a plain scan, pandas and a loop, in a database made for the run."

    def add_arguments(self, parser):
        parser.add_argument("--placements", type=int, default=100_000, metavar="N")
        parser.add_argument("--rounds", type=int, default=5, metavar="N")
        parser.add_argument("--seed", type=int, default=1, metavar="N", help="another seed is another population")
        parser.add_argument(
            "--only", nargs="+", metavar="CONTENDER", help="some contenders only; a wrong name lists all"
        )
        parser.add_argument("--keep", action="store_true", help="keep the database for the next run")
        parser.add_argument("--save", type=Path, metavar="FILE", help="write the seconds as JSON")
        parser.add_argument(
            "--against", type=Path, metavar="FILE", help="growth since a saved run with fewer placements"
        )

    def handle(self, **options):
        if options["placements"] < 100 or options["rounds"] < 1:
            raise CommandError("--placements is at least 100 and --rounds at least 1.")
        small = _saved(options["against"])
        if (not options["only"] or "pandas" in options["only"]) and not importlib.util.find_spec("pandas"):
            raise CommandError(NO_PANDAS)
        size = Size.of(options["placements"])
        self.stdout.write(f"{report.machine()}\nSeed {options['seed']}, as of {AS_OF}: {describe(size)}")
        with throwaway(f"{size.placements}_{options['seed']}", keep=options["keep"]):
            self._fill(size, options["seed"])
            bench = Bench(size.placements)
            contenders = _chosen(bench, options["only"])
            taken = self._measure(contenders, options["rounds"])
            if size.placements <= COMPARED and "pandas" in {c.name for c in contenders}:
                self._compare(bench)
        self._tell(bench, contenders, taken, small)
        if options["save"]:
            options["save"].write_text(json.dumps({"placements": size.placements, "seconds": taken}, indent=1))

    def _fill(self, size: Size, seed: int) -> None:
        if filled():
            self.stdout.write("The database of an earlier run is used again.")
            return
        began = perf_counter()
        populate(size, seed)
        self.stdout.write(f"Made in {perf_counter() - began:.1f} s.")

    def _compare(self, bench: Bench) -> None:
        found = bench.differences()
        if found:
            raise CommandError("pandas and the engine differ:\n" + "\n".join(found[:10]))
        self.stdout.write("pandas and the stored figures agree, after all changes, on every one.")

    def _measure(self, contenders, rounds: int) -> dict[str, list[float]]:
        taken = {}
        for turn in range(rounds):
            for contender in contenders:
                if turn < contender.rounds:
                    taken.setdefault(contender.name, []).append(contender.measure(turn))
        return taken

    def _tell(self, bench: Bench, contenders, taken, small) -> None:
        self.stdout.write("")
        for line in report.lines(contenders, taken):
            self.stdout.write(line)
        for line in report.growth(small, taken) if small else ():
            self.stdout.write(line)
        self.stdout.write("")
        for name, seconds in bench.stages.items():
            self.stdout.write(f"Stages of {name}: {report.stages(seconds)}")
        for name, peak in bench.memory.items():
            self.stdout.write(f"Peak memory of {name}: {peak / 2**20:,.0f} MiB")
        if bench.figures:
            self.stdout.write(f"pandas made {bench.figures:,} figures.")


def _chosen(bench: Bench, only: list[str] | None):
    every = bench.contenders()
    known = [contender.name for contender in every]
    for name in only or ():
        if name not in known:
            raise CommandError(f"Contender {name!r} does not exist. There are: {', '.join(known)}.")
    return [contender for contender in every if not only or contender.name in only]


def _saved(path: Path | None) -> dict | None:
    if path is None:
        return None
    try:
        found = json.loads(path.read_text())
        return {"placements": int(found["placements"]), "seconds": dict(found["seconds"])}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CommandError(f"--against {path} is no file that --save has written: {error}") from None
