"""An import from the upload to the last row, in this process: the steps that workers take, one after the other."""

import hashlib
import time
from collections.abc import Callable
from datetime import date

from intermediary.accounts.scope import acting
from intermediary.exchange import layouts, preview, writing
from intermediary.exchange.batches import State
from intermediary.exchange.models import ImportBatch
from intermediary.initiatives.models import Initiative


def upload(initiative: Initiative, content: bytes, *, name: str, as_of: date) -> ImportBatch:
    """A file taken in; no worker is asked."""
    sha256 = hashlib.sha256(content).hexdigest()
    return ImportBatch.objects.create(
        initiative=initiative,
        file_name=name,
        sha256=sha256,
        file_sealed=ImportBatch.sealed(content, sha256),
        as_of=as_of,
    )


def to_preview(batch: ImportBatch, told: Callable[[str, float], None] = lambda step, seconds: None) -> ImportBatch:
    """Its columns recognised, confirmed as proposed, its rows checked and laid down."""
    for step in ("columns recognised", "rows read, checked and laid down"):
        began = time.perf_counter()
        with acting("system"):
            preview.prepare(batch)
        batch.refresh_from_db()
        if batch.state == State.READ:
            with acting("system"):
                layouts.accept(batch=batch, by=None)
            batch.refresh_from_db()
        told(step, time.perf_counter() - began)
    if batch.state != State.PREVIEW:
        raise RuntimeError(f"the list was not read: {batch.state}, {batch.report}")
    return batch


def write(batch: ImportBatch, told: Callable[[str, float], None] = lambda step, seconds: None) -> ImportBatch:
    """Import pressed, and every span written."""
    began = time.perf_counter()
    with acting("system"):
        writing.begin(batch=batch, by=None)
    done: tuple | None = (0, 0)
    while done is not None:
        with acting("system"):
            done = writing.write_next(batch.pk)
    batch.refresh_from_db()
    told("rows checked again and written", time.perf_counter() - began)
    return batch
