"""Erase a person everywhere: records, the trail's images, and the workbooks they came in."""

from io import BytesIO

from python_calamine import CalamineError, CalamineWorkbook

from intermediary.audit.erasure import erase
from intermediary.audit.events import event
from intermediary.exchange.models import ImportBatch
from participants.models import Participant
from placements.outcomes.services import forget


def erase_person(*, participant: Participant, reason: str, by=None) -> dict[str, int]:
    """Erase a participant and say how many rows of each table went. Figures follow at the next sweep.

    An uploaded workbook that names the person loses its file and its row-by-row report; its counts stay.
    Releases stay as they are: they hold no person.
    """
    names = (participant.identity.first_name, participant.identity.last_name) if _named(participant) else None
    with event("person.erased", by=by, note=reason):
        person = participant.pk
        gone = erase(participant)
        gone["outcomes facts of earlier runs"] = forget(participant_id=person)
        gone["exchange_importbatch"] = sum(_drop_file(batch) for batch in _batches(names, participant.key))
    return {table: count for table, count in gone.items() if count}


def _named(participant: Participant) -> bool:
    return hasattr(participant, "identity")


def _batches(names, key: str):
    for batch in ImportBatch.objects.exclude(file_sealed=b"").iterator(chunk_size=5):
        if _mentions(batch, names, key):
            yield batch


def _mentions(batch: ImportBatch, names, key: str) -> bool:
    """Whether a row of the workbook holds the person's first and last name, or their key. Unreadable counts as yes."""
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(batch.content))
        rows = (row for sheet in book.sheet_names for row in book.get_sheet_by_name(sheet).to_python())
        wanted = {name.casefold() for name in names or ()}
        for row in rows:
            cells = {str(cell).strip().casefold() for cell in row}
            if key.casefold() in cells or (wanted and wanted <= cells):
                return True
    except (CalamineError, ValueError):
        return True
    return False


def _drop_file(batch: ImportBatch) -> int:
    batch.file_sealed = b""
    batch.report = {"counts": batch.report.get("counts", {})}
    batch.save(update_fields=["file_sealed", "report"])
    return 1
