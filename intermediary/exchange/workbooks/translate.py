"""Read a five-sheet workbook and say in the exchange format what it holds. Nothing is written anywhere."""

from collections import Counter
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from . import grid
from .cells import Reading
from .choices import COMPLETED, COMPLETED_LATE, WITHDRAWN
from .form import FORM
from .headers import read_sheet, sheet_of
from .people import People
from .records import SOURCES, Kept, tables, unknown_industries
from .report import NotThisWorkbook, Remark, Repair, Report
from .results import read_attainments, read_jobs
from .trainings import Enrollments, Offer


@dataclass(frozen=True)
class Workbook:
    """What a workbook holds, in the exchange format, and what is to be said about it.

    `tables`: file name → rows (dicts of text with `.origin`). `counts`: what the file holds, wrong rows left out.
    `problems`: rows left out. `remarks`: everything else worth knowing. `repairs`: cells put right without asking.
    `repeated_rows`: rows dropped because an earlier one says the same. `sheets`: form key → the sheet as found.
    """

    tables: dict
    counts: dict
    problems: list
    remarks: list
    repairs: list
    repeated_rows: list
    sheets: dict

    def trace(self, file, index, column=""):
        """(sheet, row, column) of the workbook for row `index` (from 0) and a column of an exchange table."""
        record = self.tables[file][index]
        key = SOURCES.get(file, {}).get(column, column)
        return *record.origin, record.line.sheet.headers.get(key, column)

    def with_tables(self, tables, problems=(), remarks=()):
        """The same workbook with other tables, and more to be said about it."""
        said = {"problems": [*self.problems, *problems], "remarks": [*self.remarks, *remarks]}
        book = replace(self, tables=tables, **said)
        return replace(book, counts=book.recounted({})) if problems else book

    def recounted(self, left_out):
        """The counts where more rows are left out: `left_out` is file name → indexes (from 0) in its table."""
        kept = {
            file: [row for index, row in enumerate(rows) if index not in left_out.get(file, ())]
            for file, rows in self.tables.items()
        }
        status = Counter(row["status"] for row in kept["enrollments.csv"])
        return {
            **self.counts,
            "participants": len(kept["participants.csv"]),
            "cohorts": len(kept["cohorts.csv"]),
            "programmes": len(kept["programs.csv"]),
            "employers": len(kept["employers.csv"]),
            "enrolments": len(kept["enrollments.csv"]),
            "completers": status["completed"],
            "withdrawn": status["withdrawn"],
            "still_in_training": status["enrolled"],
            "credentials": len(kept["credentials.csv"]),
            "placements": len(kept["placements.csv"]),
        }

    def header(self, file, sheet, column):
        """The header that a column of an exchange table has on a sheet; the column itself where it has none."""
        key = SOURCES.get(f"{file.removesuffix('.csv')}.csv", {}).get(column, column)
        return next((each.headers.get(key, column) for each in self.sheets.values() if each.name == sheet), column)

    def as_dict(self):
        """The object that `import_workbook --format json` prints."""
        return {
            "counts": self.counts,
            "problems": [problem.as_dict() for problem in self.problems],
            "remarks": [remark.as_dict() for remark in self.remarks],
            "repairs": [repair.as_dict() for repair in self.repairs],
            "repeated_rows": self.repeated_rows,
        }


def read(source, *, as_of, initiative, grants=(), chosen=None):
    """Translate a workbook (a path or its bytes) into the exchange format.

    `as_of` is the day the workbook speaks of: nobody is born after it, and training without a status and with an end
    after it is still going on. `initiative` and `grants` are the keys the records will belong to. `chosen` is what a
    person settled of sheets and columns: sheet → (key of the form's sheet, header row from 0, position → key of a
    column). Raises NotThisWorkbook where the file as a whole cannot be read; single rows that cannot are listed in
    `problems`.
    """
    report = Report()
    book = grid.load(source, wanted=lambda name: name in chosen if chosen else sheet_of(name, FORM) is not None)
    reading = Reading(as_of, book.epoch_1904)
    sheets = _sheets(book, reading, report, chosen or {})
    offer = Offer(sheets["institutions"], report)
    people = People(sheets["participants"], reading, report)
    enrollments = Enrollments(sheets["enrollments"], people, offer, reading, report)
    attainments = read_attainments(sheets["credentials"], people, offer, enrollments, report)
    jobs = read_jobs(sheets["employment"], people, offer, enrollments, report)
    kept = Kept(offer, people.lines, enrollments.lines, attainments, jobs)
    found = tables(kept, initiative, list(grants))
    report.remarks += unknown_industries(jobs)
    _report_cells(sheets, report)
    return Workbook(
        found,
        _counts(kept, found),
        _in_order(report.problems, sheets),
        _in_order(report.remarks, sheets),
        report.repairs,
        report.repeated_rows,
        sheets,
    )


def _sheets(book, reading, report, chosen):
    found, by_key = {}, {form.key: form for form in FORM}
    for name in book.sheets:
        form = sheet_of(name, FORM) if not chosen else by_key.get(chosen[name][0]) if name in chosen else None
        if form and form.key not in found:
            found[form.key] = form, name
        else:
            report.remarks.append(Remark(name, 0, "", _("This sheet is not part of the form and was not read.")))
    missing = [form.title for form in FORM if form.key not in found]
    if missing:
        raise NotThisWorkbook(
            _("Not the five-sheet workbook: it has no sheet %(missing)s. Its sheets are: %(names)s. "
              "Choose the reporting workbook, or name its sheets as the form does.")
            % {"missing": ", ".join(missing), "names": ", ".join(book.sheets) or _("none")}
        )  # fmt: skip
    return {
        key: read_sheet(form, name, book.sheets[name], reading, report, chosen[name][1:] if name in chosen else None)
        for key, (form, name) in found.items()
    }


def _counts(kept, found):
    status = Counter(line["status"] for line in kept.enrollments)
    return {
        "participants": len(kept.people),
        "cohorts": len(found["cohorts.csv"]),
        "providers": len(kept.offer.providers),
        "programmes": len(found["programs.csv"]),
        "employers": len(found["employers.csv"]),
        "enrolments": len(kept.enrollments),
        "completers": status[COMPLETED] + status[COMPLETED_LATE],
        "withdrawn": status[WITHDRAWN],
        "still_in_training": status[None],
        "credentials": len(found["credentials.csv"]),
        "placements": len(found["placements.csv"]),
    }


def _report_cells(sheets, report):
    """List every cell that was put right, and remark on those that could not be read and left no row out."""
    for sheet in sheets.values():
        for line in sheet.lines:
            if line.left_out:  # nothing of it is stored
                continue
            for key, cell in line.cells.items():
                if cell.kind:
                    place = sheet.name, line.number, line.header(key)
                    report.repairs.append(Repair(*place, cell.raw, cell.value, cell.kind))
                elif cell.trouble and cell.value is None:
                    report.remark(line, key, _("%(trouble)s; taken as not known.") % {"trouble": cell.trouble})


def _in_order(said, sheets):
    order = {sheet.name: number for number, sheet in enumerate(sheets.values())}
    return sorted(said, key=lambda each: (order.get(each.sheet, len(order)), each.row))
