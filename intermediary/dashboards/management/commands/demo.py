"""The demo initiative: load it, or print how to sign in to it."""

from datetime import date

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from intermediary.dashboards.demo import sign_ins
from intermediary.dashboards.demo.generate import PEOPLE, SEED
from intermediary.dashboards.demo.loading import Refused, load_demo, occupied


class Command(BaseCommand):
    help = "Load an invented region into an empty database: two initiatives, four years, figures and releases."

    def add_arguments(self, parser):
        parser.add_argument("--if-empty", action="store_true", help="do nothing where an initiative is on record")
        parser.add_argument("--seed", type=int, default=SEED, help="the same seed gives the same demo")
        parser.add_argument("--people", type=int, default=PEOPLE, help="about how many participants")
        parser.add_argument("--as-of", type=_day, metavar="DATE", help="the demo's last day (default: today)")
        parser.add_argument("--sign-ins", action="store_true", help="only print who can sign in, and how")

    def handle(self, *, if_empty: bool, seed: int, people: int, as_of: date | None, **options):
        if options["sign_ins"]:
            self._write_sign_ins()
            return
        if not 200 <= people <= 50_000:
            raise CommandError("--people: between 200 and 50000.")
        if if_empty and occupied():
            return
        day = as_of or timezone.localdate()
        try:
            load_demo(demo_day=day, seed=seed, people=people, say=self.stdout.write)
        except Refused as error:
            raise CommandError(str(error)) from error
        self.stdout.write("")
        self._write_sign_ins()

    def _write_sign_ins(self) -> None:
        table = [("Door", "E-mail", "Password"), *sign_ins()]
        widths = [max(len(line[column]) for line in table) for column in range(3)]
        for line in table:
            self.stdout.write("  ".join(f"{cell:{width}}" for cell, width in zip(line, widths, strict=True)).rstrip())


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise CommandError(f"--as-of: {text} is no date; write it as 2025-06-30.") from error
