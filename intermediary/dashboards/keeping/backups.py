"""Backup and restore of every table, by COPY in one snapshot: no tool beside this program, no PostgreSQL version.

A backup is a zip with one COPY file a table and a manifest: migrations, rows and a checksum of each table. It holds
everything, sealed fields sealed: keep it as safe as the database, and keep FIELD_KEYS apart from it.
"""

import hashlib
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

from django.core.management.base import CommandError
from django.db import connection, transaction
from django.utils import timezone
from psycopg import sql

# Rebuilt by themselves, or worthless after a restore.
LEFT_OUT = {"django_migrations", "django_session", "shared_cache", "outcomes_stale"}


def tables() -> list[str]:
    """Every table of the product, in a fixed order."""
    return sorted(set(connection.introspection.table_names()) - LEFT_OUT)


def backup(target: Path) -> dict:
    """Write all tables to `target` as they stood at one moment, and return the manifest."""
    draft = target.with_name(target.name + ".part")
    manifest = {"made_at": timezone.now().isoformat(), "migrations": _migrations(), "tables": {}}
    with transaction.atomic(), zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        with connection.cursor() as cursor:
            cursor.execute("set transaction isolation level repeatable read, read only")
            cursor.execute("select set_config('app.door', 'system', true), set_config('app.wages', 'on', true)")
            for table in tables():
                with archive.open(f"{table}.copy", "w", force_zip64=True) as file:
                    manifest["tables"][table] = _copy_out(cursor, table, file)
        archive.writestr("manifest.json", json.dumps(manifest, indent=1))
    draft.replace(target)
    return manifest


def restore(source: Path) -> dict:
    """Fill an empty, migrated database from a backup, all or nothing, and check every table against the manifest.

    Raises CommandError where the file is no backup, was made by another version, or the database is not empty.
    """
    try:
        archive = zipfile.ZipFile(source)
        manifest = json.loads(archive.read("manifest.json"))
    except (OSError, KeyError, zipfile.BadZipFile, ValueError) as error:
        raise CommandError(f"{source} is not a backup of this program.") from error
    if manifest["migrations"] != _migrations():
        raise CommandError(
            "The backup was made by another version: its migrations differ. Check out the version that made it, "
            "restore there, then upgrade."
        )
    with archive, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select set_config('app.door', 'system', true), set_config('app.wages', 'on', true)")
        _refuse_unless_empty(cursor)
        names = [table for table in tables() if table in manifest["tables"]]
        guarded = _guarded(cursor)
        _triggers(cursor, names, "disable")
        _force(cursor, guarded, "no force")  # COPY FROM does not work under row-level security
        for table in names:
            cursor.execute(sql.SQL("delete from {}").format(sql.Identifier(table)))  # rows that migrations made
        for table in names:
            with archive.open(f"{table}.copy") as file:
                _copy_in(cursor, table, file)
        cursor.execute("set constraints all immediate")
        _triggers(cursor, names, "enable")
        _force(cursor, guarded, "force")
        for table in names:
            _continue_sequence(cursor, table)
            found = _copy_out(cursor, table, None)
            if found != manifest["tables"][table]:
                raise CommandError(f"{table} differs from the backup: the file is damaged. Nothing was restored.")
    return manifest


def _copy_out(cursor, table: str, file) -> dict:
    """Stream a table in order of its rows' text, so that equal tables have equal checksums."""
    digest, rows = hashlib.sha256(), 0
    columns = _columns(cursor, table)
    statement = sql.SQL("copy (select {} from {} order by 1) to stdout").format(columns, sql.Identifier(table))
    with cursor.copy(statement) as copy:
        for block in copy:
            data = bytes(block)
            digest.update(data)
            rows += data.count(b"\n")
            if file is not None:
                file.write(data)
    return {"rows": rows, "sha256": digest.hexdigest()}


def _copy_in(cursor, table: str, file) -> None:
    statement = sql.SQL("copy {} ({}) from stdin").format(sql.Identifier(table), _columns(cursor, table))
    with cursor.copy(statement) as copy:
        for block in _blocks(file):
            copy.write(block)


def _blocks(file) -> Iterator[bytes]:
    while block := file.read(1 << 20):
        yield block


def _columns(cursor, table: str) -> sql.Composable:
    cursor.execute(
        "select column_name from information_schema.columns where table_schema = current_schema() and table_name = %s"
        " order by column_name = 'id' desc, ordinal_position",
        [table],
    )
    return sql.SQL(", ").join(sql.Identifier(row[0]) for row in cursor.fetchall())


def _refuse_unless_empty(cursor) -> None:
    for table in ("accounts_user", "initiatives_initiative", "participants_participant"):
        cursor.execute(sql.SQL("select exists (select from {})").format(sql.Identifier(table)))
        if cursor.fetchone()[0]:
            raise CommandError("The database is not empty. Restore into a new one: nothing is ever written over.")


def _triggers(cursor, names: list[str], verb: str) -> None:
    for table in names:
        cursor.execute(sql.SQL("alter table {} {} trigger user").format(sql.Identifier(table), sql.SQL(verb)))


def _guarded(cursor) -> list[str]:
    cursor.execute(
        "select relname from pg_class where relforcerowsecurity and relnamespace = current_schema()::regnamespace"
    )
    return [row[0] for row in cursor.fetchall()]


def _force(cursor, names: list[str], verb: str) -> None:
    for table in names:
        cursor.execute(sql.SQL("alter table {} {} row level security").format(sql.Identifier(table), sql.SQL(verb)))


def _continue_sequence(cursor, table: str) -> None:
    cursor.execute(
        "select column_name from information_schema.columns where table_name = %s and is_identity = 'YES'", [table]
    )
    for (column,) in cursor.fetchall():
        cursor.execute(
            sql.SQL("select setval(pg_get_serial_sequence(%s, %s), coalesce(max({}), 0) + 1, false) from {}").format(
                sql.Identifier(column), sql.Identifier(table)
            ),
            [table, column],
        )


def _migrations() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("select app || '.' || name from django_migrations order by 1")
        return [row[0] for row in cursor.fetchall()]
