"""An official file as rows: CSV, tab-separated, XLSX, or one of these in a ZIP as downloaded; below any preamble."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook

PREAMBLE = 30  # rows at most above the header
ENDINGS = (".csv", ".txt", ".tsv", ".xlsx", ".xls")


class NotReadable(Exception):
    """The file as a whole cannot be read; the message says why and what to do."""


def plain(header) -> str:
    """A header in one spelling: “Employment, 2024” and “employment_2024” are employment_2024."""
    return re.sub(r"[^a-z0-9]+", "_", str(header).replace("\n", " ").strip().lower()).strip("_")


@dataclass
class Table:
    """`names` are the headers in one spelling, `line` of the header counts from 1, `rows` follow it with their line."""

    names: list[str]
    header: list[str]
    line: int
    rows: Iterator[tuple[int, list]]
    sheet: str = ""

    def dicts(self) -> Iterator[tuple[int, dict[str, str]]]:
        """(line, name → text) of every row with something in it."""
        for line, row in self.rows:
            values = {name: text(cell) for name, cell in zip(self.names, row, strict=False)}
            if any(values.values()):
                yield line, values

    def said(self, name: str) -> str:
        """A column as the file calls it."""
        return self.header[self.names.index(name)] if name in self.names else name


def text(cell) -> str:
    """A cell as text. Whole numbers that a spreadsheet keeps as 51.0 are 51."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return str(cell).strip()


def digest(path: Path) -> str:
    """The SHA-256 of the file as it was downloaded."""
    with path.open("rb") as file:
        found = sha256()
        while block := file.read(1 << 20):
            found.update(block)
    return found.hexdigest()


def open_table(path: Path, recognised) -> Table:
    """The first table in a file whose header `recognised(names)` accepts. Raises NotReadable."""
    if not path.is_file():
        raise NotReadable(_("There is no file %(path)s.") % {"path": path})
    seen: list[str] = []
    for sheet, rows in _sheets(path):
        for line, row in rows:
            names = [plain(cell) for cell in row]
            if recognised(set(names)):
                return Table(names, [text(cell) for cell in row], line, rows, sheet)
            if len([name for name in names if name]) > 2:
                seen = seen or names
            if line >= PREAMBLE:
                break
    said = ", ".join(name for name in seen[:8] if name) or _("nothing that looks like a header")
    raise NotReadable(
        _("No header of this kind is in its first %(n)s rows; found: %(said)s.") % {"n": PREAMBLE, "said": said}
    )


def _sheets(path: Path) -> Iterator[tuple[str, Iterator]]:
    name, source = path.name, path
    if path.suffix.lower() == ".zip":
        try:
            archive = zipfile.ZipFile(path)
        except zipfile.BadZipFile as error:
            raise NotReadable(_("The ZIP file is damaged. Download it once more.")) from error
        inside = [each for each in archive.namelist() if each.lower().endswith(ENDINGS) and "__MACOSX" not in each]
        if len(inside) != 1:
            words = _("The ZIP file holds %(n)s tables, and one is wanted. Unpack it and name it: %(names)s")
            raise NotReadable(words % {"n": len(inside), "names": ", ".join(inside[:6])})
        name, source = inside[0], io.BytesIO(archive.read(inside[0]))
    if name.lower().endswith((".xlsx", ".xls")):
        yield from _of_workbook(source)
    else:
        yield name, _of_text(source)


def _of_workbook(source) -> Iterator[tuple[str, Iterator]]:
    try:
        book = CalamineWorkbook.from_object(source)
        for name in book.sheet_names:
            yield name, iter(enumerate(book.get_sheet_by_name(name).to_python(skip_empty_area=False), 1))
    except (CalamineError, OSError) as error:
        raise NotReadable(_("The workbook cannot be opened. Save it as XLSX or CSV.")) from error


def _of_text(source) -> Iterator[tuple[int, list[str]]]:
    with source.open("rb") if isinstance(source, Path) else source as raw:
        start = raw.read(1 << 16)
        raw.seek(0)
        if b"\0" in start:
            raise NotReadable(_("This is neither text nor a workbook. Load the file as it was downloaded, or as CSV."))
        try:
            start.decode("utf-8-sig")
            encoding = "utf-8-sig"
        except UnicodeDecodeError as error:
            encoding = "utf-8-sig" if error.start > len(start) - 4 else "cp1252"
        first = start.split(b"\n", 1)[0]
        separator = "\t" if first.count(b"\t") > first.count(b",") else ","
        try:
            with io.TextIOWrapper(raw, encoding, errors="replace", newline="") as stream:
                yield from enumerate(csv.reader(stream, delimiter=separator), 1)
        except csv.Error as error:
            raise NotReadable(_("A line of the file cannot be read as CSV (%(error)s).") % {"error": error}) from error
