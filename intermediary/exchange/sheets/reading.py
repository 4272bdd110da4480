"""Read any spreadsheet as it was mapped: cells put right, rows made records. Nothing is written anywhere."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from intermediary.exchange import workbooks
from intermediary.exchange.files import ORDER
from intermediary.exchange.sheets import straight
from intermediary.exchange.sheets.cells import parse
from intermediary.exchange.sheets.kinds import Field, ListKind, kinds
from intermediary.exchange.sheets.mapping import FORM, Mapping, SheetMapping
from intermediary.exchange.sheets.opening import open_file
from intermediary.exchange.sheets.records import Records, Shape
from intermediary.exchange.workbooks.cells import Reading, written
from intermediary.exchange.workbooks.headers import blank, is_total
from intermediary.exchange.workbooks.report import Remark, Repair, Report

REMEMBERED = 5_000  # different cells remembered per column


@dataclass(frozen=True)
class Lists:
    """What a spreadsheet holds, in the exchange format, and what is to be said about it: like a `Workbook`.

    `tables`: file name → rows (dicts of text with `.origin`, the sheet and row); a cell that is empty there changes
    nothing, so it is left away. `problems`: rows left out, beside those that the loader refuses. `sheets`: name → the
    sheet as it was mapped. `headers`: (sheet, file name, column) → header.
    """

    tables: dict
    problems: list
    remarks: list
    repairs: list
    repeated_rows: list
    sheets: dict
    headers: dict

    @property
    def counts(self) -> dict[str, int]:
        """How many records of each kind, by the name of the file without its ending."""
        return self.recounted({})

    def with_tables(self, tables: dict, problems=(), remarks=()) -> "Lists":
        """The same lists with other tables, and more to be said about them."""
        said = {"problems": [*self.problems, *problems], "remarks": [*self.remarks, *remarks]}
        return replace(self, tables=tables, **said)

    def recounted(self, left_out: dict[str, set[int]]) -> dict[str, int]:
        """The counts where more rows are left out: `left_out` is file name → indexes (from 0) in its table."""
        return {
            name.removesuffix(".csv"): len(rows) - len(left_out.get(name, ())) for name, rows in self.tables.items()
        }

    def header(self, file: str, sheet: str, column: str) -> str:
        """The header that a column of an exchange table has on a sheet; the column itself where it has none."""
        return self.headers.get((sheet, file.removesuffix(".csv"), column), column)

    def trace(self, file: str, index: int, column: str = "") -> tuple[str, int, str]:
        """(sheet, row, column) in the file for row `index` (from 0) and a column of an exchange table."""
        sheet, row = self.tables[file][index].origin
        return sheet, row, self.header(file, sheet, column)

    as_dict = workbooks.Workbook.as_dict


def read(content: bytes, *, file_name: str, mapping: Mapping, as_of, initiative: str, grants=()):
    """Read a file as its sheets and columns were mapped: a `Workbook` for the five-sheet workbook, `Lists` for others.

    Both have tables, problems, remarks, repairs, repeated_rows, counts, header() and as_dict(). Raises NotThisWorkbook
    where the file as a whole cannot be read.
    """
    if mapping.whole:
        chosen = {
            each.sheet: (each.kind.removeprefix(FORM), each.header_row - 1, each.columns)
            for each in mapping.sheets
            if each.kind.startswith(FORM)
        }
        return workbooks.read(content, as_of=as_of, initiative=initiative, grants=grants, chosen=chosen)
    opened = open_file(content, file_name)
    reading, report, headers = Reading(as_of, opened.epoch_1904), Report(), {}
    records, streamed = Records(initiative, list(grants), report), {}
    listed = [each for each in mapping.sheets if each.kind and each.sheet in opened.sheets]
    for each in sorted(listed, key=lambda each: ORDER.index(each.kind)):
        sheet = _Sheet(each, kinds()[each.kind], reading, report)
        if len(listed) == 1 and (places := straight.columns(sheet.kind, each.columns)):
            streamed[each.kind] = straight.table(sheet, places, opened.sheets[each.sheet])
            headers = sheet.headers  # filled while the rows are read
            break
        shape = Shape.of(sheet.kind.file, [field.path for field in sheet.fields.values()], records.given)
        for values, origin in sheet.rows(opened.sheets[each.sheet]):
            records.add(shape, values, origin)
        headers |= sheet.headers
    for name in opened.sheets:
        if name not in {each.sheet for each in listed}:
            report.remarks.append(Remark(name, 0, "", _("This sheet was left out, as chosen.")))
    found = [_placed(problem, headers) for problem in report.problems]
    return Lists(
        {f"{name}.csv": rows for name, rows in streamed.items()} or records.tables(),
        found,
        report.remarks,
        report.repairs,
        report.repeated_rows,
        {each.sheet: each for each in listed},
        headers,
    )


def _placed(problem, headers: dict):
    """A problem with the header of its column instead of the column's name."""
    said = next(
        (h for (sheet, _f, column), h in headers.items() if (sheet, column) == (problem.sheet, problem.column)), ""
    )
    return type(problem)(
        problem.sheet, problem.row, said or problem.column, problem.problem, problem.mend, problem.code
    )


