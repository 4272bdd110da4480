"""Any list as a file: the rows that the page would show, all of them, in the columns of the page, as CSV or XLSX.

Rows are read page by page and written to a file on disk, so that memory does not grow with them. Text stays text:
what a spreadsheet would run as a formula is neutralised.
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from tempfile import SpooledTemporaryFile

from django.http import FileResponse
from django.utils.html import strip_tags
from django.utils.safestring import SafeString
from django.utils.text import slugify
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from intermediary.pages import cells

FORMATS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
AT_A_TIME = 1_000  # rows read together
IN_MEMORY = 2**20  # bytes of a file; a larger one is on disk
RECORDERS: list[Callable] = []


def records_downloads(function: Callable) -> Callable:
    """Register `function(request, title, rows)`, told of every list that somebody takes out."""
    RECORDERS.append(function)
    return function


def respond(request, title: str, header: list[str], rows: Iterable[list], kind: str) -> FileResponse:
    """The rows as a file to keep, `kind` being one of FORMATS."""
    counted = _Counted(rows)
    file = WRITERS[kind](header, counted)
    for record in RECORDERS:
        record(request, title, counted.number)
    name = slugify(title, allow_unicode=True) or "list"
    return FileResponse(file, as_attachment=True, filename=f"{name}.{kind}", content_type=FORMATS[kind])


def csv_file(header: list[str], rows: Iterable[list]):
    """A binary file with the rows as CSV, at its beginning; whoever asked closes it."""
    file = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    text.write(cells.MARK)
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([cells.plain(cell) for cell in header])
    for row in rows:
        writer.writerow([cells.plain(_value(cell)) for cell in row])
    text.detach()
    file.seek(0)
    return file


def xlsx_file(header: list[str], rows: Iterable[list]):
    """A binary file with the rows as a workbook, at its beginning: dates and numbers typed, text forced to be text."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("1")
    sheet.freeze_panes = "A2"
    sheet.append([cells.fill(WriteOnlyCell(sheet), cell) for cell in header])
    for row in rows:
        sheet.append([cells.fill(WriteOnlyCell(sheet), _value(cell)) for cell in row])
    file = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115
    book.save(file)
    file.seek(0)
    return file


WRITERS = {"csv": csv_file, "xlsx": xlsx_file}


class _Counted:
    """Rows, and how many there were."""

    def __init__(self, rows: Iterable[list]):
        self.rows, self.number = rows, 0

    def __iter__(self) -> Iterator[list]:
        for row in self.rows:
            self.number += 1
            yield row


def _value(cell):
    """What a page shows as a value to write: numbers and dates as they are, markup as its text, all else in words."""
    if cell is None or (isinstance(cell, int | float | Decimal | date) and not isinstance(cell, bool)):
        return cell
    if isinstance(cell, SafeString):
        return strip_tags(cell.replace("</span><span", "</span>; <span"))
    return str(cell)
