"""Files that are no five-sheet workbook, or not safe to open: one clear sentence each, nothing read."""

import io
import time
import zipfile

import pytest

from intermediary.exchange.workbooks import NotThisWorkbook, grid, read, saved_on
from intermediary.exchange.workbooks.example import AS_OF, example_sheets, write_example
from intermediary.exchange.workbooks.writer import write


def refused(content):
    started = time.monotonic()
    with pytest.raises(NotThisWorkbook) as error:
        read(content, as_of=AS_OF, initiative="steel")
    assert time.monotonic() - started < 2
    return str(error.value)


def workbook(sheets):
    file = io.BytesIO()
    write(file, sheets)
    return file.getvalue()


@pytest.fixture
def example():
    file = io.BytesIO()
    write_example(file)
    return file.getvalue()


def repacked(content, **parts):
    """The workbook with some of its parts replaced: `sheet1=b"…"`."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            stem = name.rsplit("/", 1)[-1].removesuffix(".xml")
            new.writestr(name, parts.get(stem) or old.read(name))
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"First Name,Last Name\nAmina,Okoro\n", "CSV"),
        ("First Name\tLast Name\n".encode("utf-16"), "CSV"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "a PDF"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "another kind of file"),
        (b"PK\x03\x04 cut short", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "Excel 97-2003"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
    ],
)
def test_another_kind_of_file(content, words):
    assert words in refused(content)


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("word/document.xml", "Word"),
        ("content.xml", "OpenDocument"),
        ("xl/workbook.bin", ".xlsb"),
        ("a.txt", "zip archive"),
    ],
)
def test_another_kind_of_archive(part, words):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(part, "x")
    assert words in refused(file.getvalue())


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(NotThisWorkbook, match="no file"):
        read(tmp_path / "nothing.xlsx", as_of=AS_OF, initiative="steel")


def test_a_path_works_like_bytes(tmp_path, example):
    path = tmp_path / "report.xlsx"
    path.write_bytes(example)
    assert read(path, as_of=AS_OF, initiative="steel").counts == read(example, as_of=AS_OF, initiative="steel").counts
    assert saved_on(path) is not None


def test_damage_anywhere_in_the_file(example):
    assert "damaged" in refused(example[: len(example) // 2])
    with zipfile.ZipFile(io.BytesIO(example)) as archive:
        at = archive.getinfo("xl/worksheets/sheet2.xml").header_offset + 200
    assert "damaged" in refused(example[:at] + b"\xff\xfe\xfd" + example[at + 3 :])
    assert "damaged" in refused(repacked(example, workbook=b"<not xml"))


def test_a_workbook_of_other_sheets():
    message = refused(workbook({"Sheet1": [["a", "b"]], "Budget": [["x"]]}))
    assert "Participant_Info" in message
    assert "Sheet1, Budget" in message


def test_one_sheet_missing():
    sheets = example_sheets()
    del sheets["Employment"]
    message = refused(workbook(sheets))
    assert "no sheet Employment" in message
    assert "Institutional_Information" in message


def test_sheet_names_may_be_spelled_loosely_and_others_stand_beside():
    sheets = {name.replace("_", " ").lower(): rows for name, rows in example_sheets().items()} | {"Notes": [["hello"]]}
    found = read(workbook(sheets), as_of=AS_OF, initiative="steel")
    assert found.counts["participants"] == 8
    assert [(remark.sheet, remark.row) for remark in found.remarks] == [("Notes", 0)]


def test_a_sheet_without_the_forms_header():
    sheets = example_sheets()
    sheets["Employment"] = [["one", "two"], [1, 2]]
    assert "Employment has no row with the form's column names" in refused(workbook(sheets))
    sheets["Employment"] = []
    assert "Employment has no row with the form's column names" in refused(workbook(sheets))


def test_a_needed_column_missing():
    sheets = example_sheets()
    sheets["Program_Enrollment"][0][6] = "Colour"
    message = refused(workbook(sheets))
    assert "Program_Enrollment" in message
    assert "“Training Start Date”" in message


def test_only_headers_is_a_workbook_that_holds_nothing():
    found = read(workbook({name: rows[:1] for name, rows in example_sheets().items()}), as_of=AS_OF, initiative="steel")
    assert set(found.counts.values()) == {0}
    assert found.problems == []


def test_a_zip_bomb_is_refused_unopened(example):
    assert "unpacks to" in refused(repacked(example, sheet2=b"<worksheet>" + b" " * 60 * 2**20))


def sheet_with(cell):
    xml = f'<row r="1"><c r="{cell}" t="inlineStr"><is><t>x</t></is></c></row>'
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<worksheet xmlns="{space}"><sheetData>{xml}</sheetData></worksheet>'.encode()


@pytest.mark.parametrize(
    ("cell", "words"), [("XFD1", "columns"), ("GS1", "columns"), ("A1048576", "row 1048576"), ("BB20001", "row")]
)
def test_a_cell_far_out_is_refused_before_it_costs_memory(example, cell, words):
    assert words in refused(repacked(example, sheet2=sheet_with(cell)))


def test_an_empty_cell_far_out_that_only_has_a_style_is_no_matter(example):
    with zipfile.ZipFile(io.BytesIO(example)) as archive:
        sheet = archive.read("xl/worksheets/sheet2.xml")
    styled = sheet.replace(b"</sheetData>", b'<row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData>')
    assert read(repacked(example, sheet2=styled), as_of=AS_OF, initiative="steel").counts["participants"] == 8


def test_entities_are_not_expanded(example):
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    with zipfile.ZipFile(io.BytesIO(example)) as archive:
        sheet = archive.read("xl/worksheets/sheet2.xml")
    try:
        found = read(repacked(example, sheet2=bomb + sheet.replace(b"Amina", b"&b;")), as_of=AS_OF, initiative="steel")
    except NotThisWorkbook:
        return
    assert all("aaaa" not in row["first_name"] for row in found.tables["participants.csv"])


def test_too_many_bytes(monkeypatch, tmp_path, example):
    monkeypatch.setattr(grid, "MAX_BYTES", 1000)
    assert "are read" in refused(example)
    (tmp_path / "big.xlsx").write_bytes(example)
    assert "are read" in refused(tmp_path / "big.xlsx")
