"""What reading a workbook has to say, each with its place in the file, so that a person can find and mend it."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal


class NotThisWorkbook(Exception):
    """The file as a whole cannot be read as this form. The message says what was found and what to do."""


@dataclass(frozen=True)
class Problem:
    """A row that was left out, because only a person can settle it. `column` is the header as the file writes it."""

    sheet: str
    row: int
    column: str
    problem: str
    mend: str
    code: str = ""

    def as_dict(self):
        """The five keys of the exchange format."""
        return {
            "sheet": self.sheet,
            "row": self.row,
            "column": self.column,
            "problem": self.problem,
            "mend": self.mend,
        }


@dataclass(frozen=True)
class Remark:
    """Something worth knowing that left no row out; row 0 speaks of the whole sheet."""

    sheet: str
    row: int
    column: str
    remark: str

    def as_dict(self):
        """The remark with its place."""
        return {"sheet": self.sheet, "row": self.row, "column": self.column, "remark": self.remark}


@dataclass(frozen=True)
class Repair:
    """A cell that was put right without asking: what was typed, what is stored in the form's own words."""

    sheet: str
    row: int
    column: str
    typed: object
    stored: object
    kind: str = ""

    def as_dict(self):
        """The five keys of the exchange format, in values JSON knows; null is blank or not known."""
        return {
            "sheet": self.sheet,
            "row": self.row,
            "column": self.column,
            "typed": plain(self.typed),
            "stored": plain(self.stored),
        }


@dataclass
class Report:
    """Collects what is said while a workbook is read."""

    problems: list = field(default_factory=list)
    remarks: list = field(default_factory=list)
    repairs: list = field(default_factory=list)
    repeated_rows: list = field(default_factory=list)

    def leave_out(self, line, column, code, problem, mend):
        """Leave a row out: a question for a person. Several problems of one row are all listed."""
        line.left_out = True
        self.problems.append(Problem(line.sheet.name, line.number, line.header(column), problem, mend, code))

    def remark(self, line, column, text):
        """Say something about a cell of a row that stays."""
        self.remarks.append(Remark(line.sheet.name, line.number, line.header(column), text))

    def repeated(self, line, first):
        """Drop a row that says the same as an earlier one."""
        line.left_out = line.repeated = True
        self.repeated_rows.append({"sheet": line.sheet.name, "row": line.number, "first_row": first.number})


def plain(value):
    """A cell's value for JSON: dates as 2024-03-07, whole numbers without a point, blank as None."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float | Decimal):
        return int(value) if value == int(value) else float(value)
    return None if value == "" else value
