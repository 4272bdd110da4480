"""What a load has to say when it is over. Problems may be as many as rows, so they wait on disk, not in memory."""

import csv
import tempfile
import weakref
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple


class Problem(NamedTuple):
    """What is wrong with one cell or row, and how to mend it. Line 0 speaks of the whole file."""

    file: str
    line: int
    column: str
    problem: str
    mend: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line} {self.column}".rstrip()
        return f"{place}: {self.problem}; {self.mend}"


@dataclass
class Counts:
    """What became of the good rows of one file."""

    created: int = 0
    changed: int = 0
    unchanged: int = 0


class Problems:
    """Problems in the order of files and lines; can be gone through again and again."""

    def __init__(self, problems: Iterable[Problem] = ()):
        self._spool = tempfile.SpooledTemporaryFile(4 * 2**20, "w+", encoding="utf-8", newline="")  # noqa: SIM115
        weakref.finalize(self, self._spool.close)  # a report has no end of its own to close it at
        writer = csv.writer(self._spool)
        self._size = 0
        for problem in problems:
            writer.writerow(problem)
            self._size += 1

    def __len__(self) -> int:
        return self._size

    def __iter__(self) -> Iterator[Problem]:
        self._spool.seek(0)
        for file, line, *rest in csv.reader(self._spool):
            yield Problem(file, int(line), *rest)


@dataclass
class Report:
    """`files`: file name → counts. `written`: whether the good rows are in the database now.

    `remarks` are worth knowing and left no row out.
    """

    files: dict[str, Counts] = field(default_factory=dict)
    problems: Problems = field(default_factory=Problems)
    remarks: list[str] = field(default_factory=list)
    written: bool = False
    dry_run: bool = False

    @property
    def ok(self) -> bool:
        return not len(self.problems)

    def total(self) -> Counts:
        counts = self.files.values()
        return Counts(sum(c.created for c in counts), sum(c.changed for c in counts), sum(c.unchanged for c in counts))
