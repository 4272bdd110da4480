"""Rows on their way: cleaned cell by cell and copied into one temporary table per file."""

from collections.abc import Callable
from itertools import islice

from django.utils.translation import gettext as _

from intermediary.exchange.cells import Wrong
from intermediary.exchange.columns import Kind
from intermediary.exchange.files import OLD_KEYS, File, file_named
from intermediary.exchange.loader.sources import ABSENT, Source, Unreadable

BATCH = 5_000  # rows cleaned and copied at a time
REMEMBERED = 5_000  # different cells remembered per column
NULL = "\\N"
_ESCAPES = str.maketrans({"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"})


class Cells(dict):
    """Cell as read → PostgreSQL's notation, cleaned once for each different cell. What is wrong goes to `wrong`."""

    def __init__(self, kind: Kind, column: str, required: bool, wrong: list):
        super().__init__()
        self.kind, self.column, self.required, self.wrong = kind, column, required, wrong

    def __missing__(self, cell: str) -> str:
        try:
            value = self._cleaned(cell)
        except Wrong as wrong:
            self.wrong.append((self.column, wrong.problem, wrong.mend))
            return NULL
        if len(self) < REMEMBERED:
            self[cell] = value
        return value

    def _cleaned(self, cell: str) -> str:
        stripped = "" if cell == ABSENT else cell.strip()
        if stripped:
            return self.kind.clean(stripped).translate(_ESCAPES)
        if self.required and cell != ABSENT:
            raise Wrong(_("the cell is empty"), _("fill it in"))
        return NULL


class Stage:
    """One file's rows as a temporary table: `_n` its number, `_sheet`, `_line`, `_key`, a column for each of it.

    `_bad` rows have a problem, `_again` rows have a key that an earlier row has, `_absent` names columns that only
    this row does not have.
    """

    def __init__(self, source: Source):
        self.file: File = source.file
        self.source = source
        self.table = f"stage_{self.file.name}"
        self.header = source.header
        self.columns = [c for c in self.file.columns if c.name in source.header]
        self.ragged = source.ragged & {column.name for column in self.columns}
        self.rows = 0

    def has(self, name: str) -> bool:
        """Does the file have this column?"""
        return any(column.name == name for column in self.columns)

    def value(self, name: str, otherwise: str) -> str:
        """SQL for a cell of row `s`; where only this row has no such column, `otherwise`."""
        cell = f's."{name}"'
        return f"case when '{name}' = any (s._absent) then {otherwise} else {cell} end" if name in self.ragged else cell

    def final(self, name: str) -> str:
        """SQL for what a column will hold after the load: the cell, or what record `t` has where there is no cell.

        A reference is given as the key it refers to.
        """
        column = self.file.column(name)
        _part, field = column.target
        now = f't."{field}"'
        if column.refers:
            now = f"(select r.key from {file_named(column.refers).table} r where r.id = t.{field}_id)"
        return self.value(name, now) if self.has(name) else now

    @property
    def rows_and_records(self) -> str:
        """FROM clause: the rows as `s`, each with the record of its key as `t`, where there is one."""
        return f"{self.table} s left join {self.file.table} t on t.key = s._key"

    @property
    def stored(self) -> list[tuple[str, str]]:
        """(name, type) of what a staged row says, beside its place and its key."""
        columns = [(c.name, c.kind.sql) for c in self.columns if c.name not in self.file.unwritten]
        return [("_absent", "text[]"), *columns, *((d.field, d.sql) for d in self.file.derived)]

    def create(self, cursor) -> None:
        stored = ", ".join(f'"{name}" {kind}' for name, kind in self.stored)
        cursor.execute(f"drop table if exists pg_temp.{self.table}")
        cursor.execute(
            f"create temp table {self.table} (_n integer primary key, _sheet text, _line integer, _bad boolean, "
            f"_again boolean, _key text, {stored}) on commit drop"
        )

    def fill(self, cursor, problems: Callable[[list[tuple]], None]) -> None:
        """Clean and copy every row, in batches; `problems` takes lists of (n, line, column, problem, mend)."""
        wrong: list[tuple] = []
        layout = _Layout(self, wrong)
        rows = self.source.rows
        ended: Unreadable | None = None
        while not ended:
            batch: list[str] = []
            found: list[tuple] = []
            try:
                for place, row in islice(rows, BATCH):
                    sheet, line = place if isinstance(place, tuple) else ("", place)
                    self.rows += 1
                    text = layout.line(self.rows, sheet, line, row)
                    if wrong:
                        found += [(self.rows, line, *what) for what in wrong]
                        wrong.clear()
                    batch.append(text)
            except Unreadable as error:
                ended = error
                found.append((None, error.line, "", error.problem, error.mend))
            if batch:
                with cursor.copy(f"copy {self.table} ({layout.names}) from stdin") as copy:
                    copy.write("".join(batch))
            problems(found)
            if len(batch) < BATCH:
                break
        self._follow_old_keys(cursor)
        cursor.execute(f"analyze {self.table}")

    def _follow_old_keys(self, cursor) -> None:
        """A key that was a record's once means the record still; beside a row of that record itself it says nothing."""
        for column in self.columns:
            if column.refers in OLD_KEYS and not column.many:
                cursor.execute(
                    f'update {self.table} s set "{column.name}" = old.now from ({OLD_KEYS[column.refers]}) old '
                    f'where old.was = s."{column.name}"'
                )
        if self.file.name in OLD_KEYS:
            old = f"({OLD_KEYS[self.file.name]}) old where old.was = s._key"
            same = f"select from {self.table} own where own._key = old.now"
            cursor.execute(f"delete from {self.table} s using {old} and exists ({same})")
            cursor.execute(f"update {self.table} s set _key = old.now from {old}")


