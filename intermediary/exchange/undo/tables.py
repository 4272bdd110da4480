"""Which tables an import can write to, and what refers to what: read from the files of the format and the models."""

from dataclasses import dataclass
from functools import cache

from django.apps import apps
from django.db import models

from intermediary.exchange.files import files


@dataclass(frozen=True)
class Table:
    """A table that an import writes to. `owner` is the column that names the record a row is a part of, if it is."""

    file: str
    model: type[models.Model]
    owner: str = ""
    of: str = ""  # the owner's table

    @property
    def name(self) -> str:
        return self.model._meta.db_table


@dataclass(frozen=True)
class Reference:
    """A column of `table` that refers to `to`, and would be in the way of its deletion."""

    table: str
    column: str
    to: str


@cache
def tables() -> tuple[Table, ...]:
    """In the order of loading: each file's records, then what hangs on them; what is known by its name comes first."""
    named, found = {}, []
    for file in files():
        found.append(Table(file.name, file.model))
        found += [Table(file.name, part, f"{file.key}_id", file.table) for part in file.parts.values()]
        for column in file.columns:
            if column.many:
                field = file.model._meta.get_field(column.target[1])
                found.append(Table(file.name, field.remote_field.through, field.m2m_column_name(), file.table))
            if column.names:
                named[column.names] = Table(f"{column.names._meta.model_name}s", column.names)
    return (*named.values(), *found)


@cache
def references() -> tuple[Reference, ...]:
    """What hangs on the tables of an import; rows that follow their record by themselves (cards, facts) do not."""
    mine = {table.name for table in tables()}
    return tuple(
        Reference(model._meta.db_table, field.column, field.related_model._meta.db_table)
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed  # a view holds nothing of its own
        for field in model._meta.concrete_fields
        if isinstance(field, models.ForeignKey) and field.related_model._meta.db_table in mine
        if model._meta.db_table in mine or field.remote_field.on_delete is not models.CASCADE
    )
