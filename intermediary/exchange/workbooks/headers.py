"""Where the header row of a sheet is, and which column of the form each header means."""

import re
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from .cells import parse
from .report import NotThisWorkbook, Remark
from .spelling import fold, nearest, words

_LOOK_AT = 30  # rows from the top: titles and notes stand above a header, never this many


@dataclass
class Line:
    """One row of data: its Excel row number, and a Cell for each column of the form that the sheet has."""

    sheet: object
    number: int
    cells: dict
    left_out: bool = False
    repeated: bool = False
    # Set while the sheets are tied together: the row of the person, (provider, programme), the row of the enrolment.
    person: "Line | None" = None
    training: tuple | None = None
    enrollment: "Line | None" = None

    def __getitem__(self, key):
        """The value in normal form; None where the cell is blank, not known, not readable, or the column missing."""
        return self.cells[key].value if key in self.cells else None

    def header(self, key):
        """The header of a column as the file writes it."""
        return self.sheet.headers.get(key, key)

    def put_right(self, key, value, kind):
        """Change a value, and say what kind of dirt it was: for what only other rows can tell."""
        self.cells[key].value, self.cells[key].kind = value, kind


@dataclass
class Sheet:
    """A sheet that was found: `headers` maps the form's column → header as written."""

    form: object
    name: str
    header_row: int
    headers: dict
    lines: list = field(default_factory=list)
    empty_rows: list = field(default_factory=list)
    totals_rows: list = field(default_factory=list)

    def has(self, key):
        """Has the file this column at all? What it does not have, it says nothing about."""
        return key in self.headers


def sheet_of(name, form):
    """The sheet of the form that a sheet's name means, or None: case, spaces and underscores do not count."""
    return next((sheet for sheet in form if fold(sheet.title) == fold(name)), None)


def read_sheet(form, name, rows, reading, report, chosen=None):
    """Read one sheet: find its header, match its columns, parse every cell of every row that holds data.

    `chosen` is (header row from 0, position → key of a column) where a person settled both. Raises NotThisWorkbook
    where no header row is found or a needed column is missing.
    """
    found = _as_chosen(form, rows, *chosen) if chosen else find_columns(form, rows)
    _check_header(form, name, *found[:2])
    header_row, positions, extra = found
    headers = {column.key: str(rows[header_row][at]) for column, at in positions.items()}
    sheet = Sheet(form, name, header_row + 1, headers)
    for header, column in extra:
        report.remarks.append(_remark_extra(name, header, column))
    for number, row in enumerate(rows[header_row + 1 :], header_row + 2):
        if all(blank(cell) for cell in row):
            sheet.empty_rows.append(number)
        elif is_total(row):
            sheet.totals_rows.append(number)
        else:
            cells = {column.key: parse(column, row[at], reading) for column, at in positions.items()}
            sheet.lines.append(Line(sheet, number, cells))
    return sheet


def find_columns(form, rows):
    """(row of the header from 0, column of the form → position, headers that were guessed or mean no column)."""
    best = max(range(min(_LOOK_AT, len(rows))), key=lambda at: len(match_columns(form, rows[at])[0]), default=None)
    return best or 0, *(match_columns(form, rows[best]) if best is not None else ({}, []))


def _as_chosen(form, rows, header_row, chosen):
    columns = {column.key: column for column in form.columns}
    row = rows[header_row] if header_row < len(rows) else []
    positions = {columns[key]: at for at, key in chosen.items() if key in columns and at < len(row)}
    extra = [(str(cell), None) for at, cell in enumerate(row) if at not in positions.values() and not blank(cell)]
    return header_row, positions, extra


def _check_header(form, name, row, positions):
    if len(positions) < 2:
        raise NotThisWorkbook(
            _("The sheet %(sheet)s has no row with the form's column names. The first ones should be: %(columns)s.")
            % {"sheet": name, "columns": ", ".join(column.title for column in form.columns[:4])}
        )
    missing = [column.title for column in form.columns if column.needed and column not in positions]
    if missing:
        raise NotThisWorkbook(
            _("The sheet %(sheet)s has no column “%(columns)s” in its header, row %(row)s. Name it as the form does.")
            % {"sheet": name, "columns": "”, “".join(missing), "row": row + 1}
        )


def match_columns(form, row):
    """Columns of the form → position in the row; and of other headers (header, title it was guessed for, or None)."""
    spellings = _spellings(form)
    positions, rest = {}, []
    for at, cell in enumerate(row):
        if not isinstance(cell, str) or not cell.strip():
            continue
        column = spellings.get(header_words(cell))
        if column and column not in positions:
            positions[column] = at
        else:
            rest.append((at, cell))
    extra, missing = [], {column.title: column for column in form.columns if column not in positions}
    for at, cell in rest:
        guess = nearest(cell, missing) if len(positions) > 1 else None
        if guess:
            positions[missing.pop(guess)] = at
        extra.append((cell, guess))
    return positions, extra


def _spellings(form):
    found = {}
    for column in form.columns:
        for spelling in (column.title, *column.spellings):
            found.setdefault(header_words(spelling), column)
    return found


def header_words(text):
    """A header without the numbers that states put around it: `600 Temporary …`, `…:_12081`."""
    return re.sub(r"^\d{3,} | \d{4,}$", "", words(text))


def _remark_extra(sheet, header, guess):
    if guess:
        text = _("Read as “%(column)s”.") % {"column": guess}
    else:
        text = _("This column is not part of the form and was not read.")
    return Remark(sheet, 0, header, text)


def blank(cell):
    """Nothing stands in the cell, or only spaces."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


_TOTAL = re.compile(r"\W*(grand |sub)?\W*(totals?|sum|count)\b", re.I)


def is_total(row):
    """A row under the data that sums it up: it begins with Total, and has next to nothing else in it."""
    first = next((cell for cell in row if not blank(cell)), None)
    if not isinstance(first, str) or not _TOTAL.match(first):
        return False
    filled = [cell for cell in row if not blank(cell)]
    return not any(_is_words(cell) for cell in filled[1:])


def _is_words(cell):
    return isinstance(cell, str) and not re.fullmatch(r"\s*\$?-?[\d.,]+%?\s*", cell)
