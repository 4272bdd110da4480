"""Workbooks changed at random: each is read, or refused with a sentence, and what it says fits together."""

import io
from datetime import date

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from intermediary.exchange.workbooks import NotThisWorkbook, read, translate
from intermediary.exchange.workbooks.example import AS_OF, example_sheets, write_example
from intermediary.exchange.workbooks.grid import Book

SHEETS = example_sheets()
cells = st.one_of(
    st.none(),
    st.sampled_from(["", " ", "N/A", "Yes", "No", "Amina", "Okoro", "Total", -99999.0, "=1+1", "???"]),
    st.text(max_size=8),
    st.floats(),
    st.dates(),
    st.times(),
    st.booleans(),
)
changes = st.lists(
    st.tuples(st.sampled_from(list(SHEETS)), st.integers(0, 9), st.integers(0, 23), cells), min_size=1, max_size=8
)


# A cohort that the form knows by its key keeps what is on record of it: the loader takes such rows beside others.
MAY_BE_ABSENT = {"cohorts.csv": {"provider", "grants"}}


def _example():
    file = io.BytesIO()
    write_example(file)
    return file.getvalue()


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(changes=[("Program_Enrollment", 1, 11, "0")])
@given(changes=changes)
def test_changed_cells(monkeypatch, changes):
    sheets = {name: [["" if cell is None else cell for cell in row] for row in rows] for name, rows in SHEETS.items()}
    for name, row, column, value in changes:
        rows = sheets[name]
        rows[row % len(rows)][column % len(rows[0])] = value
    monkeypatch.setattr(translate.grid, "load", lambda source, wanted: Book(sheets, False, date(2025, 6, 30)))
    try:
        found = read(b"", as_of=AS_OF, initiative="steel")
    except NotThisWorkbook:
        return
    fits_together(found)


@settings(max_examples=60, deadline=None)
@given(at=st.floats(0, 1, exclude_max=True), wrong=st.binary(min_size=1, max_size=4))
def test_changed_bytes(at, wrong):
    content = _example()
    start = int(at * len(content))
    try:
        found = read(content[:start] + wrong + content[start + len(wrong) :], as_of=AS_OF, initiative="steel")
    except NotThisWorkbook:
        return
    fits_together(found)


def fits_together(found):
    """Keys are there once, references are met, and all is text."""
    keys = {}
    for name, rows in found.tables.items():
        for row in rows:
            assert all(isinstance(value, str) for value in row.values())
            assert {*row} ^ {*rows[0]} <= MAY_BE_ABSENT.get(name, set())
        column = name.removesuffix("s.csv")
        keys[column] = [row[column] for row in rows]
        assert len(set(keys[column])) == len(keys[column])
        assert all(keys[column])
    for rows in found.tables.values():
        for row in rows:
            for column in ("participant", "cohort", "program", "employer"):
                assert row.get(column, keys[column][0] if keys[column] else None) in [*keys[column], None]
    assert all(problem.problem and problem.mend for problem in found.problems)
    found.as_dict()
