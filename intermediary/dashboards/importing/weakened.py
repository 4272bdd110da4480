"""The negative control: a span is marked as written before it is. Killed in between, its rows are lost."""

import time

from django.db import connection

from intermediary.exchange import preview, writing
from intermediary.exchange.batches import TooLate, locked
from intermediary.exchange.files import file_named
from intermediary.exchange.loader import plan

BETWEEN = 1.0  # seconds: so long that a kill falls in between, whatever the machine


def write_next(pk: int, *, by=None) -> tuple[int, int] | None:
    try:
        batch = locked(pk, writing.State.IMPORTING)
    except TooLate:
        return None
    span = writing._next(batch)
    if span is None:
        batch.state = writing.State.DONE
        batch.save(update_fields=["state"])
        return None
    name, first, last = span
    batch.written_to = last
    batch.save(update_fields=["written_to"])
    connection.savepoint_ids.clear()
    connection.connection.commit()  # under Django's own transaction, which goes on in another one
    time.sleep(BETWEEN)
    connection.connection.execute("select set_config('app.door', 'system', true)")
    plan.write_span(batch=batch, file=file_named(name), first=first, last=last, origin=preview.origin(batch), by=by)
    return last, writing.total(batch)
