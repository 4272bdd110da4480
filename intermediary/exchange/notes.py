"""What is said about an uploaded file, kept line by line in the order of the file."""

from collections.abc import Iterable
from typing import NamedTuple

from django.db import connection

from intermediary.exchange.models import ImportBatch, ImportNote

Kind = ImportNote.Kind


class Note(NamedTuple):
    """A note about to be kept; see ImportNote."""

    kind: str
    sheet: str
    row: int
    column: str = ""
    words: str = ""
    mend: str = ""
    typed: str = ""
    stored: str = ""


def keep(batch: ImportBatch, notes: Iterable[Note], sheets: Iterable[str] = ()) -> None:
    """Keep notes after those that a batch has: by kind, then in the order of its `sheets` and their rows."""
    names = ", ".join(f'"{name}"' for name in Note._fields)
    with connection.cursor() as cursor:
        cursor.execute("drop table if exists pg_temp.new_note")
        cursor.execute(
            "create temp table new_note (n integer generated always as identity, kind text, sheet text, "
            '"row" integer, "column" text, words text, mend text, typed text, stored text) on commit drop'
        )
        with cursor.copy(f"copy new_note ({names}) from stdin") as copy:
            for note in notes:
                copy.write_row([each.replace("\0", "") if isinstance(each, str) else each for each in note])
        cursor.execute(
            f"insert into {ImportNote._meta.db_table} (batch_id, number, {names}) select %(batch)s, "
            f"(select coalesce(max(number), 0) from {ImportNote._meta.db_table} where batch_id = %(batch)s) "
            "+ row_number() over (order by array_position(%(kinds)s, kind), "
            f'array_position(%(sheets)s::text[], sheet), "row", n), {names} from new_note',
            {"batch": batch.pk, "kinds": list(Kind.values), "sheets": list(sheets)},
        )


def problem(found) -> Note:
    """A problem of the loader, whose file is the sheet, as a note."""
    return Note(Kind.PROBLEM, found.file, found.line, found.column, found.problem, found.mend)