class _Sheet:
    """One sheet being read."""

    def __init__(self, mapping: SheetMapping, kind: ListKind, reading: Reading, report: Report):
        self.mapping, self.kind, self.report = mapping, kind, report
        self.fields = {at: kind.fields[path] for at, path in mapping.columns.items() if path in kind.fields}
        self.readers = {at: _Cells(field, reading) for at, field in self.fields.items()}
        self.titles: dict[str, str] = {}
        self.headed: list[int] = []  # positions of the mapped columns that have a header
        self.headers: dict[tuple, str] = {}

    def rows(self, rows) -> Iterator[tuple[dict[str, str], tuple[str, int]]]:
        """(path → text, (sheet, row)) for each row of data. Empty rows, totals and repeated headers are none."""
        header: list = []
        for number, row in enumerate(rows, 1):
            if number == self.mapping.header_row:
                header = row
                self.name_columns(header)
            if number <= self.mapping.header_row:
                continue
            values = self._values(row, number)
            if values and not is_total(row) and not self.is_header(header, row):
                self.report.repairs += self.repairs
                yield values, (self.mapping.sheet, number)

    def name_columns(self, header: list) -> None:
        """Note which header each column has."""
        self.headed = [at for at in self.fields if at < len(header) and not blank(header[at])]
        for at, field in self.fields.items():
            title = (
                " ".join(str(header[at]).split()) if at < len(header) and not blank(header[at]) else str(field.title)
            )
            self.titles[field.path] = title
            self.headers.setdefault((self.mapping.sheet, field.file.name, field.column), title)

    def is_header(self, header: list, row: list) -> bool:
        """A header that is printed again on each page."""
        return len(self.headed) > 1 and all(at < len(row) and row[at] == header[at] for at in self.headed)

    def repaired(self, row: list, number: int) -> None:
        """Report what was put right in a row."""
        self._values(row, number)
        self.report.repairs += self.repairs

    def _values(self, row: list, number: int) -> dict[str, str]:
        """Path → text of the cells that say something; what was put right in them is in `repairs`."""
        values: dict[str, str] = {}
        self.repairs: list[Repair] = []
        width = len(row)
        for at, reader in self.readers.items():
            if at >= width or (raw := row[at]) == "" or raw is None:
                continue
            text, kind = reader.read(raw)
            if kind:
                header = self.titles.get(reader.path, "")
                self.repairs.append(Repair(self.mapping.sheet, number, header, raw, text or None, kind))
            if text:
                values[reader.path] = text
        return values


class _Cells:
    """The cells of one column, each different one parsed once: raw → (text, kind of dirt).

    What cannot be read keeps the text that stands there: the loader refuses it, and says why.
    """

    def __init__(self, field: Field, reading: Reading):
        self.path, self.cell, self.reading = field.path, field.cell, reading
        self.known: dict = {}

    def read(self, raw) -> tuple[str, str]:
        key = raw if raw.__class__ is str else (raw.__class__, raw)
        if (found := self.known.get(key)) is None:
            cell = parse(self.cell, raw, self.reading)
            text = written(raw).strip()
            same = text == cell.value or cell.kind == "number_text"  # in a text file every number is text
            found = (text, "") if cell.trouble else (cell.value or "", "" if same else cell.kind)
            if len(self.known) < REMEMBERED:
                self.known[key] = found
        return found
