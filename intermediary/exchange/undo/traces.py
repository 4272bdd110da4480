"""What the audit trail knows of an import, in temporary tables: rows it created, and which of them must stay and why.

`undo_row`: rows created that are still there; `why` is empty where they can go, else "changed" (by somebody, since),
"used" (`by_table` has rows that refer to it and stay), or "part" (of a record that stays). `undo_change`: rows changed
that were there before, with the first `before` and the merged `after`. `undo_link`: rows of lists that were removed.
`undo_back`: the records (file, id) of which something returns.
"""

from collections.abc import Iterator

from intermediary.exchange.models import ImportBatch
from intermediary.exchange.undo.tables import references, tables

_EVENTS = (
    "select id from audit_event where subject_table = 'exchange_importbatch' and subject_id = %(batch)s "
    "and action = 'import.written'"
)
# Somebody else touched the row after the import did.
_SINCE = (
    "select from audit_change l where l.table_name = {row}.table_name and l.row_id = {row}.row_id and l.id > {row}.at "
    "and l.operation = 'U' and (l.event_id is null or l.event_id not in (select id from undo_event))"
)


def read(cursor, batch: ImportBatch, *, hold: bool) -> None:
    """Fill the temporary tables. With `hold` nobody can change these rows, or refer to them, before the commit."""
    params = {"batch": batch.pk}
    for name in ("undo_event", "undo_row", "undo_change", "undo_link", "undo_back"):
        cursor.execute(f"drop table if exists pg_temp.{name}")
    cursor.execute(f"create temp table undo_event on commit drop as {_EVENTS}", params)
    _created(cursor, hold)
    _stays(cursor)
    _changed(cursor, hold)
    cursor.execute(
        "create temp table undo_link on commit drop as select id as at, table_name, row_id, before from audit_change "
        "where event_id in (select id from undo_event) and operation = 'D'"
    )
    _back(cursor)


def _created(cursor, hold: bool) -> None:
    cursor.execute(
        "create temp table undo_row (table_name text, row_id bigint, at bigint, why text not null default '', "
        "by_table text not null default '', primary key (table_name, row_id)) on commit drop"
    )
    for table in tables():
        cursor.execute(
            f"insert into undo_row select c.table_name, c.row_id, c.id from audit_change c join {table.name} t "
            "on t.id = c.row_id where c.event_id in (select id from undo_event) and c.operation = 'I' "
            f"and c.table_name = %s {'for update of t' if hold else ''}",
            [table.name],
        )
    cursor.execute("analyze undo_row")


def _stays(cursor) -> None:
    cursor.execute(f"update undo_row r set why = 'changed' where exists ({_SINCE.format(row='r')})")
    while sum([*_parts(cursor), *_used(cursor)]):
        pass


def _parts(cursor) -> Iterator[int]:
    """A record stays whole: with a part that somebody changed, and its parts with it."""
    for table in tables():
        if table.owner:
            pairs = (
                f"from {table.name} x, undo_row p, undo_row o where p.table_name = '{table.name}' and p.row_id = x.id "
                f"and o.table_name = '{table.of}' and o.row_id = x.\"{table.owner}\""
            )
            for update in (
                f"update undo_row r set why = 'changed' {pairs} and r.ctid = o.ctid and o.why = '' "
                "and p.why = 'changed'",
                f"update undo_row r set why = 'part' {pairs} and r.ctid = p.ctid and p.why = '' and o.why <> ''",
            ):
                cursor.execute(update)
                yield cursor.rowcount


def _used(cursor) -> Iterator[int]:
    """A record stays where another refers to it that stays, or that the import did not create."""
    owners = {(table.name, table.owner) for table in tables()}
    for each in references():
        if (each.table, each.column) in owners:
            only = "and u.row_id is null"  # its own parts do not hold a record, those that others added do
        else:
            only = "and (u.row_id is null or u.why <> '')"
        cursor.execute(
            f"update undo_row r set why = 'used', by_table = %s where r.table_name = %s and r.why = '' and exists "
            f"(select from {each.table} x left join undo_row u on u.table_name = %s and u.row_id = x.id "
            f'where x."{each.column}" = r.row_id {only})',
            [each.table, each.to, each.table],
        )
        yield cursor.rowcount


def _changed(cursor, hold: bool) -> None:
    cursor.execute(
        "create temp table undo_change on commit drop as "
        "select table_name, row_id, max(id) as at, (array_agg(before order by id))[1] as before, "
        "jsonb_object_agg(key, value order by id) as after from audit_change, jsonb_each(after) each "
        "where event_id in (select id from undo_event) and operation = 'U' and not exists (select from undo_row r "
        "where r.table_name = audit_change.table_name and r.row_id = audit_change.row_id) group by 1, 2"
    )
    if hold:
        for table in tables():
            cursor.execute(
                f"select from {table.name} t join undo_change c on c.table_name = %s and c.row_id = t.id "
                "for update of t",
                [table.name],
            )


def _back(cursor) -> None:
    cursor.execute("create temp table undo_back (file text, id bigint, primary key (file, id)) on commit drop")
    for table in tables():
        owner = f't."{table.owner}"' if table.owner else "t.id"
        sources = [
            f"select {owner} from {table.name} t join undo_change c on c.row_id = t.id where c.table_name = %(table)s "
            "and exists (select from jsonb_each(c.after) e where to_jsonb(t) -> e.key is not distinct from e.value)"
        ]
        if table.owner:
            sources += [
                f"select {owner} from {table.name} t join undo_row u on u.row_id = t.id and u.why = '' "
                "where u.table_name = %(table)s and not exists (select from undo_row o where o.table_name = %(of)s "
                f"and o.row_id = {owner})",
                f"select (before ->> '{table.owner}')::bigint from undo_link where table_name = %(table)s",
            ]
        for source in sources:
            cursor.execute(
                f"insert into undo_back select %(file)s, id from ({source}) s (id) on conflict do nothing",
                {"file": table.file, "table": table.name, "of": table.of},
            )
