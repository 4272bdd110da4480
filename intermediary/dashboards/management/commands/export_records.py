"""Write all records, or those of one initiative, as exchange-format files."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction

from intermediary.accounts.scope import acting
from intermediary.exchange.export import export_folder
from intermediary.initiatives.models import Initiative


class Command(BaseCommand):
    help = "Write records as CSV files in the exchange format, which load_records reads again."

    def add_arguments(self, parser):
        parser.add_argument("folder", metavar="DIR", type=Path)
        parser.add_argument("--initiative", metavar="KEY", help="only what belongs to this initiative")

    def handle(self, *, folder: Path, initiative: str | None, **options):
        try:
            counts = _export(folder, initiative)
        except OSError as error:
            raise CommandError(f"{folder} cannot be written to: {error.strerror}.") from error
        for name, count in counts.items():
            self.stdout.write(f"{name}: {count}")


def _export(folder: Path, key: str | None) -> dict[str, int]:
    outermost = not connection.in_atomic_block
    with transaction.atomic():
        if outermost:  # one state of everything, although others go on working
            with connection.cursor() as cursor:
                cursor.execute("set transaction isolation level repeatable read, read only")
        with acting("system"):
            return export_folder(folder, initiative=_initiative(key) if key else None)


def _initiative(key: str) -> Initiative:
    found = Initiative.objects.filter(key=key).first()
    if found is None:
        known = ", ".join(Initiative.objects.values_list("key", flat=True)) or "none"
        raise CommandError(f"There is no initiative with the key {key}. There are: {known}.")
    return found
