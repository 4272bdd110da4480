"""From a preview to records: span by span, each one transaction that also says how far it is. Killed, it goes on."""

from intermediary.audit.events import event
from intermediary.exchange import notes, preview
from intermediary.exchange.batches import WRITE, TooLate, hand_over, locked
from intermediary.exchange.files import file_named
from intermediary.exchange.loader import plan
from intermediary.exchange.models import ImportBatch
from intermediary.jobs import services as jobs

SPAN = 5_000  # rows written in one transaction
State = ImportBatch.State
OPEN = (State.UPLOADED, State.READ, State.COMPARE, State.PREVIEW, State.IMPORTING)  # what can be cancelled


def begin(*, batch: ImportBatch, by) -> ImportBatch:
    """Import what the preview shows, or go on where a failed job stopped. Raises TooLate."""
    with event("import.started", by=by, subject=batch, note=batch.file_name[:200]):
        batch = locked(batch.pk, State.PREVIEW, State.IMPORTING)
        hand_over(batch, WRITE, State.IMPORTING, by=by)
    return batch


def cancel(*, batch: ImportBatch, by) -> ImportBatch:
    """Stop before, or between two spans: what is written stays, and can be taken back. Raises TooLate."""
    with event("import.cancelled", by=by, subject=batch, note=batch.file_name[:200]):
        if batch.job is not None:
            jobs.cancel(job=batch.job)
        batch = locked(batch.pk, *OPEN)
        batch.state = State.CANCELLED
        batch.save(update_fields=["state"])
    return batch


def write_next(pk: int, *, by=None) -> tuple[int, int] | None:
    """Write the next span of a batch, in the caller's transaction: (rows worked off, of how many), None when over."""
    try:
        batch = locked(pk, State.IMPORTING)
    except TooLate:
        return None
    span = _next(batch)
    if span is None:
        batch.state = State.DONE
        batch.save(update_fields=["state"])
        return None
    name, first, last = span
    problems = plan.write_span(
        batch=batch, file=file_named(name), first=first, last=last, origin=preview.origin(batch), by=by
    )
    if problems:
        notes.keep(batch, map(notes.problem, problems))
        for file, counts in plan.counted(batch).items():
            batch.report["files"][file] |= counts
    batch.written_to = last
    batch.save(update_fields=["written_to", "report"])
    return last, total(batch)


def total(batch: ImportBatch) -> int:
    """How many rows a batch has."""
    return max((laid["last"] for laid in batch.report["files"].values()), default=0)


def _next(batch: ImportBatch) -> tuple[str, int, int] | None:
    """(file, first, last) of the rows that are written next. A file that refers to itself is written in one span."""
    for name, laid in sorted(batch.report["files"].items(), key=lambda pair: pair[1]["first"]):
        first = max(laid["first"], batch.written_to + 1)
        if first <= laid["last"]:
            of_itself = any(file_named(name).column(column).refers == name for column in laid["columns"])
            return name, first, laid["last"] if of_itself else min(laid["last"], first + SPAN - 1)
    return None
