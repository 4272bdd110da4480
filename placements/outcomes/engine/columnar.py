"""The same stages in DuckDB, in the memory of this process: the text of the rules is that of the other stage.

Tables have here the names that they have in PostgreSQL. Rows come from it by `COPY … TO STDOUT` and go back by
`COPY … FROM STDIN`, as CSV through a pipe: one side writes while the other reads, and what is between them is no more
than a few hundred kilobytes. DuckDB itself gets up to `MEMORY`, of which a million placements take about a third.
Nothing of it is put into files, since it is about people: what does not fit raises an error. No extension is loaded
that does not come in the wheel.
"""

import os
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date

from django.apps import apps
from django.db import OperationalError, connection
from django.db.models import Field
from psycopg.pq import ExecStatus

from intermediary.accounts.scope import acting

from .sources import TABLES
from .stage import Stage

MEMORY = "6GB"
THREADS = 2
BLOCK = 1 << 18  # bytes

WIDER = {"VARCHAR": "text", "HUGEINT": "numeric"}  # names of types there that differ

# What the rules read of each table.
READ = {
    "cohort": "id initiative_id program_id starts_on",
    "cohort_grant": "cohort_id grant_id",
    "enrollment": "id participant_id cohort_id status enrolled_on ended_on training_type",
    "employer": "id parent_id",
    "placement": "id key participant_id employer_id cohort_id started_on last_day_worked first_observed_on "
    "last_known_employed_on hourly_wage weekly_hours subsidized living_wage_hourly part_time_by_choice "
    "health_insurance paid_leave retirement_plan schedule_notice_days advancement_path worker_voice",
    "follow_up": "id placement_id observed_on status source employer_id hourly_wage",
    "quarterly_wage": "participant_id quarter employer_id source amount",
    "credential": "participant_id type attained_on",
    "skill_gain": "participant_id gained_on",
    "service": "participant_id keeps_open planned provided_on",
    "exclusion": "participant_id effective_on keeps_education",
    "identity": "participant_id birth_date county_fips",
    "traits": "participant_id gender race hispanic education barriers veteran",
    "prior_job": "participant_id hourly_wage weekly_hours ended_on",
}
CSV = (
    "auto_detect = false, header = false, delim = ',', quote = '\"', escape = '\"', nullstr = '', "
    "allow_quoted_nulls = false, max_line_size = 1000000"
)


class ColumnarStage(Stage):
    """A stage whose tables are DuckDB's. Whoever makes it closes it: `clear`."""

    def __init__(self, parameters: dict):
        import duckdb  # takes a while, and most processes never need it

        super().__init__(dict(TABLES), parameters)
        self.base = duckdb.connect(
            config={
                "threads": THREADS,
                "memory_limit": MEMORY,
                "temp_directory": "",
                "autoinstall_known_extensions": False,
                "autoload_known_extensions": False,
            }
        )
        for setting in ("preserve_insertion_order = false", "integer_division = true", "enable_progress_bar = false"):
            self.base.execute(f"set {setting}")
        self.after_each: Callable[[], object] = lambda: None  # called after each table; may raise to stop

    def _said(self, sql: str, more: dict | None = None) -> str:
        parameters = self.parameters | (more or {})
        return sql.format(**self.names) % {name: literal(value) for name, value in parameters.items()}

    def lay(self, name: str, sql: str, key: str = "", analyze: bool = True) -> None:
        with self._timed(name):
            self.base.execute(f"create or replace table {name} as {self._said(sql)}")
        self._done(name)

    def _done(self, name: str) -> None:
        self.made.append(name)
        self.after_each()

    def once(self, name: str, sql: str) -> None:
        """Not laid out: whoever reads it makes it."""
        self.base.execute(f"drop table if exists {name}")
        self.base.execute(f"create or replace view {name} as {self._said(sql)}")

    def run(self, sql: str, **more) -> int:
        with self._timed(" ".join(sql.split(maxsplit=3)[:3])):
            found = self.base.execute(self._said(sql, more)).fetchone()
        return found[0] if found else 0

    def rows(self, sql: str, **more) -> list[tuple]:
        with self._timed("reading"):
            return self.base.execute(self._said(sql, more)).fetchall()

    def keep(self, table: str, columns: str, sql: str) -> None:
        """New rows go to where they are kept, and come back with their numbers."""
        names = columns.split(", ")
        if rows := self.rows(sql):
            values = ", ".join(["%s"] * len(names))
            with acting("system"), connection.cursor() as cursor:
                cursor.executemany(f"insert into {table} ({columns}) values ({values}) on conflict do nothing", rows)
            self.load(table)

    def load(self, table: str, columns: str = "", where: str = "true") -> None:
        """Bring the rows of a stored table here; `columns` by name, else all."""
        fields = _fields(table)
        names = columns.split() or list(fields)
        types = {name: _type(fields[name]) for name in names}
        there = ", ".join(f"array_to_string({n}, chr(31))" if t.endswith("[]") else n for n, t in types.items())
        here = ", ".join(_list(n, t) if t.endswith("[]") else n for n, t in types.items())
        described = ", ".join(f"'{n}': '{'varchar' if t.endswith('[]') else t}'" for n, t in types.items())
        with self._timed(f"load {table}"), acting("system"), connection.cursor() as cursor:
            source = f"copy (select {there} from {table} where {where}) to stdout (format csv)"
            taken = f"select {here} from read_csv('{{pipe}}', {CSV}, columns = {{{{{described}}}}})"
            with (
                flowing(self.base, f"create or replace table {table} as {taken}") as sink,
                closing(copied(cursor.connection.pgconn, source)) as rows,
            ):
                for row in rows:
                    sink(row)
        self._done(table)

    def send(self, table: str, there: Stage) -> None:
        """Make a temporary table of the same name, with the same rows, in a stage of PostgreSQL.

        What is stored is written from it: into tables with row-level security PostgreSQL takes no COPY.
        """
        columns = self.base.execute(f"select column_name, column_type from (describe {table})").fetchall()
        here = ", ".join(_array(n) if t.endswith("[]") else f'"{n}"' for n, t in columns)
        typed = ", ".join(f'"{n}" {WIDER.get(t, t)}' for n, t in columns)
        # In the order of their numbers: what indexes them then grows at its end.
        source = f"copy (select {here} from {table} order by 1) to '{{pipe}}' (format csv, header false)"
        with self._timed(f"send {table}"), connection.cursor() as cursor:
            cursor.execute(f"create temp table {table} ({typed}) on commit drop")
            for array in (n for n, t in columns if t.endswith("[]")):  # packing takes longer than writing
                cursor.execute(f'alter table pg_temp.{table} alter "{array}" set storage external')
            there.made.append(table)
            with (
                cursor.cursor.copy(f"copy pg_temp.{table} from stdin (format csv)") as copy,
                closing(drawn(self.base, source)) as blocks,
            ):
                for block in blocks:
                    copy.write(block)

    def clear(self) -> None:
        self.base.close()
        self.made.clear()

    @contextmanager
    def _timed(self, name: str) -> Iterator[None]:
        began = time.perf_counter()
        yield
        self.seconds[name] = self.seconds.get(name, 0) + time.perf_counter() - began


