"""`bench_import`: what an import costs beside django-import-export and a bare COPY, in a database made for the run."""

from statistics import median
from time import perf_counter

from django.core.management.base import BaseCommand, CommandError

from intermediary.dashboards.importing import data
from intermediary.dashboards.importing.contenders import Bench
from placements.outcomes.bench.database import throwaway
from placements.outcomes.bench.report import machine

NO_RIVAL = (
    "django-import-export is not installed, and is not measured. It comes with what the tests need: run bin/test\n"
    "once, or  pip install -r requirements-test.txt"
)
MEMORY = 64  # MiB that a client may need beside what it has anyway
# (what, over what, at most or at least, how many times)
TARGETS = (
    ("import-export", "csv", "at least", 80),
    ("csv", "copy", "at most", 30),
    ("xlsx", "csv", "at most", 2),
)


class Command(BaseCommand):
    help = "Time an import end to end, with row-level errors, in a database made for the run."

    def add_arguments(self, parser):
        parser.add_argument("--rows", type=int, default=100_000, metavar="N")
        parser.add_argument("--wrong", type=float, default=0.02, metavar="SHARE", help="rows that cannot be read")
        parser.add_argument("--records", choices=sorted(data.LISTS), default="services", help="what the list holds")
        parser.add_argument("--sample", type=int, default=1_000, metavar="N", help="rows for django-import-export")
        parser.add_argument("--rounds", type=int, default=3, metavar="N")
        parser.add_argument("--seed", type=int, default=1, metavar="N")

    def handle(self, **options):
        if options["rows"] < 100 or options["rounds"] < 1 or not 0 <= options["wrong"] <= 1:
            raise CommandError("--rows is at least 100, --rounds at least 1, and --wrong a share between 0 and 1.")
        listed = data.LISTS[options["records"]]
        self.stdout.write(machine())
        with throwaway(f"import_{options['rows']}"):
            began = perf_counter()
            data.refer(options["rows"])
            bench = Bench(listed, options["rows"], options["sample"], options["wrong"], options["seed"])
            sizes = ", ".join(f"{kind} {len(file) / 2**20:.1f} MiB" for kind, file in bench.files.items())
            self.stdout.write(
                f"Seed {options['seed']}: {options['rows']:,} rows of {listed.kind} with {len(listed.header)} columns, "
                f"{options['wrong']:.0%} wrong; {sizes}. Made in {perf_counter() - began:.1f} s."
            )
            contenders = bench.contenders()
            if "import-export" not in contenders:
                self.stderr.write(NO_RIVAL)
            taken: dict[str, list[float]] = {name: [] for name in contenders}
            for _round in range(options["rounds"]):
                for name, (_title, measure) in contenders.items():
                    taken[name].append(measure())
        self._tell(bench, contenders, taken)

    def _tell(self, bench: Bench, contenders: dict, taken: dict[str, list[float]]) -> None:
        medians = {name: median(seconds) for name, seconds in taken.items()}
        self.stdout.write(f"\n{'median s':>10} {'fastest':>9} {'slowest':>9} {'rows/s':>10} {'× COPY':>8}")
        for name, (title, _measure) in contenders.items():
            one = medians[name]
            self.stdout.write(
                f"{one:>10,.2f} {min(taken[name]):>9,.2f} {max(taken[name]):>9,.2f} {bench.size / one:>10,.0f} "
                f"{one / medians['copy']:>8,.1f}  {title}"
            )
        self.stdout.write("")
        for one, other, side, bound in TARGETS:
            title = f"{one} / {other}"
            if one not in medians:
                self.stdout.write(f"{title:<28} not measured")
                continue
            self._line(title, medians[one] / medians[other], side, bound)
        for kind, grown in bench.memory.items():
            self._line(f"memory of {kind}, MiB", grown, "at most", MEMORY)
        self.stdout.write("")
        for kind, seconds in bench.steps.items():
            self.stdout.write(f"{kind}: {bench.counts[kind]}")
            for step, spent in seconds.items():
                self.stdout.write(f"{spent:>10,.2f}  {step}")

    def _line(self, title: str, figure: float, side: str, bound: float) -> None:
        reached = figure >= bound if side == "at least" else figure <= bound
        verdict = "reached" if reached else "NOT reached"
        self.stdout.write(f"{title:<28} {figure:>8,.1f}   wanted {side} {bound:g}: {verdict}")
