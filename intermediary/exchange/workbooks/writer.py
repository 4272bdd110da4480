"""Write a workbook of the form: a sheet for each sheet of the form, text as text whatever it begins with."""

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from intermediary.pages.cells import fill


def write(target, sheets):
    """Write `sheets` (name → rows of cell values, the header among them) as XLSX to a path or a binary file.

    None is an empty cell. Text that begins like a formula stays text, so opening the file computes nothing.
    """
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row, values in enumerate(rows, 1):
            for column, value in enumerate(values, 1):
                if value is not None:
                    fill(sheet.cell(row, column), value)
        for column, value in enumerate(rows[0] if rows else (), 1):
            sheet.column_dimensions[get_column_letter(column)].width = min(40, max(12, len(str(value or "")) + 2))
    book.save(target)


def rows_of(form, records):
    """The header of a sheet of the form, and a row for each record (column key → value)."""
    header = [column.title for column in form.columns]
    return [header, *([record.get(column.key) for column in form.columns] for record in records)]
