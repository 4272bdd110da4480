"""Open any spreadsheet: an Excel workbook or delimited text, as sheets of rows that can be gone through many times."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

import python_calamine
from django.utils.translation import gettext as _

from intermediary.exchange.sheets import delimited
from intermediary.exchange.workbooks import grid


@dataclass(frozen=True)
class Opened:
    """`sheets`: name → its rows, lists of typed cells, the first being row 1, read as they are gone through."""

    sheets: dict
    epoch_1904: bool = False
    saved_on: date | None = None
    excel: bool = True


def open_file(content: bytes, file_name: str) -> Opened:
    """Open an XLSX file, or CSV or TSV in any usual encoding; the sheet of a text file has the name of the file.

    Raises NotThisWorkbook with a clear sentence for what is neither, or not safe to open. What a file is its first
    bytes say, not its name.
    """
    if grid.is_text(content):
        name = PurePath(file_name).stem or _("Table")
        return Opened({name: delimited.Rows(content)}, excel=False)
    package = _package(content)
    with grid.damage_told():
        workbook = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        names = [
            sheet.name for sheet in workbook.sheets_metadata if sheet.typ == python_calamine.SheetTypeEnum.WorkSheet
        ]
    return Opened({name: Rows(workbook, name) for name in names}, package.epoch_1904, package.saved_on)


def saved_on(content: bytes) -> date | None:
    """The day on which a file says it was last saved; text does not say it. Raises NotThisWorkbook, as `open_file`."""
    if grid.is_text(content):
        delimited.Rows(content)
        return None
    return _package(content).saved_on


def _package(content: bytes) -> grid.Package:
    return grid.examine(content, _("a spreadsheet: an Excel workbook (.xlsx), CSV or TSV"))


class Rows:
    """The rows of one sheet of a workbook. A cell that is merged downwards stands in each of its rows."""

    def __init__(self, workbook, name: str):
        self.workbook, self.name = workbook, name

    def __iter__(self) -> Iterator[list]:
        with grid.damage_told():
            sheet = self.workbook.get_sheet_by_name(self.name)
            left = [""] * (sheet.start[1] if sheet.start else 0)
            merged = _merged(sheet)
            rows = iter(sheet.iter_rows())
        standing: dict[int, tuple] = {}  # column → (cell, the last row it stands in)
        for number, row in enumerate(rows):
            cells = left + row
            for column in merged.get(number, ()):
                standing[column[0]] = cells[column[0]], column[1]
            for at in [at for at, (_cell, last) in standing.items() if last < number]:
                del standing[at]
            for at, (cell, _last) in standing.items():
                cells[at] = cell
            yield cells


def _merged(sheet) -> dict[int, list[tuple[int, int]]]:
    """Row → (column, last row) of what is merged downwards from there. What is merged across is a heading."""
    found: dict[int, list[tuple[int, int]]] = {}
    for (first, column), (last, _last_column) in sheet.merged_cell_ranges or ():
        if first < last and column < sheet.total_width:
            found.setdefault(first, []).append((column, last))
    return found
