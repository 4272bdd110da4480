"""Load a folder of exchange-format files."""

import json
import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from intermediary.accounts.scope import acting
from intermediary.exchange.loader import NothingToLoad, Report, load_folder


class Command(BaseCommand):
    help = "Load a folder of CSV files in the exchange format: everything is checked before anything is written."

    def add_arguments(self, parser):
        parser.add_argument("folder", metavar="DIR", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="check and count, write nothing")
        parser.add_argument(
            "--partial", action="store_true", help="write the good rows; what is left out goes to DIR/rejected.csv"
        )
        parser.add_argument("--format", choices=("text", "json"), default="text")

    def handle(self, *, folder: Path, dry_run: bool, partial: bool, **options):
        try:
            with acting("system"):
                report = load_folder(folder, note=str(folder), dry_run=dry_run, partial=partial)
        except (NothingToLoad, OSError) as error:
            raise CommandError(str(error)) from error
        if options["format"] == "json":
            _write_json(report, self.stdout)
        else:
            self._write_text(report)
        if not report.ok:
            sys.exit(1)

    def _write_text(self, report: Report) -> None:
        for problem in report.problems:
            self.stdout.write(str(problem))
        for remark in report.remarks:
            self.stderr.write(remark, self.style.NOTICE)
        for name, counts in report.files.items():
            self.stdout.write(f"{name}: {_line(counts)}")
        done = "Loaded" if report.written else "Nothing was written"
        ending = f"; {len(report.problems)} problems" if len(report.problems) else ""
        self.stdout.write(f"{done}: {_line(report.total())}{ending}")


def _line(counts) -> str:
    return f"{counts.created} created, {counts.changed} changed, {counts.unchanged} unchanged"


def _write_json(report: Report, stream) -> None:
    """One object; problems are written one by one, as there may be as many as rows."""
    stream.write("{", ending="")
    for what in ("created", "changed", "unchanged"):
        stream.write(f'"{what}": {json.dumps({n: getattr(c, what) for n, c in report.files.items()})},')
    stream.write(f'"remarks": {json.dumps(report.remarks)},')
    stream.write(f'"written": {json.dumps(report.written)},\n"problems": [', ending="")
    for number, problem in enumerate(report.problems):
        stream.write(("," if number else "") + json.dumps(problem._asdict()))
    stream.write("]}")
