from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from intermediary.dashboards.keeping.backups import backup
from intermediary.jobs.services import beat


class Command(BaseCommand):
    help = "Write every table to one file, as they stand at one moment."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)

    def handle(self, file: Path, **options):
        if file.exists():
            raise CommandError(f"{file} exists. Choose another name: a backup never writes over one.")
        try:
            manifest = backup(file)
        except OSError as error:
            file.with_name(file.name + ".part").unlink(missing_ok=True)
            raise CommandError(f"{file} cannot be written: {error.strerror}.") from error
        beat("backup")
        rows = sum(table["rows"] for table in manifest["tables"].values())
        self.stdout.write(f"{len(manifest['tables'])} tables, {rows:,} rows: {file} ({file.stat().st_size:,} bytes)")
