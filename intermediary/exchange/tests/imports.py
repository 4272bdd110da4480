"""Imports as tests make them: a workbook uploaded, read, written and taken back by the services, without a worker."""

import io

from intermediary.exchange import layouts, tasks, undo, uploads, writing  # noqa: F401  tasks: as the worker does
from intermediary.exchange.models import ImportBatch
from intermediary.exchange.workbooks.example import AS_OF, example_sheets
from intermediary.exchange.workbooks.writer import write
from intermediary.jobs.services import run


def workbook(sheets=None) -> bytes:
    file = io.BytesIO()
    write(file, sheets or example_sheets())
    return file.getvalue()


def read(
    initiative, content: bytes | None = None, *, by=None, grants=(), name="spring.xlsx", as_of=AS_OF
) -> ImportBatch:
    """Uploaded, read by a worker, its columns confirmed as proposed."""
    content = workbook() if content is None else content
    batch = uploads.receive(
        initiative=initiative, grants=list(grants), file_name=name, content=content, as_of=as_of, by=by
    )
    batch = worked(batch)
    return worked(layouts.accept(batch=batch, by=by)) if batch.state == ImportBatch.State.READ else batch


def write_all(batch: ImportBatch, by=None) -> ImportBatch:
    """Import pressed, and written by a worker."""
    return worked(writing.begin(batch=batch, by=by))


def take_back(batch: ImportBatch, by=None) -> ImportBatch:
    return worked(undo.begin(batch=batch, by=by))


def worked(batch: ImportBatch) -> ImportBatch:
    """Let a worker do what the batch waits for."""
    run(batch.job_id)
    batch.refresh_from_db()
    return batch
