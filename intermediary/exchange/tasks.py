"""Import a workbook in the background."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from intermediary.accounts.scope import acting
from intermediary.exchange.imports import ImportRefused, import_workbook
from intermediary.exchange.models import ImportBatch
from intermediary.exchange.uploads import KIND
from intermediary.exchange.workbooks import NotThisWorkbook
from intermediary.jobs.handlers import handles


@handles(KIND)
def import_batch(job, progress, batch: int, language: str = "en") -> dict:
    """Read the workbook of an ImportBatch, write its good rows and its report: both in one transaction.

    The report is kept in the `language` of whoever uploaded the file.
    """
    with override(language):
        return _import_batch(progress, batch)


def _import_batch(progress, batch: int) -> dict:
    progress(0, 2, _("Reading the sheets and checking every row"))
    with acting("system"):
        found = ImportBatch.objects.select_related("initiative", "by").get(pk=batch)
        try:
            found.report = import_workbook(
                found.content,
                initiative=found.initiative.key,
                grants=list(found.grants.values_list("key", flat=True)),
                as_of=found.as_of,
                by=found.by,
                note=found.file_name,
            )
        except (NotThisWorkbook, ImportRefused) as refusal:
            found.report = {"refused": str(refusal)}
        found.save(update_fields=["report"])
    return {"left_out": len(found.report.get("problems", ())), "refused": found.report.get("refused", "")}