def literal(value) -> str:
    """A value of ours in SQL: days, numbers, names and lists of them. TypeError for anything else."""
    if value is None:
        return "null"
    if isinstance(value, bool | int):
        return str(value).lower()
    if isinstance(value, date):
        return f"date '{value.isoformat()}'"
    if isinstance(value, list | tuple) and not value:
        return "[]::bigint[]"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(literal, value))}]"
    if isinstance(value, str):
        return "'" + value.replace("'", "''") + "'"
    raise TypeError(f"{value!r} cannot stand in SQL")


def copied(pgconn, sql: str) -> Iterator[bytes]:
    """The rows that a `COPY … TO STDOUT` gives. Read from libpq itself: psycopg's own loop takes longer for a row than
    PostgreSQL and DuckDB together."""
    begun = pgconn.exec_(sql.encode())
    if begun.status != ExecStatus.COPY_OUT:
        raise OperationalError(begun.error_message)
    try:
        while (found := pgconn.get_copy_data(0))[0] > 0:
            yield found[1]
    finally:
        while found[0] > 0:
            found = pgconn.get_copy_data(0)
        while (ended := pgconn.get_result()) is not None:
            if ended.status == ExecStatus.FATAL_ERROR:
                raise OperationalError(ended.error_message)


@contextmanager
def flowing(base, sql: str) -> Iterator[Callable[[bytes], object]]:
    """While the block lasts a statement of DuckDB reads from `{pipe}` what is written."""
    out, into = os.pipe()
    failed: list[Exception] = []

    def read() -> None:
        try:
            base.execute(sql.format(pipe=f"/dev/fd/{out}"))
        except Exception as error:  # told where the block ends
            failed.append(error)
        finally:
            os.close(out)

    reader = threading.Thread(target=read)
    reader.start()
    try:
        with open(into, "wb", buffering=BLOCK) as sink:
            yield sink.write
    except BrokenPipeError:
        pass  # the reader has failed, and says why
    finally:
        reader.join()
    if failed:
        raise failed[0]


def drawn(base, sql: str) -> Iterator[bytes]:
    """Blocks of what a statement of DuckDB writes to `{pipe}`."""
    out, into = os.pipe()
    failed: list[Exception] = []

    def write() -> None:
        try:
            base.execute(sql.format(pipe=f"/dev/fd/{into}"))
        except Exception as error:
            failed.append(error)
        finally:
            os.close(into)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        with open(out, "rb", buffering=0) as source:
            while block := source.read(BLOCK):
                yield block
    finally:
        writer.join()
    if failed:
        raise failed[0]


def _fields(table: str) -> dict[str, Field]:
    (model,) = (m for m in apps.get_models(include_auto_created=True) if m._meta.db_table == table)
    return {field.column: field for field in model._meta.local_fields if field.column}


def _type(field: Field) -> str:
    return re.sub(r"varchar\(\d+\)|text", "varchar", field.db_type(connection))


def _list(name: str, kind: str) -> str:
    return f"case when {name} = '' then [] else string_split({name}, chr(31)) end::{kind} as {name}"


def _array(name: str) -> str:
    return f"""translate("{name}"::varchar, '[]', '{{{{}}}}')"""
