"""Cells of files that spreadsheets open: none of them may run as a formula."""

import csv
import io
from collections.abc import Iterable
from datetime import date

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet runs a cell as that begins so
MARK = "\ufeff"  # at the start of a CSV file, or Excel takes it for Latin-1


def line(cells: Iterable) -> str:
    """One line of a CSV file; text that would run as a formula begins with an apostrophe."""
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n").writerow([plain(cell) for cell in cells])
    return written.getvalue()


def plain(cell):
    """A cell as it may stand in a CSV file. Numbers stay as they are: a negative one is no formula."""
    if cell is None:
        return ""
    if isinstance(cell, str) and cell.startswith(FORMULA):
        return f"'{cell}"
    return cell


def fill(cell, value):
    """Fill a cell of a workbook and return it. Text stays text, whatever it begins with (left to itself openpyxl takes
    =1+1 for a formula), without the control signs that a workbook cannot hold; a day is shown as YYYY-MM-DD.
    """
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", value) if isinstance(value, str) else value
    if isinstance(value, str):
        cell.data_type = "s"
    elif isinstance(value, date):
        cell.number_format = "yyyy-mm-dd"
    return cell
