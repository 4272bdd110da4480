"""A load in two steps: what it will make of which record is laid down as rows that wait, then written span by span.

The first step checks all rows of all files at once, as any load. The second checks a span again before it writes it,
since others go on working meanwhile: a row whose record is no longer what the plan says is refused, never written over.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from django.db import DataError, IntegrityError, connection, transaction
from django.utils.translation import gettext as _

from intermediary.audit.events import event
from intermediary.exchange.columns import Column
from intermediary.exchange.export import joins, written
from intermediary.exchange.files import File
from intermediary.exchange.loader import check, write
from intermediary.exchange.loader.load import Load, one_at_a_time, staging
from intermediary.exchange.loader.refusals import explained
from intermediary.exchange.loader.report import Problem
from intermediary.exchange.loader.sources import Source
from intermediary.exchange.loader.stage import Stage
from intermediary.exchange.models import ImportBatch, ImportRow

ROWS = ImportRow._meta.db_table
VERDICTS = tuple(ImportRow.Verdict.values)


@dataclass
class Plan:
    """`files`: file → its columns, the numbers of its rows, how many of each verdict; as an ImportBatch reports it."""

    files: dict[str, dict] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def lay(tables: Mapping[str, Iterable[Mapping]], *, batch: ImportBatch, origin: Callable[[str, str, str], str]) -> Plan:
    """Check rows from memory and lay them down as the rows of a batch. Nothing is written to any record.

    `origin(file, sheet, column)` gives the header that a column of a file has on a sheet. Problems are reported with
    sheet and row; rows with problems, and those that depend on them, are laid down as refused.
    """
    plan = Plan()
    with transaction.atomic(), connection.cursor() as cursor:
        running = Load(cursor, partial=True)
        staging(tables)(running)
        check.check(running)
        plan.remarks = running.remarks
        last = 0
        for stage in running.stages.values():
            plan.problems += _problems(cursor, stage, origin)
            _lay(cursor, stage, batch, last)
            plan.files[stage.file.name] = {
                "columns": [column.name for column in stage.columns],
                "ragged": sorted(stage.ragged),
                "stored": [name for name, _kind in stage.stored],
                "first": last + 1,
                "last": last + stage.rows,
            }
            last += stage.rows
        for name, counts in counted(batch).items():
            plan.files[name] |= counts
    return plan


def counted(batch: ImportBatch) -> dict[str, dict[str, int]]:
    """File → verdict → how many rows of a batch."""
    found: dict[str, dict[str, int]] = {}
    with connection.cursor() as cursor:
        cursor.execute(f"select file, verdict, count(*) from {ROWS} where batch_id = %s group by 1, 2", [batch.pk])
        for file, verdict, count in cursor.fetchall():
            found.setdefault(file, dict.fromkeys(VERDICTS, 0))[verdict] = count
    return found


def write_span(*, batch: ImportBatch, file: File, first: int, last: int, origin: Callable, by=None) -> list[Problem]:
    """Write the rows of one file numbered `first` to `last`: all that still can be, in the caller's transaction.

    Rows that cannot be written any more are marked as refused, and their problems returned. Where the database itself
    refuses, the span is halved until the row is found.
    """
    problems, spans = [], [(first, last)]
    with connection.cursor() as cursor, event("import.written", by=by, subject=batch, bulk=True, note=file.name):
        one_at_a_time(cursor)
        while spans:
            first, last = spans.pop(0)
            try:
                with transaction.atomic():
                    problems += _write(cursor, batch, file, first, last, origin)
            except (IntegrityError, DataError) as error:
                if first == last:
                    problems += _refused(cursor, batch, file, first, explained(error), origin)
                else:
                    middle = (first + last) // 2
                    spans[:0] = [(first, middle), (middle + 1, last)]
    return problems


def _lay(cursor, stage: Stage, batch: ImportBatch, last: int) -> None:
    cells = ", ".join(f's."{name}"::text' for name, _kind in stage.stored)
    insert = (
        f"insert into {ROWS} (batch_id, number, file, key, sheet, line, verdict, cells, changes) "
        f"select %(batch)s, %(last)s + s._n, %(file)s, s._key, s._sheet, s._line, {{}}, array[{cells}], {{}} "
        f"from {stage.table} s"
    )
    record = f"exists (select from {stage.file.table} k where k.key = s._key)"
    for verdict, changes, rows in (
        ("'refused'", "null", "where s._bad"),
        ("'new'", "null", f"where not s._bad and not {record}"),
        (
            "case when c.changes is null then 'unchanged' else 'changed' end",
            "c.changes",
            f"{_compared(stage)} where not s._bad",
        ),
    ):
        cursor.execute(
            f"{insert.format(verdict, changes)} {rows}",
            {"batch": batch.pk, "last": last, "file": stage.file.name},
        )


def _write(cursor, batch: ImportBatch, file: File, first: int, last: int, origin: Callable) -> list[Problem]:
    laid = batch.report["files"][file.name]
    running = Load(cursor, partial=True)
    stage = Stage(Source(file, [file.key, *laid["columns"]], iter(()), ragged=frozenset(laid["ragged"])))
    stage.create(cursor)
    cursor.execute(f"alter table {stage.table} add _changes jsonb")
    stage.rows = last - first + 1
    running.stages[file.name] = stage
    stored = ", ".join(f"r.cells[{at}]::{kind}" for at, (_name, kind) in enumerate(stage.stored, 1))
    names = ", ".join(f'"{name}"' for name, _kind in stage.stored)
    cursor.execute(
        f"insert into {stage.table} (_n, _sheet, _line, _bad, _again, _key, _changes, {names}) "
        f"select r.number - %(first)s + 1, r.sheet, r.line, false, false, r.key, r.changes, {stored} from {ROWS} r "
        "where r.batch_id = %(batch)s and r.number between %(first)s and %(last)s and r.verdict in ('new', 'changed')",
        {"batch": batch.pk, "first": first, "last": last},
    )
    if not cursor.rowcount:
        return []
    # Records are looked up in it by key, also by plans made while the planner thinks that there are few records.
    cursor.execute(f"create index on {stage.table} (_key)")
    cursor.execute(f"analyze {stage.table}")
    _overtaken(running, stage)
    check.check(running)
    problems = _problems(cursor, stage, origin)
    if problems:
        cursor.execute(f"select _n from {stage.table} where _bad")
        numbers = [row[0] + first - 1 for row in cursor.fetchall()]
        cursor.execute(
            f"update {ROWS} set verdict = 'refused' where batch_id = %s and number = any(%s)", [batch.pk, numbers]
        )
    write.write(running)
    return problems


def _overtaken(running: Load, stage: Stage) -> None:
    """Refuse rows whose record is neither as the plan found it nor as it would leave it."""
    running.mark(
        stage,
        f"select s._n, %(column)s, %(problem)s, %(mend)s from {stage.table} s {_compared(stage)} "
        "where c.changes is not null and c.changes is distinct from s._changes",
        {
            "column": stage.file.key,
            "problem": _("somebody changed this record since the preview was made"),
            "mend": _("look at the record, and import the file again if it is still right"),
        },
    )


def _refused(cursor, batch: ImportBatch, file: File, number: int, said: tuple, origin: Callable) -> list[Problem]:
    """Mark one row that the database refused; `said` is (column, problem, mend)."""
    cursor.execute(
        f"update {ROWS} set verdict = 'refused' where batch_id = %s and number = %s returning sheet, line",
        [batch.pk, number],
    )
    sheet, line = cursor.fetchone()
    column, problem, mend = said
    return [Problem(sheet, line, origin(file.name, sheet, column or file.key), problem, mend)]


def _problems(cursor, stage: Stage, origin: Callable) -> list[Problem]:
    """What was found in a stage, each with its place in the file."""
    cursor.execute(
        "select coalesce(s._sheet, ''), coalesce(s._line, p.line, 0), p.col, p.problem, p.mend from "
        "(select distinct n, line, col, problem, mend from load_problem where file = %s) p "
        f"left join {stage.table} s on s._n = p.n order by p.n nulls first, p.col",
        [stage.file.name],
    )
    return [
        Problem(sheet, line, origin(stage.file.name, sheet, column), problem, mend)
        for sheet, line, column, problem, mend in cursor.fetchall()
    ]


def _compared(stage: Stage) -> str:
    """Joins to the record `t` of a row `s`, and to `c.changes`: the columns that differ, column → [old, new]."""
    file = stage.file
    pairs = [
        f"('{column.name}', {written(file, column)}, {_said(stage, column)})"
        for column in stage.columns
        if column.name not in file.unwritten
    ]
    pairs += [  # what is sealed is compared sealed, and shown so
        f"""('{field.inputs[-1]}', t."{field.field}"::text, s."{field.field}"::text)"""
        for field in file.derived
        if field.inputs[-1] in file.reads and all(name in stage.header for name in field.inputs)
    ]
    if not pairs:
        return f"join {file.table} t on t.key = s._key cross join (select null::jsonb as changes) c"
    return (
        f"join {file.table} t on t.key = s._key {joins(file)} cross join lateral ("
        "select jsonb_object_agg(name, jsonb_build_array(old, new)) as changes "
        f"from (values {', '.join(pairs)}) v (name, old, new) where old is distinct from new) c"
    )


def _said(stage: Stage, column: Column) -> str:
    """SQL for what a row says in a column, as the format writes it; where it has no such cell, what is on record."""
    cell = f's."{column.name}"'
    if column.many:
        cell = f"(select string_agg(k, ';' order by k collate \"C\") from unnest({cell}) k)"
    elif not column.refers and not column.names:
        cell = column.kind.written.format(cell)
    if column.name in stage.ragged:
        return f"case when '{column.name}' = any (s._absent) then {written(stage.file, column)} else {cell} end"
    return cell
