"""Take a record out of the house and out of the trail: the one exception to append-only, for the owner alone."""

from django.db import connection, transaction
from django.db.models.deletion import Collector


def erase(record) -> dict[str, int]:
    """Delete a record with everything that hangs on it, and blank what the trail kept of those rows.

    Returns how many rows of each table are gone. That they were there, and who erased them when, stays on record:
    ids and events do, images do not. A new table needs no entry here: what refers to the record with CASCADE is found.
    Call it inside an audit event, as the database's owner (the web's role may not touch the trail).
    """
    doomed = _rows(record)
    with transaction.atomic():
        record.delete()
        forget_images(doomed)
    return {table: len(ids) for table, ids in doomed.items()}


def forget_images(rows: dict[str, list[int]]) -> None:
    """Blank what the trail kept of rows, by table: also of those that are gone already."""
    with connection.cursor() as cursor:
        cursor.execute("select set_config('app.erasing', 'on', true)")
        for table, ids in rows.items():
            cursor.execute(
                "update audit_change set before = null, after = null where table_name = %s and row_id = any(%s)",
                [table, ids],
            )
        cursor.execute("select set_config('app.erasing', 'off', true)")


def _rows(record) -> dict[str, list[int]]:
    collector = Collector(using="default", origin=record)
    collector.collect([record])
    found: dict[str, set[int]] = {}
    for model, instances in collector.data.items():
        found.setdefault(model._meta.db_table, set()).update(instance.pk for instance in instances)
    for queryset in collector.fast_deletes:
        found.setdefault(queryset.model._meta.db_table, set()).update(queryset.values_list("pk", flat=True))
    return {table: sorted(ids) for table, ids in found.items() if ids}
