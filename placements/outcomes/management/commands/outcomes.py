"""`outcomes`: all figures as of a day, on standard output. True figures, for staff; nothing is stored."""

import re
from datetime import date

from django.core.management.base import BaseCommand, CommandError

from intermediary.initiatives.models import Initiative
from placements.outcomes.definitions import UnknownMeasure, published, select
from placements.outcomes.engine import CUTS, compute
from placements.outcomes.exports import write_csv, write_json

PERIOD = re.compile(r"PY\d{4}|\d{4}Q[1-4]")
WRITERS = {"csv": write_csv, "json": write_json}


class Command(BaseCommand):
    help = "Print all outcome figures as of the end of a day."

    def add_arguments(self, parser):
        parser.add_argument("--as-of", required=True, metavar="DAY", help="the day, as YYYY-MM-DD")
        parser.add_argument("--known-on", metavar="DAY", help="leave out what was recorded or changed after this day")
        parser.add_argument("--mode", default="current", help="current or federal: which exits count (wioa.* only)")
        parser.add_argument("--period", metavar="PY2023|2025Q1", help="the reporting period of federal mode")
        parser.add_argument("--initiative", metavar="KEY", help="one initiative only")
        parser.add_argument("--by", nargs="+", action="extend", default=[], metavar="CUT", help=", ".join(CUTS))
        parser.add_argument(
            "--measure", nargs="+", action="extend", default=[], metavar="KEY",
            help="a measure, or a family of them such as sector.ret.same",
        )  # fmt: skip
        parser.add_argument("--format", default="csv", help="csv or json")

    def handle(self, **options):
        if options["format"] not in WRITERS:
            raise CommandError(f"Format {options['format']!r} does not exist. There are: csv, json.")
        self._check_mode(options["mode"], options["period"])
        rows = compute(
            as_of=_day("--as-of", options["as_of"]),
            known_on=_day("--known-on", options["known_on"]) if options["known_on"] else None,
            initiative=_initiative(options["initiative"]) if options["initiative"] is not None else None,
            cuts=_cuts(options["by"]),
            measures=_measures(options["measure"]),
        )
        WRITERS[options["format"]](rows, self.stdout)

    def _check_mode(self, mode: str, period: str | None) -> None:
        if mode not in ("current", "federal"):
            raise CommandError(f"Mode {mode!r} does not exist. There are: current, federal.")
        if period is not None and not PERIOD.fullmatch(period):
            raise CommandError(f"Period {period!r} is neither a program year (PY2023) nor a quarter (2025Q1).")
        if mode == "federal" or period is not None:
            self.stderr.write("--mode and --period bear on wioa measures only, and none of those is computed yet.")


def _day(option: str, text: str) -> date:
    try:
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", text):
            raise ValueError(text)
        return date.fromisoformat(text)
    except ValueError:
        raise CommandError(f"{option} {text!r} is not a day. Write it as YYYY-MM-DD, for example 2025-06-30.") from None


def _initiative(key: str) -> Initiative:
    found = Initiative.objects.filter(key=key).first()
    if found is None:
        known = ", ".join(Initiative.objects.order_by("key").values_list("key", flat=True)[:50])
        raise CommandError(f"Initiative {key!r} does not exist. There are: {known or 'none yet'}.")
    return found


def _cuts(names: list[str]) -> tuple[str, ...]:
    for name in names:
        if name not in CUTS:
            raise CommandError(f"Cut {name!r} does not exist. There are: {', '.join(CUTS)}.")
    return tuple(dict.fromkeys(names))


def _measures(keys: list[str]) -> list[str]:
    try:
        select(keys)
    except UnknownMeasure as unknown:
        known = "\n".join(definition.key for definition in published())
        raise CommandError(f"Measure {unknown.key!r} is not computed. There are:\n{known}") from None
    return keys
