from pathlib import Path

from django.core.management.base import BaseCommand

from intermediary.dashboards.keeping.backups import restore


class Command(BaseCommand):
    help = "Fill an empty, migrated database from a backup, and check every table against it."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)

    def handle(self, file: Path, **options):
        manifest = restore(file)
        rows = sum(table["rows"] for table in manifest["tables"].values())
        self.stdout.write(f"{len(manifest['tables'])} tables, {rows:,} rows restored; every checksum agrees.")