class _Layout:
    """How one row becomes one line of COPY."""

    def __init__(self, stage: Stage, wrong: list):
        file, header = stage.file, stage.header
        self.stage, self.wrong, self.width, self.spoiled = stage, wrong, len(header), stage.source.spoiled
        known = self.known = {column.name: column for column in stage.columns}
        self.key = header.index(file.key)
        self.spots = [header.index(name) for name in known if name not in file.unwritten]
        self.cells = [
            Cells(file.key_kind, name, True, wrong)
            if name == file.key
            else Cells(known[name].kind, name, bool(known[name].required), wrong)
            if name in known
            else _Ignored()
            for name in header
        ]
        self.inputs = [(d, [header.index(n) if n in header else None for n in d.inputs]) for d in file.derived]
        names = [f'"{name}"' for name, _kind in stage.stored[1:]]
        self.names = ", ".join(["_n", "_sheet", "_line", "_bad", "_again", "_absent", "_key", *names])
        # Rows without a required column are wrong, whatever they say.
        self.lacking = any(c.required is True and c.name not in known for c in file.columns)
        self.plain = not stage.ragged and not self.inputs

    def line(self, n: int, sheet: str, line: int, row: list[str]) -> str:
        if len(row) != self.width:
            row = self._fitted(row)
        if self.spoiled:
            self.spoiled.clear()
            self.wrong.append(("", _("the line is not UTF-8"), _("save the file as CSV in UTF-8")))
        values = [cells[cell] for cells, cell in zip(self.cells, row, strict=True)]
        absent = NULL if self.plain else self._absent(row)
        stored = [values[i] for i in self.spots]
        if not self.plain:
            stored += [self._derived(derived, spots, values) for derived, spots in self.inputs]
        bad = "t" if self.wrong or self.lacking else "f"
        place = [str(n), sheet.translate(_ESCAPES), str(line)]
        return "\t".join([*place, bad, "f", absent, values[self.key], *stored]) + "\n"

    def _fitted(self, row: list[str]) -> list[str]:
        if not row:
            problem = _("the quotes in this row do not match")
            mend = _("double a quote that is part of the text, and put quotes around the whole cell")
        else:
            problem = _("the row has %(cells)d cells, the header %(columns)d") % {
                "cells": len(row),
                "columns": self.width,
            }
            mend = _("put a comma between all cells, and quote a cell that holds a comma")
        self.wrong.append(("", problem, mend))
        return [*row, *[ABSENT] * self.width][: self.width]

    def _absent(self, row: list[str]) -> str:
        cells = zip(self.stage.header, row, strict=True)
        names = [name for name, cell in cells if cell == ABSENT and name in self.known]
        return "{" + ",".join(names) + "}" if names else NULL

    @staticmethod
    def _derived(derived, spots: list[int | None], values: list[str]) -> str:
        inputs = ["" if spot is None or values[spot] == NULL else values[spot] for spot in spots]
        return derived.compute(*inputs).translate(_ESCAPES)


class _Ignored(dict):
    """A column that the format does not know."""

    def __missing__(self, cell: str) -> str:
        return NULL
