"""Do it: restore, link again, delete, and say what was left. One transaction, one audit event."""

from collections.abc import Iterator

from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext as _

from intermediary.audit.events import event
from intermediary.exchange import files, notes
from intermediary.exchange.batches import UNDO, State, TooLate, hand_over, locked
from intermediary.exchange.loader.load import one_at_a_time
from intermediary.exchange.loader.refusals import explained
from intermediary.exchange.loader.report import Counts
from intermediary.exchange.loader.write import Loaded
from intermediary.exchange.models import ImportBatch
from intermediary.exchange.notes import Kind, Note
from intermediary.exchange.undo import traces
from intermediary.exchange.undo.left import left, named
from intermediary.exchange.undo.tables import Table, tables

DELETED = 2_000  # rows at a time


def begin(*, batch: ImportBatch, by) -> ImportBatch:
    """Ask for an import to be taken back. Raises TooLate where it wrote nothing, or is being taken back already."""
    with event("import.undo_asked", by=by, subject=batch, note=batch.file_name[:200]):
        batch = locked(batch.pk, State.DONE, State.CANCELLED, State.UNDOING)
        if not batch.written_to:
            raise TooLate
        hand_over(batch, UNDO, State.UNDOING, by=by)
    return batch


def take_back(batch: ImportBatch, *, by) -> None:
    """Take back what an import wrote, in the caller's transaction, and keep a note of everything that stays."""
    with connection.cursor() as cursor, event("import.undone", by=by, subject=batch, note=batch.file_name[:200]):
        one_at_a_time(cursor)
        traces.read(cursor, batch, hold=True)
        kept = list(left(cursor, batch))
        cursor.execute("set constraints all immediate")
        cursor.execute("drop table if exists pg_temp.load_touched")
        cursor.execute(
            "create temp table load_touched on commit drop as select file, id, 'U' as operation from undo_back"
        )
        cursor.execute("select file, count(*) from undo_back group by 1")
        restored = dict(cursor.fetchall())
        for table in tables():
            kept += _restore(cursor, batch, table)
            _link(cursor, table)
        removed = {}
        for table in reversed(tables()):
            gone = _delete(cursor, table)
            if gone and not table.owner:
                removed[table.file] = gone
        counts = {f"{file}.csv": Counts(changed=number) for file, number in restored.items()}
        for follow in files.AFTER_LOAD:
            follow(Loaded(cursor, counts))
        cursor.execute("set constraints all deferred")
    notes.keep(batch, kept)
    batch.state = State.UNDONE
    batch.report["undone"] = {"removed": removed, "restored": restored, "left": len(kept)}
    batch.save(update_fields=["state", "report"])


def _restore(cursor, batch: ImportBatch, table: Table) -> list[Note]:
    """Give columns their old values back, in one statement; row by row where a constraint refuses one."""
    cursor.execute(
        "select distinct key from undo_change c, jsonb_object_keys(c.after) key where table_name = %s", [table.name]
    )
    columns = sorted(row[0] for row in cursor.fetchall())
    if not columns:
        return []
    try:
        with transaction.atomic():
            _put_back(cursor, table, columns)
    except IntegrityError:
        return list(_restore_each(cursor, batch, table, columns))
    return []


def _restore_each(cursor, batch: ImportBatch, table: Table, columns: list[str]) -> Iterator[Note]:
    join, key = named(table)
    cursor.execute(
        f"select c.row_id, {key}, coalesce(r.sheet, ''), coalesce(r.line, 0) from undo_change c "
        f"join {table.name} x on x.id = c.row_id {join} left join exchange_importrow r on r.batch_id = %s "
        f"and r.file = %s and r.key = {key} where c.table_name = %s order by c.row_id",
        [batch.pk, table.file, table.name],
    )
    for row_id, known_by, sheet, line in cursor.fetchall():
        try:
            with transaction.atomic():
                _put_back(cursor, table, columns, row_id)
        except IntegrityError as error:
            _column, problem, _mend = explained(error)
            words = _("“%(record)s” stays as it is: %(problem)s.") % {"record": known_by, "problem": problem}
            yield Note(Kind.LEFT, sheet, line, words=words)


def _put_back(cursor, table: Table, columns: list[str], row_id: int | None = None) -> None:
    setting = ", ".join(
        f"\"{column}\" = case when to_jsonb(t) -> '{column}' is not distinct from c.after -> '{column}' "
        f'and c.after ? \'{column}\' then old."{column}" else t."{column}" end'
        for column in columns
    )
    cursor.execute(
        f"update {table.name} t set {setting} from undo_change c, jsonb_populate_record(null::{table.name}, c.before) "
        "old where c.table_name = %(table)s and c.row_id = t.id and (%(row)s::bigint is null or c.row_id = %(row)s)",
        {"table": table.name, "row": row_id},
    )


def _link(cursor, table: Table) -> None:
    """Entries of lists that the import removed are entered again, where both sides are still there."""
    if not table.model._meta.auto_created:
        return
    one, other = [field for field in table.model._meta.concrete_fields if field.is_relation]
    cursor.execute(
        f'insert into {table.name} ("{one.column}", "{other.column}") select a.id, b.id from undo_link l '
        f"join {one.related_model._meta.db_table} a on a.id = (l.before ->> '{one.column}')::bigint "
        f"join {other.related_model._meta.db_table} b on b.id = (l.before ->> '{other.column}')::bigint "
        "where l.table_name = %s on conflict do nothing",
        [table.name],
    )


def _delete(cursor, table: Table) -> int:
    """Delete what the import created in a table, as far as it can go; what hangs on it follows."""
    cursor.execute(
        f"select u.row_id from undo_row u join {table.name} t on t.id = u.row_id "
        "where u.table_name = %s and u.why = '' order by 1",
        [table.name],
    )
    ids = [row[0] for row in cursor.fetchall()]
    for first in range(0, len(ids), DELETED):
        table.model._default_manager.filter(pk__in=ids[first : first + DELETED]).delete()
    return len(ids)
