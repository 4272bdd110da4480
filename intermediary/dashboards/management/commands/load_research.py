"""Load a file of official statistics: `bin/manage load_research oews all_data_M_2025.xlsx --released 2026-05-15`, or
the small files that come with the project: `bin/manage load_research built-in`."""

from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from intermediary.dashboards.research.loading import load_file
from intermediary.research.builtin import BUILT_IN
from intermediary.research.enums import Kind

MOST = 200  # problems printed at once


class Command(BaseCommand):
    help = (
        "Load an official file: soc, crosswalk, areas, oews, projections, qcew or cpi; or built-in, the extracts that "
        "come with the project. All of it or nothing; the same file twice changes nothing. --dry-run prints what would "
        "be added, changed and retired."
    )

    def add_arguments(self, parser):
        parser.add_argument("kind", choices=[*Kind.values, "built-in"])
        parser.add_argument("file", type=Path, nargs="?")
        parser.add_argument("--released", type=date.fromisoformat, help="the day it was published: 2026-05-15")
        parser.add_argument("--period", default="", help="of what it is, where the file does not say: 2025-05")
        parser.add_argument("--source", default="", help="who published it, where it is not the usual office")
        parser.add_argument("--url", default="")
        parser.add_argument("--licence", default="")
        parser.add_argument("--every-state", action="store_true", help="of QCEW keep also states without an initiative")
        parser.add_argument("--sample", action="store_true", help="made-up figures: marked as such on every page")
        parser.add_argument("--dry-run", action="store_true")

    def handle(self, *args, **options):
        if options["kind"] == "built-in":
            for kind, said in BUILT_IN.items():
                self._load(kind, dry_run=options["dry_run"], **said)
            return
        if not options["file"] or not options["released"]:
            raise CommandError("Name the file, and with --released the day on which it was published.")
        names = ("period", "source", "url", "licence", "sample", "dry_run", "every_state")
        said = {name: options[name] for name in names}
        self._load(options["kind"], path=options["file"], released_on=options["released"], **said)

    def _load(self, kind: str, path: Path, **said) -> None:
        report = load_file(kind, path, **said)
        for note in report.notes[:MOST]:
            self.stdout.write(f"note     {note}")
        for reason, number in report.passed_over.most_common():
            self.stdout.write(f"left     {number:,} {reason}")
        if report.problems:
            for problem in report.problems[:MOST]:
                self.stderr.write(f"refused  {problem}")
            raise CommandError(f"{len(report.problems):,} problems in {report.file_name}; nothing was written.")
        for name in ("added", "changed", "retired"):
            moved = getattr(report, name)
            self.stdout.write(f"{name:8} {moved.number:,}")
            for example in moved.examples:
                self.stdout.write(f"         {example}")
        self.stdout.write(f"{'same':8} {report.unchanged:,}")
        self.stdout.write(f"In force: {report.release.cited}" if report.written else "Nothing was written: a dry run.")
