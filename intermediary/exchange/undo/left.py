"""What cannot be taken back, and why, in words: records that stay, columns that keep what they say now."""

from collections.abc import Iterator

from django.apps import apps
from django.utils.translation import gettext as _

from intermediary.exchange.models import ImportBatch
from intermediary.exchange.notes import Kind, Note
from intermediary.exchange.undo.tables import Table, tables


def left(cursor, batch: ImportBatch) -> Iterator[Note]:
    """A note for each record that stays, and for each column that somebody changed since."""
    for table in tables():
        yield from _records(cursor, batch, table)
        yield from _columns(cursor, batch, table)


def column_name(table: Table, column: str) -> str:
    """A column as people call it."""
    field = next(field for field in table.model._meta.concrete_fields if field.column == column)
    return str(field.verbose_name)


def named(table: Table) -> tuple[str, str]:
    """(join to the record `o` that a row `x` of the table is or belongs to, SQL of what the record is known by)."""
    if table.owner:
        return f'join {table.of} o on o.id = x."{table.owner}"', "o.key"
    known_by = "key" if any(field.name == "key" for field in table.model._meta.fields) else "name"
    return f"join {table.name} o on o.id = x.id", f"o.{known_by}"


def _records(cursor, batch: ImportBatch, table: Table) -> Iterator[Note]:
    join, key = named(table)
    cursor.execute(
        f"select {key}, coalesce(r.sheet, ''), coalesce(r.line, 0), u.why, u.by_table from undo_row u "
        f"join {table.name} x on x.id = u.row_id {join} left join exchange_importrow r on r.batch_id = %s "
        f"and r.file = %s and r.key = {key} where u.table_name = %s and u.why in ('changed', 'used') "
        "and (%s or not exists (select from undo_row w where w.table_name = %s and w.row_id = o.id)) order by 3, 1",
        [batch.pk, table.file, table.name, not table.owner, table.of],
    )
    for known_by, sheet, line, why, by_table in cursor.fetchall():
        words = _("“%(record)s” stays: it was changed since.")
        if why == "used":
            words = _("“%(record)s” stays: %(others)s refer to it that are not of this import, or stay.")
        yield Note(Kind.LEFT, sheet, line, words=words % {"record": known_by, "others": _plural(by_table)})


def _columns(cursor, batch: ImportBatch, table: Table) -> Iterator[Note]:
    join, key = named(table)
    cursor.execute(
        f"select {key}, coalesce(r.sheet, ''), coalesce(r.line, 0), each.key from undo_change c "
        f"join {table.name} x on x.id = c.row_id {join} cross join jsonb_each(c.after) each "
        f"left join exchange_importrow r on r.batch_id = %s and r.file = %s and r.key = {key} "
        "where c.table_name = %s and to_jsonb(x) -> each.key is distinct from each.value order by 3, 1, 4",
        [batch.pk, table.file, table.name],
    )
    for known_by, sheet, line, column in cursor.fetchall():
        words = _("“%(record)s” keeps this column as it is: it was changed since.") % {"record": known_by}
        yield Note(Kind.LEFT, sheet, line, column_name(table, column), words)


def _plural(table: str) -> str:
    found = next((model for model in apps.get_models() if model._meta.db_table == table), None)
    return str(found._meta.verbose_name_plural) if found else table
