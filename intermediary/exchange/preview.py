"""From an uploaded file to a preview: what importing it would create, change, skip and refuse. No record is touched."""

from collections import defaultdict
from collections.abc import Callable, Iterator

from django.utils.translation import gettext as _

from intermediary.exchange import layouts, likenesses, notes, sheets, workbooks
from intermediary.exchange.batches import TooLate, locked
from intermediary.exchange.loader import plan
from intermediary.exchange.models import ImportBatch, ImportRow
from intermediary.exchange.notes import Kind, Note
from intermediary.exchange.workbooks.report import plain

State = ImportBatch.State


def prepare(batch: ImportBatch) -> None:
    """Take a batch one step on, in the caller's transaction: to its columns, its look-alikes, or rows and notes.

    A file that cannot be read at all is refused, and the reason kept. Raises TooLate where the batch is no longer to
    be read, or was cancelled meanwhile: nothing of it may stay then.
    """
    if batch.state != State.UPLOADED:
        raise TooLate
    try:
        state, report = _next(batch)
    except workbooks.NotThisWorkbook as refusal:
        state, report = State.REFUSED, {"refused": str(refusal)}
    batch = locked(batch.pk, State.UPLOADED)
    batch.state, batch.report = state, report
    batch.save(update_fields=["state", "report"])


def _laid(batch: ImportBatch, book) -> dict:
    """Lay down what the book says, and return what the batch is to report of it."""
    batch.report = {"sheets": [[sheet.name, sheet.header_row] for sheet in book.sheets.values()]}
    laid = plan.lay(book.tables, batch=batch, origin=book.header)
    batch.report["headers"] = _headers(batch, book, laid)
    notes.keep(batch, _notes(book, laid), [name for name, _row in batch.report["sheets"]])
    return {**batch.report, "counts": _counts(batch, book), "files": laid.files}


def _next(batch: ImportBatch) -> tuple[str, dict]:
    """What the batch needs next, a person's word or none: its new state and report. Raises NotThisWorkbook."""
    mapping = layouts.confirmed(batch)
    if mapping is None:
        return State.READ, {"proposal": layouts.proposed(batch).as_dict()}
    book = read(batch, mapping)
    found = likenesses.find(batch, book.tables)
    if batch.likenesses.filter(said="").exists():
        return State.COMPARE, {}
    return State.PREVIEW, _laid(batch, likenesses.settled(book, found))


def read(batch: ImportBatch, mapping: sheets.Mapping):
    """What the file of a batch says, in the exchange format. Raises NotThisWorkbook."""
    keys = list(batch.grants.values_list("key", flat=True))
    return sheets.read(
        batch.content,
        file_name=batch.file_name,
        mapping=mapping,
        as_of=batch.as_of,
        initiative=batch.initiative.key,
        grants=keys,
    )


def origin(batch: ImportBatch) -> Callable[[str, str, str], str]:
    """A function (file, sheet, column) → the header of that column as the uploaded file writes it."""
    headers = batch.report["headers"]
    return lambda file, sheet, column: headers.get(file, {}).get(sheet, {}).get(column, column)


def _headers(batch: ImportBatch, book, laid: plan.Plan) -> dict[str, dict[str, dict[str, str]]]:
    """File of the exchange format → sheet → column of the file → the header that it has there."""
    return {
        file: {sheet: {column: book.header(file, sheet, column) for column in about["columns"]}
               for sheet, _row in batch.report["sheets"]}
        for file, about in laid.files.items()
    }  # fmt: skip


def _notes(book, laid: plan.Plan) -> Iterator[Note]:
    for each in book.problems:
        yield Note(Kind.PROBLEM, each.sheet, each.row, each.column, each.problem, each.mend)
    yield from dict.fromkeys(map(notes.problem, laid.problems))  # one row can stand in several files
    for each in book.repairs:
        yield Note(Kind.REPAIR, each.sheet, each.row, each.column, typed=_text(each.typed), stored=_text(each.stored))
    for each in book.repeated_rows:
        words = _("Says the same as row %(row)s; left away.") % {"row": each["first_row"]}
        yield Note(Kind.REPEATED, each["sheet"], each["row"], words=words)
    for each in book.remarks:
        yield Note(Kind.REMARK, each.sheet, each.row, each.column, each.remark)
    for remark in laid.remarks:
        yield Note(Kind.REMARK, "", 0, words=remark)


def _text(value) -> str:
    shown = plain(value)
    return "" if shown is None else str(shown)


def _counts(batch: ImportBatch, book) -> dict[str, int]:
    """What the workbook holds, without rows that only checking against the records refused."""
    left_out: dict[str, set[int]] = defaultdict(set)
    first = {}
    for file, number in batch.rows.filter(verdict=ImportRow.Verdict.REFUSED).values_list("file", "number"):
        if file not in first:
            first[file] = batch.rows.filter(file=file).order_by("number").values_list("number", flat=True)[0]
        left_out[f"{file}.csv"].add(number - first[file])
    return book.recounted(left_out) if left_out else book.counts
