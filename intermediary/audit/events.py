"""Open an audit event: the only way in which the database accepts a write to a record table."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from intermediary.audit.models import Change, Event


@contextmanager
def event(action: str, *, by=None, subject=None, bulk: bool = False, note: str = "") -> Iterator[Event]:
    """Do the writes inside this block as one act, in one transaction.

    `by` is the acting user, None for the system. `subject` is the record that the act is about; where it is only
    created inside the block, call `about` on the event. Nested events belong to the outer act: the inner block
    writes under the outer event, so that one request leaves one story.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select nullif(current_setting('app.event', true), '')::bigint")
        outer = cursor.fetchone()[0]
        if outer is not None:
            yield Event.objects.get(pk=outer)
            return
        opened = Event.objects.create(action=action, by=by, bulk=bulk, note=note, **_subject(subject))
        _announce(cursor, str(opened.pk), "on" if bulk else "off")
        yield opened
        _announce(cursor, "", "off")  # an error needs no such line: the rollback takes the setting back


def _announce(cursor, event_id: str, bulk: str) -> None:
    cursor.execute("select set_config('app.event', %s, true), set_config('app.event_bulk', %s, true)", [event_id, bulk])


def _subject(subject) -> dict:
    if subject is None or subject.pk is None:
        return {}
    return {"subject_table": subject._meta.db_table, "subject_id": subject.pk}


def history(subject):
    """What was done to one record, newest first, with who did it."""
    return (
        Change.objects.filter(table_name=subject._meta.db_table, row_id=subject.pk)
        .select_related("event", "event__by")
        .order_by("-id")
    )
