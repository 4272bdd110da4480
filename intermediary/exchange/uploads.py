"""Take in a workbook: keep it sealed, and ask for the work. What is in it is read in the background."""

import hashlib
from datetime import date

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, SkipFile, StopUpload

from intermediary.audit.events import event
from intermediary.exchange.batches import READ, hand_over
from intermediary.exchange.models import ImportBatch
from intermediary.funding.models import Grant
from intermediary.initiatives.models import Initiative

FORM_ROOM = 1024 * 1024  # bytes of a request beside its file
ABSURD = 5  # times the limit: what is sent beyond is not even read. A page says so before it sends such a file
TOO_LARGE = "intermediary.upload_too_large"


def digest(content: bytes) -> str:
    """The SHA-256 of a file: the same file twice has the same."""
    return hashlib.sha256(content).hexdigest()


def same_file(initiative: Initiative, sha256: str) -> ImportBatch | None:
    """The last import of this very file into this initiative, if there was one that came to something."""
    nothing = (ImportBatch.State.CANCELLED, ImportBatch.State.REFUSED, ImportBatch.State.UNDONE)
    found = ImportBatch.objects.filter(initiative=initiative, sha256=sha256).exclude(state__in=nothing)
    return found.defer("file_sealed").select_related("by").first()


def receive(*, initiative: Initiative, grants: list[Grant], file_name: str, content: bytes, as_of: date, by):
    """Keep an uploaded workbook and ask for its preview, both or neither. Returns the ImportBatch."""
    sha256 = digest(content)
    with event("workbook.uploaded", by=by, subject=initiative, note=file_name[:200]):
        batch = ImportBatch.objects.create(
            initiative=initiative,
            file_name=file_name[-255:],
            sha256=sha256,
            file_sealed=ImportBatch.sealed(content, sha256),
            as_of=as_of,
            by=by,
        )
        batch.grants.set(grants)
        hand_over(batch, READ, ImportBatch.State.UPLOADED, by=by)
    return batch


class LimitedUpload(FileUploadHandler):
    """Drops the files of a request that is too large while it comes in, so that none of it is kept anywhere."""

    def handle_raw_input(self, input_data, META, content_length, boundary, encoding=None):
        self.skips = content_length > settings.UPLOAD_LIMIT + FORM_ROOM
        self.absurd = content_length > ABSURD * (settings.UPLOAD_LIMIT + FORM_ROOM)
        META[TOO_LARGE] = self.skips

    def new_file(self, *args, **kwargs):
        super().new_file(*args, **kwargs)
        if self.absurd:
            raise StopUpload(connection_reset=True)
        if self.skips:
            raise SkipFile

    def receive_data_chunk(self, raw_data, start):
        return raw_data

    def file_complete(self, file_size):
        return None
