"""The one way out: every record, or those of one initiative, as the files that `loader` reads.

Rows are in the order of their keys, values are written as they are on record. The files are for programs: a value
that begins with = + - or @ is not altered, so open them in a spreadsheet by importing text, not by a double click.
"""

import csv
from collections.abc import Iterator
from pathlib import Path

from django.db import connection

from intermediary.exchange import files
from intermediary.exchange.columns import Column
from intermediary.exchange.files import File, file_named
from intermediary.initiatives.models import Initiative

AT_A_TIME = 5_000  # rows


def export_folder(folder: Path, *, initiative: Initiative | None = None) -> dict[str, int]:
    """Write all files to a folder, which is made if need be. File name → number of rows.

    Old files there are replaced once all new ones are written. To see one state of everything, call it in a
    transaction that is REPEATABLE READ.
    """
    folder.mkdir(parents=True, exist_ok=True)
    counts, parts = {}, {}
    try:
        for file in files.files():
            parts[file.file_name] = folder / f".{file.file_name}.part"
            counts[file.file_name] = _write(file, parts[file.file_name], initiative)
        for name, part in parts.items():
            part.replace(folder / name)
    finally:
        for part in parts.values():
            part.unlink(missing_ok=True)
    return counts


def _write(file: File, path: Path, initiative: Initiative | None) -> int:
    params = {"initiative": initiative.pk} if initiative else None
    if file.reads:
        return _write_read(file, path, initiative, params)
    with connection.cursor() as cursor, path.open("wb") as stream:
        statement = f"copy ({query(file, initiative)}) to stdout with (format csv, header true)"
        with cursor.copy(statement, params) as copy:
            for block in copy:
                stream.write(block)
        return cursor.rowcount


def _write_read(file: File, path: Path, initiative: Initiative | None, params: dict | None) -> int:
    """A file with cells that only Python can read back, because they are sealed."""
    names = [file.key, *(column.name for column in file.columns)]
    count = 0
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(names)
        for row in _fetched(query(file, initiative), params):
            values = dict(zip(names, row, strict=True))
            for name, (_field, read) in file.reads.items():
                values[name] = read(values[file.key], bytes(values[name]))
            writer.writerow(values.values())
            count += 1
    return count


def _fetched(statement: str, params: dict | None) -> Iterator[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(f"declare export_rows no scroll cursor for {statement}", params)
        while True:
            cursor.execute(f"fetch {AT_A_TIME} from export_rows")
            rows = cursor.fetchall()
            if not rows:
                break
            yield from rows
        cursor.execute("close export_rows")


def query(file: File, initiative: Initiative | None) -> str:
    """SQL for the rows of a file: its columns as text, in the order of the keys."""
    columns = ", ".join([f't.key as "{file.key}"', *(_column(file, column) for column in file.columns)])
    condition = " or ".join(f"({one})" for one in files.BELONGS[file.name]) if initiative else "true"
    return f'select {columns} from {file.table} t{joins(file)} where {condition} order by t.key collate "C"'


def _column(file: File, column: Column) -> str:
    value = written(file, column)
    return f'{f"coalesce({value}, {column.fallback})" if column.fallback else value} as "{column.name}"'


def written(file: File, column: Column) -> str:
    """SQL for what a record of the file, as `t` with its `joins`, has in a column, as the format writes it."""
    part, field = column.target
    if column.name in file.reads:
        return f't."{file.reads[column.name][0]}"'
    if column.many:
        return _list(file, column)
    if column.refers or column.names:
        return f'"r_{column.name}".{"name" if column.names else "key"}'
    return column.kind.written.format(f'{part or "t"}."{field}"')


def _list(file: File, column: Column) -> str:
    field = file.model._meta.get_field(column.target[1])
    through = field.remote_field.through._meta.db_table
    return (
        f"(select string_agg(g.key, ';' order by g.key collate \"C\") from {through} x join "
        f"{file_named(column.refers).table} g on g.id = x.{field.m2m_reverse_name()} "
        f"where x.{field.m2m_column_name()} = t.id)"
    )


def joins(file: File) -> str:
    """SQL that joins what hangs on a record, and what it refers to."""
    found = ""
    for name, model in file.parts.items():
        found += f' left join {model._meta.db_table} {name} on {name}."{file.key}_id" = t.id'
    for column in file.columns:
        if (column.refers or column.names) and not column.many:
            table = column.names._meta.db_table if column.names else file_named(column.refers).table
            found += f' left join {table} "r_{column.name}" on "r_{column.name}".id = t."{column.target[1]}_id"'
    return found
