"""An uploaded file as a workbook again, its noted cells coloured and commented: to mend in Excel and import anew."""

from collections import defaultdict
from tempfile import TemporaryFile

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from intermediary.exchange.models import ImportBatch, ImportNote
from intermediary.exchange.sheets import open_file
from intermediary.pages.cells import fill

Kind = ImportNote.Kind
FILLS = {Kind.PROBLEM: "F8CBAD", Kind.REPAIR: "FFF2CC", Kind.REMARK: "DDEBF7", Kind.REPEATED: "E7E6E6"}
LONGEST = 1_000  # characters of a comment


def marked(batch: ImportBatch):
    """A binary file, at its beginning, with the sheets of a batch and its notes at their cells.

    Where a note's column is not on the sheet, or it speaks of the row, the row's first cell bears it.
    """
    notes = _notes(batch)
    heads = dict(batch.report["sheets"])
    book = Workbook(write_only=True)
    for name, rows in open_file(batch.content, batch.file_name).sheets.items():
        sheet = book.create_sheet(name)
        header: dict[str, int] = {}
        for number, row in enumerate(rows, 1):
            if number == heads.get(name):
                header = {str(cell): at for at, cell in reversed([*enumerate(row)])}
            cells = [fill(WriteOnlyCell(sheet), value) for value in row]
            for note in notes.get((name, number), ()):
                _mark(cells, header.get(note.column, 0), note)
            sheet.append(cells)
    file = TemporaryFile()  # noqa: SIM115  whoever asked for it closes it
    book.save(file)
    file.seek(0)
    return file


def _notes(batch: ImportBatch) -> dict[tuple[str, int], list[ImportNote]]:
    found = defaultdict(list)
    for note in batch.notes.filter(kind__in=FILLS, row__gt=0):
        found[note.sheet, note.row].append(note)
    return found


def _mark(cells: list, at: int, note: ImportNote) -> None:
    if not cells:
        return
    cell = cells[at if at < len(cells) else 0]
    said = f"{cell.comment.text}\n" if cell.comment else ""
    if not said:
        cell.fill = PatternFill("solid", fgColor=FILLS[note.kind])
    cell.comment = Comment((said + _words(note))[:LONGEST], "Intermediary", width=300, height=120)


def _words(note: ImportNote) -> str:
    if note.kind == Kind.REPAIR:
        return _("Stored as: %(stored)s") % {"stored": note.stored or _("not known")}
    return "\n".join(filter(None, (note.words, note.mend)))
