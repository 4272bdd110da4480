"""The example workbook with cells changed, for tests."""

import io

from intermediary.exchange.workbooks import read
from intermediary.exchange.workbooks.example import AS_OF
from intermediary.exchange.workbooks.writer import write


def translate(sheets, **options):
    file = io.BytesIO()
    write(file, sheets)
    return read(file.getvalue(), **{"as_of": AS_OF, "initiative": "steel", **options})


def put(sheets, sheet, row, column, value):
    """Change one cell: `row` as Excel counts, `column` by its header."""
    sheets[sheet][row - 1][sheets[sheet][0].index(column)] = value


def asked(workbook):
    return [(problem.sheet, problem.row, problem.column, problem.code) for problem in workbook.problems]


def repaired(workbook):
    return [(repair.kind, repair.as_dict()["typed"], repair.as_dict()["stored"]) for repair in workbook.repairs]
