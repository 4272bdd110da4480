"""Where rows come from: CSV files or tables in memory. Either way: a header, then (line, cells), one after another."""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from django.utils.translation import gettext as _

from intermediary.exchange import files
from intermediary.exchange.cells import Wrong
from intermediary.exchange.files import File

REJECTED = "rejected.csv"
LONGEST_LINE = 1_000_000  # characters; a cell has at most a few hundred


class NothingToLoad(Exception):
    """The folder is not there, or holds no file of the format. The message says what to do."""


class Unreadable(Wrong):
    """From `line` on a file cannot be read."""

    def __init__(self, line: int, problem: str, mend: str):
        super().__init__(problem, mend)
        self.line = line


@dataclass
class Source:
    """The rows of one file. A row without cells could not be parsed; lines in `spoiled`, met since, are not UTF-8.

    Rows are pairs of where the row stands, a line or (sheet, line), and its cells.
    """

    file: File
    header: list[str]
    rows: Iterator[tuple[int | tuple[str, int], list[str]]]
    spoiled: set[int] = field(default_factory=set)
    ragged: frozenset[str] = frozenset()


@dataclass
class Rows:
    """Rows that are read while they are staged: their columns, and where they stand with their cells, in this order.

    `ragged` are columns that some rows do not have: their cell is ABSENT. `number`: how many were read the last time.
    """

    columns: list[str]
    ragged: frozenset[str]
    read: Callable[[], Iterator[tuple[tuple[str, int], list[str]]]]
    number: int = 0

    def __iter__(self) -> Iterator[tuple[tuple[str, int], list[str]]]:
        self.number = 0
        for row in self.read():
            self.number += 1
            yield row

    def __len__(self) -> int:
        return self.number


ABSENT = "\0absent"  # no cell can hold it: NUL is refused


def folder_files(folder: Path) -> tuple[list[tuple[File, Path]], list[str]]:
    """The files of the format that a folder holds, in load order, and remarks on CSV files that are none of it."""
    if not folder.is_dir():
        raise NothingToLoad(_("There is no folder %(folder)s. Check the name.") % {"folder": folder})
    known = {file.file_name: file for file in files.files()}
    found = [(file, folder / name) for name, file in known.items() if (folder / name).is_file()]
    if not found:
        raise NothingToLoad(
            _("%(folder)s holds no file of the exchange format. Its files are called %(names)s.")
            % {"folder": folder, "names": ", ".join(known)}
        )
    others = sorted(path.name for path in folder.glob("*.csv") if path.name not in {*known, REJECTED})
    return found, [_("%(name)s is not a file of the format and was not read.") % {"name": name} for name in others]


@contextmanager
def csv_source(file: File, path: Path) -> Iterator[Source]:
    """Open a CSV file: UTF-8 with or without a BOM, comma, RFC 4180 quoting.

    Reading its rows raises Unreadable where the rest of the file makes no sense, a quote that is never closed.
    """
    with path.open("rb") as stream:
        spoiled: set[int] = set()
        rows = _rows(stream, spoiled)
        header = [name.strip().lower() for name in next(rows, (0, []))[1]]
        if 1 in spoiled:
            raise Unreadable(1, _("the header is not UTF-8"), _("save the file as CSV in UTF-8"))
        yield Source(file, header, rows, spoiled)


class _Lines:
    """The lines of a file as text; the number of each that is not UTF-8 goes to `spoiled`."""

    def __init__(self, stream, spoiled: set[int]):
        self.stream, self.spoiled = stream, spoiled
        self.number, self.last = 0, ""

    def __iter__(self):
        return self

    def __next__(self) -> str:
        raw = self.stream.readline(LONGEST_LINE)
        if not raw:
            raise StopIteration
        self.number += 1
        if len(raw) == LONGEST_LINE:
            problem = _("the line is longer than a million characters")
            raise Unreadable(self.number, problem, _("save the file as CSV with one row per line"))
        if self.number == 1:
            raw = raw.removeprefix(b"\xef\xbb\xbf")
        try:
            self.last = raw.decode()
        except UnicodeDecodeError:
            self.spoiled.add(self.number)
            self.last = raw.decode(errors="replace")
        return self.last


class Malformed(list):
    """A row that cannot be taken apart: no cells, but the text as it stands."""

    def __init__(self, text: str):
        super().__init__()
        self.text = text.rstrip("\r\n")


def _rows(stream, spoiled: set[int]) -> Iterator[tuple[int, list[str]]]:
    lines = _Lines(stream, spoiled)
    reader = csv.reader(lines, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            if "expected after" in str(error):  # the reader goes on with the next line
                yield line, Malformed(lines.last)
                continue
            raise _unreadable(line, str(error)) from error
        if any(row):
            yield line, row


def _unreadable(line: int, error: str) -> Unreadable:
    if "new-line" in error:
        return Unreadable(
            line, _("the lines end in a way that is not read"), _("save the file as CSV with ordinary line ends")
        )
    return Unreadable(
        line,
        _("a quote opens in this row and is never closed; nothing from here on could be read"),
        _("close the quote, or double it where it is part of the text"),
    )


def table_source(file: File, rows: Iterable[Mapping]) -> Source:
    """Rows from memory: dicts of text (or of dates, numbers, True/False/None, lists).

    Their place is their `origin`, (sheet, line), where they have one, else their number.

    Where rows have different columns, a column that one row has not changes nothing for that row. An iterator is read
    as it is consumed, and then its first row says which columns there are; `Rows` say it themselves.
    """
    if isinstance(rows, Rows):
        return Source(file, rows.columns, iter(rows), ragged=rows.ragged)
    if isinstance(rows, list | tuple):
        header = list(dict.fromkeys(name for row in rows for name in row))
        ragged = frozenset(name for name in header if any(name not in row for row in rows))
        return Source(file, header, _table_rows(rows, header), ragged=ragged)
    rows = iter(rows)
    first = next(rows, None)
    header = list(first or ())
    return Source(file, header, _table_rows(_chain(first, rows), header))


def _chain(first, rows):
    if first is not None:
        yield first
        yield from rows


def _table_rows(rows, header):
    for number, row in enumerate(rows, 1):
        if len(row) > len(header):
            raise ValueError(f"row {number} has columns that the first row has not: give a list, not an iterator")
        place = getattr(row, "origin", number)
        yield place, [written(row[name]) if name in row else ABSENT for name in header]


def written(value) -> str:
    """A Python value as a cell of the exchange format."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()[:10]
    return ";".join(map(written, value)) if isinstance(value, list | tuple | set) else str(value)
