"""`outcomes`: all figures as of a day, on standard output. True figures, for staff; nothing is stored."""

from datetime import date

from django.core.management.base import BaseCommand, CommandError

from placements.outcomes.definitions import UnknownMeasure, published, select
from placements.outcomes.engine import CUTS, compute
from placements.outcomes.engine.windows import Windows, current, federal, last_full_year
from placements.outcomes.exports import write_csv, write_json
from placements.outcomes.management import typed

WRITERS = {"csv": write_csv, "json": write_json}


class Command(BaseCommand):
    help = "Print all outcome figures as of the end of a day."

    def add_arguments(self, parser):
        parser.add_argument("--as-of", required=True, metavar="DAY", help="the day, as YYYY-MM-DD")
        parser.add_argument("--known-on", metavar="DAY", help="leave out what was recorded or changed after this day")
        parser.add_argument("--mode", help="current (the default) or federal: which exits count (wioa.* only)")
        parser.add_argument(
            "--period", metavar="PY2023|2025Q1",
            help="what the federal report is about: the last full program year, where nothing is said",
        )  # fmt: skip
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
        as_of = typed.day("--as-of", options["as_of"])
        rows = compute(
            as_of=as_of,
            known_on=typed.day("--known-on", options["known_on"]) if options["known_on"] else None,
            initiative=typed.initiative(options["initiative"]) if options["initiative"] is not None else None,
            cuts=_cuts(options["by"]),
            measures=_measures(options["measure"]),
            windows=_windows(options["mode"], options["period"], as_of),
        )
        WRITERS[options["format"]](rows, self.stdout)


def _windows(mode: str | None, period: str | None, as_of: date) -> Windows:
    """A period makes the report federal; current mode has none."""
    mode = mode or ("current" if period is None else "federal")
    if mode not in ("current", "federal"):
        raise CommandError(f"Mode {mode!r} does not exist. There are: current, federal.")
    if mode == "current":
        if period is not None:
            raise CommandError("--period is the period of a federal report. Leave it out, or say --mode federal.")
        return current(as_of)
    try:
        return federal(last_full_year(as_of) if period is None else period)
    except ValueError:
        raise CommandError(f"Period {period!r} is neither a program year (PY2023) nor a quarter (2025Q1).") from None


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
