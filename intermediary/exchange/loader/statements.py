"""The SQL that writing is composed of. Names come from the specs of the files, values never stand in it."""

from collections.abc import Iterator

from django.db.models import NOT_PROVIDED

from intermediary.exchange.columns import Column
from intermediary.exchange.files import file_named
from intermediary.exchange.loader.stage import Stage

ROWS = 50_000  # per statement: what PostgreSQL keeps in memory for a statement's checks stays bounded


def spans(stage: Stage) -> Iterator[str]:
    """Conditions that split the good rows into spans."""
    for first in range(1, stage.rows + 1, ROWS):
        yield f"s._n between {first} and {first + ROWS - 1} and not s._bad"


def touch(cursor, stage: Stage, statement: str, operation: str, params=None) -> None:
    """Run a writing statement that returns ids, and note them."""
    cursor.execute(
        f"with w (id) as ({statement}) insert into load_touched select '{stage.file.name}', id, '{operation}' from w",
        params,
    )


def joins(columns: list[Column]) -> str:
    """Joins that find the records that references name."""
    found = ""
    for column in columns:
        if column.refers or column.names:
            table = column.names._meta.db_table if column.names else file_named(column.refers).table
            known_by = "name" if column.names else "key"
            found += f' left join {table} "r_{column.name}" on "r_{column.name}".{known_by} = s."{column.name}"'
    return found


def stored(stage: Stage, column: Column, otherwise: str) -> tuple[str, str]:
    """(database column, SQL of its new value); `otherwise` stands in where only this row has no such cell."""
    field = column.target[1]
    if column.refers or column.names:
        field, value = f"{field}_id", f'"r_{column.name}".id'
    else:
        cell = f's."{column.name}"'
        value = cell if column.kind.empty == "null" else f"coalesce({cell}, {column.kind.empty})"
    if column.name in stage.ragged:
        value = f"case when '{column.name}' = any (s._absent) then {otherwise.format(field)} else {value} end"
    return field, value


def defaults(model, given: set[str]) -> tuple[list[str], list]:
    """Columns that must have a value although the file says nothing of them, with that value."""
    fields = [
        field
        for field in model._meta.concrete_fields
        if field.column not in given and not field.primary_key and not field.null and field.db_default is NOT_PROVIDED
    ]
    return [field.column for field in fields], [field.get_default() for field in fields]


def assignments(stage: Stage, columns: list[Column], alias: str) -> list[tuple[str, str]]:
    """(database column, new value) for an update of `alias`."""
    return [stored(stage, column, f'{alias}."{{}}"') for column in columns]


def derived(stage: Stage) -> list[tuple[str, str]]:
    """(database column, new value) of computed fields whose cells the file has, for an update of `t`."""
    pairs = []
    for field in stage.file.derived:
        if all(name in stage.header for name in field.inputs):
            absent = " or ".join(f"'{name}' = any (s._absent)" for name in field.inputs)
            pairs.append((field.field, f'case when {absent} then t."{field.field}" else s."{field.field}" end'))
    return pairs


def change(pairs: list[tuple[str, str]], alias: str) -> tuple[str, str]:
    """(SET clause, condition that something differs)."""
    setting = ", ".join(f'"{field}" = {value}' for field, value in pairs)
    before = ", ".join(f'{alias}."{field}"' for field, _value in pairs)
    return setting, f"row({before}) is distinct from row({', '.join(value for _field, value in pairs)})"
