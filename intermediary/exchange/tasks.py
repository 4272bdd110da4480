"""Imports in the background: read, write, take back. The batch says what is to be done; jobs come and go."""

from contextlib import suppress

from django.utils.translation import gettext as _
from django.utils.translation import override

from intermediary.accounts.scope import acting
from intermediary.exchange import batches, preview, undo, writing
from intermediary.exchange.batches import TooLate, locked
from intermediary.exchange.models import ImportBatch
from intermediary.jobs.handlers import handles

State = ImportBatch.State


@handles("exchange.import_workbook")  # as it was called before there were previews
@handles(batches.READ)
def read_batch(job, progress, batch: int, language: str = "en") -> None:
    """Read the file and lay down the preview, in one transaction and in the `language` of whoever uploaded it."""
    with override(language):
        progress(0, 0, _("Reading the sheets and checking every row"))
        with suppress(TooLate), acting("system"):
            preview.prepare(ImportBatch.objects.select_related("initiative", "by").defer("file_sealed").get(pk=batch))


@handles(batches.WRITE)
def write_batch(job, progress, batch: int, language: str = "en") -> None:
    """Write span after span. A cancelled job stops between two."""
    with override(language):
        while True:
            with acting("system"):
                done = writing.write_next(batch, by=job.by)
            if done is None:
                return
            progress(*done, _("Rows checked once more and written"))


@handles(batches.UNDO)
def undo_batch(job, progress, batch: int, language: str = "en") -> None:
    """Take an import back, all of it in one transaction."""
    with override(language):
        progress(0, 0, _("Taking records back"))
        with suppress(TooLate), acting("system"):
            undo.take_back(locked(batch, State.UNDOING), by=job.by)
