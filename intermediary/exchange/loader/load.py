"""One load from beginning to end: stage everything, check everything, then write, in one transaction."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from django.db import DataError, IntegrityError, connection, transaction
from django.utils.functional import Promise

from intermediary.audit.events import event
from intermediary.exchange import files
from intermediary.exchange.loader import check, headers, rejected, sources, write
from intermediary.exchange.loader.refusals import explained
from intermediary.exchange.loader.report import Counts, Problem, Problems, Report
from intermediary.exchange.loader.stage import Stage

LOCK = 720_915_001  # any number that no other part of the project locks


class Refused(Exception):
    """Leave the transaction without writing."""


def one_at_a_time(cursor) -> None:
    """Wait until no other load checks or writes, and let none begin before this transaction ends."""
    cursor.execute("select pg_advisory_xact_lock(%s)", [LOCK])


class Load:
    """The state of one load: its stages in load order, and the problems found so far, in a temporary table."""

    def __init__(self, cursor, *, partial: bool):
        self.cursor = cursor
        self.partial = partial
        self.stages: dict[str, Stage] = {}
        self.unread: set[str] = set()  # files whose rows are not, or not all, known
        self.remarks: list[str] = []
        cursor.execute("drop table if exists pg_temp.load_problem")
        cursor.execute(
            "create temp table load_problem (file text, n integer, line integer, col text, problem text, mend text) "
            "on commit drop"
        )

    def add(self, source: sources.Source) -> None:
        """Stage one file."""
        stage = Stage(source)
        found, remarks, readable = headers.check(stage)
        self.problems(source.file.name, found)
        self.remarks += remarks
        if not readable:
            self.unread.add(source.file.name)
            return
        stage.create(self.cursor)
        stage.fill(self.cursor, lambda found: self._filled(source.file.name, found))
        self.stages[source.file.name] = stage

    def _filled(self, file: str, found: list[tuple]) -> None:
        if any(n is None for n, *_rest in found):
            self.unread.add(file)
        self.problems(file, found)

    def problems(self, file: str, found: Iterable[tuple]) -> None:
        """Note problems: (n or None, line, column, problem, mend)."""
        found = list(found)
        if found:
            with self.cursor.copy("copy load_problem from stdin") as copy:
                for n, line, column, problem, mend in found:
                    copy.write_row((file, n, line, column, str(problem), str(mend)))

    def mark(self, stage: Stage, select: str, params: dict | None = None) -> int:
        """Note problems that a query finds, as (n, column, problem, mend), and mark their rows. How many there are."""
        self.cursor.execute(
            f"insert into load_problem select '{stage.file.name}', f.n, s._line, f.col, f.problem, f.mend "
            f"from ({select}) f (n, col, problem, mend) join {stage.table} s on s._n = f.n",
            {name: str(value) if isinstance(value, Promise) else value for name, value in (params or {}).items()},
        )
        if found := self.cursor.rowcount:
            self.cursor.execute(
                f"update {stage.table} s set _bad = true where not _bad and exists "
                f"(select from load_problem p where p.file = '{stage.file.name}' and p.n = s._n)"
            )
        return found

    def found(self) -> bool:
        """Is there any problem yet?"""
        self.cursor.execute("select exists (select from load_problem)")
        return self.cursor.fetchone()[0]

    def problem_list(self, origin: Callable | None) -> Problems:
        """All problems in the order of files, lines and columns."""
        self.cursor.execute(
            "declare load_problems no scroll cursor for select file, n, coalesce(line, 0), col, problem, mend "
            "from (select distinct * from load_problem) p order by array_position(%s, file), line nulls first, n, col",
            [list(files.ORDER)],
        )
        found = Problems(_place(row, origin) for row in self._fetched())
        self.cursor.execute("close load_problems")
        return found

    def _fetched(self) -> Iterator[tuple]:
        while True:
            self.cursor.execute("fetch 5000 from load_problems")
            rows = self.cursor.fetchall()
            if not rows:
                return
            yield from rows


def _place(row: tuple, origin: Callable | None) -> Problem:
    file, n, line, column, problem, mend = row
    place = (f"{file}.csv", line, column)
    return Problem(*(origin(f"{file}.csv", n - 1, column) if origin and n else place), problem, mend)


def load(
    tables: Mapping[str, Iterable[Mapping]], *, by=None, note: str = "", dry_run: bool = False, partial: bool = False,
    origin: Callable | None = None,
) -> Report:  # fmt: skip
    """Load rows from memory: file name (with or without .csv) → dicts, column → text or Python value.

    Everything is checked first. With one problem nothing is written, unless `partial`: then the good rows are, and
    rows that depend on a bad one are left out with it. `dry_run` does it all and takes it back. `origin(file, index,
    column)` gives the (place, line, column) that a problem of row `index` (from 0) is reported with.

    The caller says who acts (`accounts.scope.acting`). Rows may be an iterator: memory does not grow with them.
    """
    return _run(staging(tables), by=by, note=note, dry_run=dry_run, partial=partial, origin=origin)


def staging(tables: Mapping[str, Iterable[Mapping]]) -> Callable[[Load], None]:
    """What stages rows from memory in a load, in load order."""
    opened = [(files.file_named(name), rows) for name, rows in tables.items()]
    opened.sort(key=lambda pair: files.ORDER.index(pair[0].name))

    def stage(running: Load) -> None:
        for file, rows in opened:
            source = sources.table_source(file, rows)
            if source.header:
                running.add(source)

    return stage


def load_folder(folder: Path, *, by=None, note: str = "", dry_run: bool = False, partial: bool = False) -> Report:
    """Load a folder of CSV files. With `partial` what is left out is written to rejected.csv beside them.

    Raises NothingToLoad where there is no folder, or no file of the format in it.
    """
    found, remarks = sources.folder_files(folder)

    def stage(running: Load) -> None:
        running.remarks += remarks
        for file, path in found:
            try:
                with sources.csv_source(file, path) as source:
                    running.add(source)
            except sources.Unreadable as error:
                running.unread.add(file.name)
                running.problems(file.name, [(None, error.line, "", error.problem, error.mend)])

    def after(report: Report) -> None:
        if partial and not dry_run:
            rejected.write(folder, report.problems)

    return _run(stage, by=by, note=note, dry_run=dry_run, partial=partial, after=after)


def _run(stage: Callable, *, by, note: str, dry_run: bool, partial: bool, origin=None, after=None) -> Report:
    report = Report(dry_run=dry_run)
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            one_at_a_time(cursor)
            running = Load(cursor, partial=partial)
            stage(running)
            check.check(running)
            report.remarks = running.remarks
            report.files = {name: Counts() for name in [s.file.file_name for s in running.stages.values()]}
            report.problems = running.problem_list(origin)
            if report.ok or partial:
                with event("records.loaded", by=by, bulk=True, note=note[:200]):
                    counts = write.write(running)
                report.files |= counts
            if after:
                after(report)  # before the commit: a folder that cannot be written to takes the load back
            if dry_run or not (report.ok or partial):
                raise Refused
            report.written = True
    except Refused:
        pass
    except (IntegrityError, DataError) as error:
        report.files = {name: Counts() for name in report.files}
        report.problems = Problems([*report.problems, Problem("database", 0, *explained(error))])
    return report
