"""Whatever stands in a cell, reading it ends in a value or in a reason, never in an error."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intermediary.exchange.workbooks.cells import Reading, parse
from intermediary.exchange.workbooks.form import FORM
from intermediary.exchange.workbooks.spelling import fold, nearest, slips, slug

READING = Reading(date(2025, 6, 30))
COLUMNS = {(sheet.key, column.key): column for sheet in FORM for column in sheet.columns}

anything = st.one_of(
    st.text(max_size=30),
    st.text(alphabet='0123456789/-.,$% ="hrNAJanFeb', max_size=14),
    st.floats(),
    st.integers(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
    st.none(),
)


@settings(max_examples=300, deadline=None)
@given(raw=anything, column=st.sampled_from(list(COLUMNS.values())))
def test_every_cell_ends_in_a_value_or_a_reason(raw, column):
    cell = parse(column, raw, READING)
    assert not (cell.trouble and cell.kind)
    assert cell.value is None or cell.value != ""
    if cell.value is not None:  # what is in normal form stays as it is
        again = parse(column, cell.value, READING)
        assert (again.value, again.trouble) == (cell.value, "")


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("$1,234.50", "1234.50"),
        ("USD 18", "18"),
        ("18.50 per hour", "18.50"),
        ('="19.25"', "19.25"),
        (17, "17"),
        (".5", ".5"),
    ],
)
def test_money(typed, stored):
    assert parse(COLUMNS["institutions", "tuition"], typed, READING).value == Decimal(stored)


@pytest.mark.parametrize("typed", ["14,80", "1.2.3", "ten", "--5", "1e9", "inf", float("nan"), float("inf"), True])
def test_not_money(typed):
    cell = parse(COLUMNS["institutions", "tuition"], typed, READING)
    assert cell.value is None
    assert cell.trouble


@pytest.mark.parametrize("typed", ["13/5/24", "2024-02-30", "0/0/00", "March", "5/2024", 0, -4, 99999999, True])
def test_not_a_date(typed):
    assert parse(COLUMNS["enrollments", "started_on"], typed, READING).trouble


def test_serial_dates_of_both_epochs():
    column = COLUMNS["enrollments", "started_on"]
    assert parse(column, 45459.0, READING).value == date(2024, 6, 16)
    assert parse(column, 43997.0, Reading(date(2025, 6, 30), epoch_1904=True)).value == date(2024, 6, 16)


def test_a_slip_of_the_pen_has_one_nearest():
    known = ["Certified Nurse Aide", "Phlebotomy", "Sterile Processing"]
    assert nearest("Strile Processing", known) == "Sterile Processing"
    assert nearest("Certified Nurse Adie", known) == "Certified Nurse Aide"
    assert nearest("Forklift Operation", known) is None
    assert nearest("Level 1 Welding", ["Level 2 Welding"]) is None
    assert nearest("Weldinb", ["Welding", "Weldins"]) is None


@given(st.text(max_size=12), st.text(max_size=12))
def test_slips_are_symmetric_and_none_only_for_equal(one, other):
    assert slips(one, other, 3) == slips(other, one, 3)
    assert (slips(one, other, 3) == 0) == (one == other)


def test_folds_and_slugs():
    assert fold("O'Dell-Đỗ  Ñ.") == "odelldon"
    assert slug("St. Brendan's Home Care") == "st-brendans-home-care"
    assert slug("病院") == "病院"
    assert slug("?!") != slug("!?")
