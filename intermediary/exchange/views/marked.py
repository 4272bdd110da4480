"""The uploaded file once more, with every note at its cell."""

from django.http import FileResponse, Http404
from django.utils.translation import gettext as _

from intermediary.audit.events import event
from intermediary.exchange.marking import marked
from intermediary.exchange.models import ImportBatch
from intermediary.exchange.views.found import batch_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def import_marked(request, key: str, pk: int):
    """The same sheets; cells with a problem or a repair are coloured and commented. Formulas are text in it."""
    batch = batch_of(key, pk)
    if "sheets" not in batch.report or not ImportBatch.objects.filter(pk=pk).exclude(file_sealed=b"").exists():
        raise Http404
    with event("import.marked_downloaded", by=request.user, subject=batch, note=batch.file_name[:200]):
        file = marked(batch)
    stem = batch.file_name.rpartition(".")[0] or batch.file_name
    name = _("%(file)s with notes") % {"file": stem}
    return FileResponse(file, as_attachment=True, filename=f"{name}.xlsx", content_type=XLSX)
