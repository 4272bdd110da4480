"""How far a sheet reaches, before it is read: a reader makes a full rectangle, so one cell far out costs gigabytes.

Cells are found by pattern, not by parsing: this must cost next to nothing beside the reading itself.
"""

import re

from django.utils.translation import gettext as _

from .report import NotThisWorkbook

MAX_COLUMNS = 200
MAX_ROWS = 200_000
BLOCK = 2**20  # bytes read at a time
_LONG = 20_000  # rows; a sheet longer than this may not be wide as well
_WIDE = 52  # columns: up to AZ
_SPARSE = 40  # a rectangle of so many times its cells is read only where it is small
_SMALL = 2_000_000  # cells of a rectangle

# Cells as every program writes them, filled ones and empty ones that have a style.
_PLAIN = re.compile(rb'<c r="([A-Z]{1,3})([0-9]{1,7})"[^>/]*>')
_EMPTY = re.compile(rb'<c r="[^>]*/>')
_ODD = (b"<c>", b"<c\t", b"<c\n", b"<c\r", b":c>", b":c ", b":c\t", b":c\n", b":c\r")
# Cells as XML allows them. One may leave away where it stands: then it is the next of its row; rows likewise.
_REF = rb"""\br\s*=\s*["']\s*"""
_CELL = re.compile(rb"<(?:\w+:)?(?:(?P<row>row)|c)(?=[\s>])(?P<said>[^>]*)>")
_PLACE = re.compile(_REF + rb"(?P<column>[A-Za-z]*)[$]?(?P<row>[0-9]+)")


def check(part):
    """Read a part of a workbook, a binary stream, to its end.

    Raises NotThisWorkbook where it is a sheet that reaches too far to be read, or declares entities.
    """
    sheet = _Reach()
    rest = b""
    while block := part.read(BLOCK):
        block = rest + block
        if b"<!DOCTYPE" in block or b"<!ENTITY" in block:
            raise NotThisWorkbook(
                _("The file declares entities, which no workbook needs, and was not opened. Save it anew in Excel.")
            )
        end = block.rfind(b">") + 1  # no tag is looked at in two halves
        if not end and len(block) > 2 * BLOCK:
            raise ValueError("no end of a tag within two megabytes")
        sheet.look(block[:end])
        rest = block[end:]
    sheet.judge()


class _Reach:
    """What is known of a sheet so far. `row` and `in_row` count where cells do not say where they stand."""

    def __init__(self):
        self.last_row = self.last_column = self.cells = self.row = self.in_row = 0

    def look(self, block):
        plain = _PLAIN.findall(block)
        if len(plain) + len(_EMPTY.findall(block)) == block.count(b"<c ") and not any(odd in block for odd in _ODD):
            if plain:
                self._reach(
                    max(map(column_number, {column for column, _row in plain})), max(int(row) for _c, row in plain)
                )
            self.cells += len(plain)
        else:
            self._step(block)
        if self.last_column > MAX_COLUMNS:
            raise _too_wide()
        if self.last_row > (_LONG if self.last_column > _WIDE else MAX_ROWS):
            raise _too_long(self.last_row)

    def _step(self, block):
        """Cell by cell: slower, and whatever way they are written."""
        for found in _CELL.finditer(block):
            place = _PLACE.search(found["said"])
            if found["row"]:
                self.row, self.in_row = int(place["row"]) if place else self.row + 1, 0
                continue
            self.in_row = column_number(place["column"]) if place else self.in_row + 1
            if not found["said"].endswith(b"/"):
                self.cells += 1
                self._reach(self.in_row, int(place["row"]) if place else self.row)

    def _reach(self, column, row):
        self.last_column, self.last_row = max(self.last_column, column), max(self.last_row, row)

    def judge(self):
        if self.last_row * self.last_column > max(_SMALL, _SPARSE * self.cells):
            raise _too_long(self.last_row)


def column_number(letters):
    """A is 1, AZ is 52."""
    number = 0
    for letter in letters.upper()[:4]:
        number = number * 26 + letter - 64
    return number


def _too_wide():
    return NotThisWorkbook(
        _("A sheet has more than %(most)s columns. Delete the columns that are not needed.") % {"most": MAX_COLUMNS}
    )


def _too_long(row):
    return NotThisWorkbook(
        _("A sheet reaches down to row %(row)s. Delete what stands far below the last row of data.") % {"row": row}
    )
