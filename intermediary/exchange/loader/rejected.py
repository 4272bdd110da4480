"""rejected.csv: every row that a partial load left out, with the reason and the row itself."""

import csv
import io
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from intermediary.exchange.files import file_named
from intermediary.exchange.loader.report import Problem, Problems
from intermediary.exchange.loader.sources import REJECTED, Malformed, Unreadable, csv_source

COLUMNS = ("file", "line", "column", "problem", "mend", "row")


def write(folder: Path, problems: Problems) -> None:
    """Write the file beside the input; `row` is the row as it came, as one line of CSV."""
    with (folder / REJECTED).open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(COLUMNS)
        for file, found in groupby(problems, key=lambda problem: problem.file):
            writer.writerows(_with_rows(folder / file, found))


def _with_rows(path: Path, problems: Iterator[Problem]) -> Iterator[tuple]:
    """Problems are in the order of lines, and so is the file: both are read once, side by side."""
    rows = _rows(path)
    line, row = next(rows, (0, []))
    for problem in problems:
        while line and line < problem.line:
            line, row = next(rows, (0, []))
        yield (*problem, _text(row) if line == problem.line else "")


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    try:
        with csv_source(file_named(path.name), path) as source:
            yield from source.rows
    except Unreadable:
        return


def _text(row: list[str]) -> str:
    if isinstance(row, Malformed):
        return row.text
    text = io.StringIO()
    csv.writer(text, lineterminator="").writerow(row)
    return text.getvalue()
