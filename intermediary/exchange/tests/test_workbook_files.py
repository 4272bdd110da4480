"""Files that are no five-sheet workbook, or not safe to open: one clear sentence each, nothing read."""

import io
import os
import resource
import time
import zipfile

import pytest

from intermediary.exchange.sheets import open_file
from intermediary.exchange.workbooks import NotThisWorkbook, grid, read, saved_on
from intermediary.exchange.workbooks.example import AS_OF, example_sheets, write_example
from intermediary.exchange.workbooks.writer import write


def refused(content):
    started = time.monotonic()
    with pytest.raises(NotThisWorkbook) as error:
        read(content, as_of=AS_OF, initiative="steel")
    assert time.monotonic() - started < 1
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


LAUGHS = b"<!DOCTYPE x [" + b"".join(
    b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10 if n else b"ha") for n in range(10)
) + b"]>"  # fmt: skip
FOREIGN = b'<!DOCTYPE x [<!ENTITY a9 SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("part", ["sheet2", "workbook", "styles"])
@pytest.mark.parametrize("entities", [LAUGHS, FOREIGN])
def test_entities_are_refused_wherever_they_are_declared(example, part, entities):
    with zipfile.ZipFile(io.BytesIO(example)) as archive:
        name = next(name for name in archive.namelist() if name.endswith(f"/{part}.xml"))
        content = archive.read(name)
    assert "declares entities" in refused(repacked(example, **{part: entities + content.replace(b"Amina", b"&a9;")}))


ROW = '<row r="1"><c r="A1"><v>1</v></c>{}</row>'
MANY = "".join(f"<c><v>{n}</v></c>" for n in range(100_000))
FAR = [
    ('<c  r = "XFD1048576" t="n"><v>1</v></c>', "columns"),
    ("<c r='xfd1'><v>1</v></c>", "columns"),
    ('<x:c xmlns:x="x" r="XFD1"><v>1</v></x:c>', "columns"),
    (MANY, "columns"),  # cells that do not say where they stand
    ('</row><row r="1048576"><c><v>1</v></c>', "row 1048576"),
    ('</row><row r="199999"><c r="AZ199999"><v>1</v></c>', "row 199999"),  # a rectangle of ten million cells for two
]


@pytest.mark.parametrize(("cells", "words"), FAR)
def test_a_cell_far_out_is_found_however_it_is_written(example, cells, words):
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheet = f'<worksheet xmlns="{space}"><sheetData>{ROW.format(cells)}</sheetData></worksheet>'.encode()
    assert words in refused(repacked(example, sheet2=sheet))


def test_a_sheet_under_another_name_is_looked_at_as_well(example):
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(example)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name).replace(b"worksheets/sheet2.xml", b"evil.bin")
            if name.endswith("sheet2.xml"):
                name, content = "xl/evil.bin", sheet_with("XFD1")
            new.writestr(name, content)
    assert "columns" in refused(file.getvalue())


def test_endless_parts_are_refused_before_they_are_listed():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for number in range(20_000):
            archive.writestr(f"xl/worksheets/s{number}.xml", b"")
    assert "far more parts" in refused(file.getvalue())


def test_a_bomb_that_lies_about_its_size(example):
    bomb = bytearray(repacked(example, sheet2=b"<worksheet>" + b" " * 60 * 2**20))
    entry = bomb.index(b"xl/worksheets/sheet2.xml", bomb.index(b"PK\x01\x02")) - 46
    bomb[entry + 24 : entry + 28] = (100_000).to_bytes(4, "little")
    assert "damaged" in refused(bytes(bomb))


def test_what_is_refused_costs_little_memory(example):
    """By the process's own account, Rust's as well as Python's, in a process of its own: peaks do not go down again."""
    hostile = {
        "bomb": repacked(example, sheet2=b"<worksheet>" + b" " * 100 * 2**20),
        "laughs": repacked(example, sheet2=LAUGHS + b"<worksheet>&a9;</worksheet>"),
        "far": repacked(example, sheet2=sheet_with("XFD1048576")),
        "sparse": repacked(example, sheet2=sheet_with("AZ199999")),
        "columns": b"a," * 5_000_000,
        "line": b"a" * 40 * 2**20,
    }
    for name, content in hostile.items():
        assert peak_of_refusing(content) < 32, name


def peak_of_refusing(content: bytes) -> float:
    """Megabytes that a child process grows by while it refuses a file."""
    reads, writes = os.pipe()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            try:
                [list(rows) for rows in open_file(content, "x.xlsx").sheets.values()]
            except NotThisWorkbook:
                grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
                os.write(writes, str(grown / 1024).encode())
                status = 0
        finally:
            os._exit(status)
    os.close(writes)
    with os.fdopen(reads) as stream:
        said = stream.read()
    assert os.waitpid(child, 0)[1] == 0
    return float(said)


def test_too_many_bytes(monkeypatch, tmp_path, example):
    monkeypatch.setattr(grid, "MAX_BYTES", 1000)
    assert "are read" in refused(example)
    (tmp_path / "big.xlsx").write_bytes(example)
    assert "are read" in refused(tmp_path / "big.xlsx")
