"""A workbook of the form from records that are there, kept to the form's own rules: what breaks one is left out, named.

The words are those that `codes` reads back. Columns that nobody filled are left away, as the form allows, since an
empty cell would say "not known" of what was never asked.
"""

import io
from collections import defaultdict

from django.utils.translation import gettext as _

from . import choices, codes
from .form import FORM
from .translate import read
from .writer import write

LEFT_OUT = "Left_Out"


def words(mapping):
    """The form's word for a value of the exchange format: the first that is read back as it."""
    return {value: word for word, value in reversed([*mapping.items()])}


GENDER, RACE, EDUCATION, YES_NO = (words(each) for each in (codes.GENDER, codes.RACE, codes.EDUCATION, codes.YES_NO))
CREDENTIAL = words(codes.CREDENTIAL)
YES = {True: "Yes", False: "No", None: None}
STATUS = {"completed": choices.COMPLETED, "withdrawn": choices.WITHDRAWN, "enrolled": None}
EMPLOYED = {True: choices.NO_PARTNER, False: choices.OUT_OF_FIELD, None: None}


def fill(target, records, *, as_of, initiative):
    """Write `records` (key of a sheet of the form → list of column key → value) as XLSX to a path or a binary file.

    Returns the rows that the form does not take, as (sheet, what the row says, problem, mend); they stand on a sheet
    of their own as well, which reading passes over.
    """
    records = {form.key: list(records.get(form.key, ())) for form in FORM}
    left_out = []
    while True:
        file = io.BytesIO()
        write(file, _sheets(records))
        found = _problems(read(file.getvalue(), as_of=as_of, initiative=initiative))
        if not found:
            break
        for form in FORM:
            wrong = found.get(form.title, {})
            rows = records[form.key]
            left_out += [
                (form.title, _said(rows[row - 2]), *wrong[row]) for row in sorted(wrong) if row - 2 < len(rows)
            ]
            records[form.key] = [each for row, each in enumerate(rows, 2) if row not in wrong]
    sheets = _sheets(records)
    if left_out:
        sheets[LEFT_OUT] = [[_("Sheet"), _("Row"), _("What is wrong"), _("How to mend it")], *map(list, left_out)]
    write(target, sheets)
    return left_out


def _sheets(records):
    found = {}
    for form in FORM:
        rows = records[form.key]
        said = {key for row in rows for key, value in row.items() if value is not None}
        columns = [column for column in form.columns if column.needed or column.key in said]
        header = [column.title for column in columns]
        found[form.title] = [header, *([row.get(column.key) for column in columns] for row in rows)]
    return found


def _problems(book):
    """Sheet → row → (problem, mend) of the first thing wrong with it."""
    found = defaultdict(dict)
    for each in book.problems:
        found[each.sheet].setdefault(each.row, (each.problem, each.mend))
    for each in book.repeated_rows:
        found[each["sheet"]].setdefault(each["row"], (_("the row stands there twice"), ""))
    return found


def _said(row):
    return ", ".join(str(row[key]) for key in ("last_name", "first_name", "provider", "program") if row.get(key))
