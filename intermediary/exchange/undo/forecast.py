"""What taking an import back will do, for the page that asks before it is done."""

from dataclasses import dataclass

from django.db import connection

from intermediary.accounts.scope import acting
from intermediary.exchange.models import ImportBatch
from intermediary.exchange.notes import Note
from intermediary.exchange.undo import traces
from intermediary.exchange.undo.left import left
from intermediary.exchange.undo.tables import tables


@dataclass(frozen=True)
class Forecast:
    """By file: `removed` records that go, `restored` records of which columns return. `left`: what stays, and why."""

    removed: dict[str, int]
    restored: dict[str, int]
    left: list[Note]


def forecast(batch: ImportBatch) -> Forecast:
    """Look, and change nothing."""
    with acting("system"), connection.cursor() as cursor:
        traces.read(cursor, batch, hold=False)
        removed = {}
        for table in tables():
            if not table.owner:
                cursor.execute("select count(*) from undo_row where table_name = %s and why = ''", [table.name])
                removed[table.file] = cursor.fetchone()[0]
        cursor.execute("select file, count(*) from undo_back group by 1")
        return Forecast(removed, dict(cursor.fetchall()), list(left(cursor, batch)))
