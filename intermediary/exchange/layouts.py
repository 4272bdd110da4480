"""What a file seems to be, what a person says it is, and what is remembered of that."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from django.db import transaction

from intermediary.audit.events import event
from intermediary.exchange import sheets
from intermediary.exchange.batches import READ, hand_over, locked
from intermediary.exchange.models import ImportBatch, SheetLayout
from intermediary.exchange.sheets import Mapping, Proposal, Remembered, SheetMapping
from intermediary.exchange.sheets.detect import HEADER_WITHIN, LOOKED_AT, SheetProposal, look_at
from intermediary.exchange.workbooks.cells import Reading

State = ImportBatch.State


def proposed(batch: ImportBatch) -> Proposal:
    """What the file of a batch seems to be; what was settled before for the same header goes first."""
    opened = sheets.open_file(batch.content, batch.file_name)
    return sheets.propose(opened, as_of=batch.as_of, remembered=lambda *which: _remembered(batch, *which))


def look_again(*, batch: ImportBatch, wanted: dict[str, tuple[str, int]], picked: dict[str, dict[int, str]]) -> None:
    """Propose anew what sheets of another kind or header row mean, and keep what was picked on the others.

    `wanted`: sheet → (kind, header row); `picked`: sheet → position → field. Raises TooLate.
    """
    with transaction.atomic():
        batch = locked(batch.pk, State.READ)
        looks = _looks(batch, wanted)
        proposal = Proposal.from_dict(batch.report["proposal"])
        batch.report["proposal"] = Proposal(
            tuple(looks.get(each.sheet) or _picked(each, picked.get(each.sheet)) for each in proposal.sheets)
        ).as_dict()
        batch.save(update_fields=["report"])


def _looks(batch: ImportBatch, wanted: dict[str, tuple[str, int]]) -> dict[str, SheetProposal]:
    opened = sheets.open_file(batch.content, batch.file_name)
    reading = Reading(batch.as_of, opened.epoch_1904)
    found = {}
    for name, (kind, row) in wanted.items():
        top = list(islice(opened.sheets[name], HEADER_WITHIN + LOOKED_AT))
        look = look_at(name, top, reading, kind=kind, at=row - 1)
        found[name] = look if kind else replace(look, kind="")
    return found


def _picked(sheet: SheetProposal, picked: dict[int, str] | None) -> SheetProposal:
    if picked is None or not sheet.kind:
        return sheet
    columns = (
        replace(column, field=said, confidence=column.confidence if said == column.field else 1.0)
        for column in sheet.columns
        for said in [picked.get(column.position, "")]
    )
    return replace(sheet, columns=tuple(columns))


def confirmed(batch: ImportBatch) -> Mapping | None:
    """What a person said the file of a batch is; None while nobody did."""
    found = tuple(_mappings(batch))
    return Mapping(found) if found else None


def confirm(*, batch: ImportBatch, mapping: Mapping, signatures: dict[str, str], by) -> ImportBatch:
    """Keep what a person says of sheets and columns, and have the file read so. Raises TooLate."""
    with event("import.columns_confirmed", by=by, subject=batch, note=batch.file_name[:200]):
        batch = locked(batch.pk, State.READ)
        batch.layouts.all().delete()
        SheetLayout.objects.bulk_create(
            SheetLayout(
                batch=batch,
                sheet=each.sheet,
                signature=signatures.get(each.sheet, ""),
                kind=each.kind,
                header_row=each.header_row,
                columns={str(at): path for at, path in each.columns.items()},
                by=by,
            )
            for each in mapping.sheets
        )
        hand_over(batch, READ, State.UPLOADED, by=by)
    return batch


def accept(*, batch: ImportBatch, by) -> ImportBatch:
    """Confirm a file as it was proposed, nothing changed. Raises TooLate."""
    proposal = Proposal.from_dict(batch.report["proposal"])
    signatures = {sheet.sheet: sheet.signature for sheet in proposal.sheets}
    return confirm(batch=batch, mapping=proposal.mapping, signatures=signatures, by=by)


def reopen(*, batch: ImportBatch, by) -> ImportBatch:
    """Back from a preview to its columns. Raises TooLate."""
    with event("import.columns_reopened", by=by, subject=batch, note=batch.file_name[:200]):
        batch = locked(batch.pk, State.PREVIEW, State.COMPARE)
        batch.layouts.all().delete()
        batch.rows.all().delete()
        batch.notes.all().delete()
        hand_over(batch, READ, State.UPLOADED, by=by)
    return batch


def _mappings(batch: ImportBatch) -> Iterator[SheetMapping]:
    for each in batch.layouts.all():
        yield SheetMapping(each.sheet, each.kind, each.header_row, {int(at): path for at, path in each.columns.items()})


def _remembered(batch: ImportBatch, signature: str, sheet: str) -> Remembered | None:
    """The last layout of such a header in the initiative: of a sheet of this name, else of any."""
    found = SheetLayout.objects.filter(batch__initiative=batch.initiative_id, signature=signature).exclude(batch=batch)
    found = found.select_related("by").order_by("-pk")
    last = found.filter(sheet=sheet).first() or found.first()
    if last is None:
        return None
    columns = {int(at): path for at, path in last.columns.items()}
    return Remembered(last.kind, columns, str(last.by or ""), last.at.isoformat())
