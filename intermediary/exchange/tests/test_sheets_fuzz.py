"""Bytes of every kind through the readers: what comes is a refusal in words or tables of text, never another error."""

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intermediary.exchange.sheets import open_file, propose, read
from intermediary.exchange.sheets.cells import PARSERS, parse
from intermediary.exchange.sheets.kinds import kinds
from intermediary.exchange.sheets.mapping import Mapping, SheetMapping
from intermediary.exchange.tests.imports import workbook
from intermediary.exchange.workbooks import NotThisWorkbook
from intermediary.exchange.workbooks.cells import Reading

AS_OF = date(2025, 6, 30)
GIVEN = Path(__file__).resolve().parents[4] / "shared" / "data" / "workbooks"
LIST = (
    "Roster,,,\nName,DOB,Employer,Hire Date,Hourly Rate,Zip Code\n"
    '"Okoro, Amina",2/11/94,Harbor Steel,3/7/24,$22.50,="06103"\nLuis Peña,7/3/1988,Tidewater,N/A,21.75/hr,6106\n'
)
words = st.sampled_from(
    ["", " ", "N/A", "Total", "-99999", "=1+1", '="06103"', "3/7/24", "0/0/0", "99999999999", "Yes", "2024 Q3",
     "Ana Ruiz", "Name", "DOB", "Employer",
     "\x00", "\ufeff", "é", "𝒜", "1e309", "NaN", "'", '"', "a@b.c", "(860) 555-0101"]
)  # fmt: skip
cells = st.one_of(words, st.text(max_size=12))
typed = st.one_of(
    cells, st.floats(), st.integers(), st.booleans(), st.dates(), st.datetimes(), st.times(), st.timedeltas()
)
places = st.floats(0, 1, exclude_max=True)  # of a file, from its beginning to its end
bits = st.binary(min_size=1, max_size=8)


def through(content: bytes, name: str = "list.csv"):
    """The way of an upload: opened, recognised, read. What it says fits together."""
    try:
        proposal = propose(open_file(content, name), as_of=AS_OF)
        found = read(content, file_name=name, mapping=proposal.mapping, as_of=AS_OF, initiative="steel")
    except NotThisWorkbook:
        return
    Mapping.from_dict(proposal.mapping.as_dict())
    fits_together(found)
    found.as_dict()


def fits_together(found) -> None:
    """All is text, with its place. Long lists come as (place, cells), others as rows by column."""
    for rows in found.tables.values():
        for row in rows:
            (_sheet, number), cells = (row.origin, row.values()) if isinstance(row, dict) else row
            assert number > 0
            assert all(isinstance(text, str) for text in cells)


@settings(max_examples=100, deadline=None)
@given(content=st.one_of(st.binary(max_size=300), st.text(max_size=200).map(lambda text: text.encode("utf-16"))))
def test_any_bytes(content):
    through(content)


@settings(max_examples=100, deadline=None)
@given(at=places, wrong=bits, encoding=st.sampled_from(["utf-8", "utf-16", "cp1252"]))
def test_a_list_with_bytes_changed(at, wrong, encoding):
    content = LIST.encode(encoding)
    start = int(at * len(content))
    through(content[:start] + wrong + content[start + len(wrong) :])


@settings(max_examples=80, deadline=None)
@given(rows=st.lists(st.lists(cells, min_size=1, max_size=7), max_size=6), separator=st.sampled_from(",;\t|"))
def test_any_cells_under_a_header(rows, separator):
    through("\n".join([separator.join(LIST.splitlines()[1].split(",")), *map(separator.join, rows)]).encode())


@pytest.fixture(scope="module")
def real_files() -> list[bytes]:
    given_files = [path.read_bytes() for path in (GIVEN / "messy.xlsx", GIVEN / "clean.xlsx") if path.exists()]
    return [workbook(), *given_files]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(which=st.integers(0, 2), at=places, wrong=bits)
def test_real_workbooks_with_bytes_changed(real_files, which, at, wrong):
    content = real_files[which % len(real_files)]
    start = int(at * len(content))
    through(content[:start] + wrong + content[start + len(wrong) :], "x.xlsx")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(part=st.integers(0, 20), at=places, wrong=st.one_of(bits, words.map(str.encode)))
def test_a_part_of_a_workbook_changed_and_packed_again(real_files, part, at, wrong):
    """Behind the checksums: this reaches the XML."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(real_files[0])) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for number, name in enumerate(old.namelist()):
            content = old.read(name)
            if number == part % len(old.namelist()):
                start = int(at * len(content))
                content = content[:start] + wrong + content[start + 3 :]
            new.writestr(name, content)
    through(packed.getvalue(), "x.xlsx")


@settings(max_examples=100, deadline=None)
@given(kind=st.sampled_from(sorted(PARSERS)), raw=typed)
def test_any_cell_in_any_column(kind, raw):
    fields = [each.cell for every in kinds().values() for each in every.fields.values() if each.cell.kind == kind]
    for column in fields[:2]:
        cell = parse(column, raw, Reading(AS_OF))
        assert cell.value is None or isinstance(cell.value, str)
        assert not (cell.value and cell.trouble)


@settings(max_examples=60, deadline=None)
@given(
    kind=st.sampled_from(sorted(kinds())),
    row=st.integers(1, 4),
    picks=st.dictionaries(st.integers(0, 9), st.integers(0, 99), max_size=6),
)
def test_any_mapping_a_person_may_choose(kind, row, picks):
    fields = list(kinds()[kind].fields)
    columns = {at: fields[pick % len(fields)] for at, pick in picks.items()}
    mapping = Mapping((SheetMapping("list", kind, row, columns),))
    found = read(LIST.encode(), file_name="list.csv", mapping=mapping, as_of=AS_OF, initiative="steel")
    fits_together(found)
