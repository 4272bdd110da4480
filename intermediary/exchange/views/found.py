"""How the pages of imports find a batch, and where they stand."""

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from intermediary.exchange.models import ImportBatch
from intermediary.initiatives.models import Initiative


def batches(initiative: Initiative) -> QuerySet[ImportBatch]:
    """The imports of an initiative, without their files."""
    return ImportBatch.objects.filter(initiative=initiative).select_related("job", "by").defer("file_sealed")


def batch_of(key: str, pk: int) -> ImportBatch:
    """One import of the initiative with this key, or 404."""
    initiative = get_object_or_404(Initiative, key=key)
    return get_object_or_404(batches(initiative).select_related("initiative"), pk=pk)


def trail(key: str, batch: ImportBatch | None = None) -> list[dict]:
    """The way up from an import, or from what belongs to one."""
    found = [{"url": reverse("import_list", args=[key]), "label": _("Imports")}]
    if batch is not None:
        found.append({"url": reverse("import_detail", args=[key, batch.pk]), "label": batch.file_name})
    return found
