"""Import the five-sheet workbook of regional sector partnerships."""

import argparse
import json
import sys
from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from intermediary.accounts.scope import acting
from intermediary.exchange import workbooks
from intermediary.exchange.imports import ImportRefused, import_workbook


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is not a day; write it as 2025-04-30") from None


# What the object that is printed holds, in this order.
SAYS = ("counts", "problems", "repairs", "repeated_rows", "remarks")


class Command(BaseCommand):
    help = (
        "Import a five-sheet workbook (.xlsx). Rows that only a person can settle are left out and listed. "
        "Exit status: 0 all rows in, 1 some left out, 2 no such workbook."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", metavar="FILE", type=Path)
        parser.add_argument("--initiative", metavar="KEY", required=True, help="created when it does not exist")
        parser.add_argument("--grant", metavar="KEY", nargs="+", action="extend", default=[], help="what pays for it")
        parser.add_argument(
            "--as-of",
            metavar="DAY",
            type=_day,
            help="the day the workbook was filled in, as 2025-04-30 (default: the day it was saved)",
        )
        parser.add_argument("--dry-run", action="store_true", help="read, check and count, write nothing")
        parser.add_argument("--format", choices=("text", "json"), default="text")

    def handle(self, *, file: Path, initiative: str, grant: list[str], as_of: date | None, dry_run: bool, **options):
        try:
            if as_of is None:
                as_of = workbooks.saved_on(file) or timezone.localdate()
                self.stderr.write(f"Read as of {as_of}; --as-of says another day.", self.style.NOTICE)
            with acting("system"):
                report = import_workbook(
                    file, initiative=initiative, grants=grant, as_of=as_of, note=file.name, dry_run=dry_run
                )
        except workbooks.NotThisWorkbook as refusal:
            raise CommandError(str(refusal), returncode=2) from refusal
        except ImportRefused as refusal:
            raise CommandError(str(refusal)) from refusal
        if options["format"] == "json":
            self.stdout.write(json.dumps({name: report[name] for name in SAYS}, indent=1, ensure_ascii=False))
        else:
            self._write_text(report)
        if report["problems"]:
            sys.exit(1)

    def _write_text(self, report: dict) -> None:
        for problem in report["problems"]:
            self.stdout.write("{sheet}:{row} {column}: {problem}; {mend}".format(**problem))
        for remark in report["remarks"]:
            self.stderr.write("{sheet}:{row} {column}: {remark}".format(**remark), self.style.NOTICE)
        for name, count in report["counts"].items():
            self.stdout.write(f"{name.replace('_', ' ')}: {count}")
        left_out = len({(problem["sheet"], problem["row"]) for problem in report["problems"]})
        self.stdout.write(
            f"{'Imported' if report['written'] else 'Nothing was written'}: {left_out} rows left out, "
            f"{len(report['repairs'])} cells put right, {len(report['repeated_rows'])} repeated rows dropped"
        )
