from django.db.models import QuerySet
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from intermediary.accounts.policy import may
from intermediary.exchange import uploads
from intermediary.exchange.forms import UploadForm
from intermediary.exchange.models import ImportBatch
from intermediary.exchange.reports import report_of
from intermediary.initiatives.models import Initiative
from intermediary.pages.forms import SearchForm
from intermediary.pages.listing import Column, Listing


def import_list(request, key: str):
    initiative = get_object_or_404(Initiative, key=key)
    filters = SearchForm(request.GET)
    filters.fields["q"].help_text = _("Name of the file")
    found = _batches(initiative)
    if search := filters.value("q"):
        found = found.filter(file_name__icontains=search)
    listing = Listing(
        request,
        found,
        columns=(
            Column(_("File"), lambda batch: batch.file_name, under=lambda batch: batch.by or _("by a command")),
            Column(_("Imported on"), _moment),
            Column(_("Filled in on"), lambda batch: date_format(batch.as_of)),
            Column(_("State"), lambda b: report_of(b).state_words, tone=lambda b: report_of(b).tone),
            Column(_("Rows left out"), lambda batch: len(report_of(batch).problems), number=True),
        ),
        order=("-pk",),
        link=lambda batch: reverse("import_detail", args=[key, batch.pk]),
        noun=(_("import"), _("imports")),
        filters=filters,
    )
    add = {"url": reverse("import_new", args=[key]), "label": _("Import a workbook"), "icon": "import"}
    return listing.render(
        title=_("Imports"),
        lead=initiative.name,
        primary=add if may(request.user, "import_new") else None,
        empty=(_("No imports yet"), _("Drop the workbook you already keep, and see every row that needs you.")),
    )


def import_new(request, key: str):
    initiative = get_object_or_404(Initiative, key=key)
    form = UploadForm(
        request.POST if request.method == "POST" else None,
        request.FILES or None,
        initiative=initiative,
        too_large=request.META.get(uploads.TOO_LARGE, False),
    )
    if request.method == "POST" and form.is_valid():
        batch = uploads.receive(
            initiative=initiative,
            grants=form.cleaned_data["grants"],
            file_name=form.cleaned_data["workbook"].name,
            content=form.content,
            as_of=form.cleaned_data["as_of"],
            by=request.user,
        )
        return redirect("import_detail", key=key, pk=batch.pk)
    context = {
        "title": _("Import a workbook"),
        "lead": _("The five-sheet workbook of sector partnerships. Nothing is written before all of it was read."),
        "form": form,
        "trail": _trail(key),
        "cancel_url": reverse("import_list", args=[key]),
    }
    return render(request, "exchange/upload.html", context)


def import_detail(request, key: str, pk: int):
    """What became of one workbook. While it is worked on, htmx asks for this page; when it is done, all of it comes."""
    batch = get_object_or_404(_batches(get_object_or_404(Initiative, key=key)).prefetch_related("grants"), pk=pk)
    report = report_of(batch)
    context = {
        "batch": batch,
        "report": report,
        "title": batch.file_name,
        "pill": report.state_words,
        "pill_tone": report.tone,
        "lead": _("Filled in on %(day)s") % {"day": date_format(batch.as_of)},
        "trail": _trail(key),
        "url": reverse("import_detail", args=[key, pk]),
    }
    response = render(request, "exchange/import.html", context)
    if request.htmx and not report.working:
        response["HX-Refresh"] = "true"
    return response


def _batches(initiative: Initiative) -> QuerySet[ImportBatch]:
    return ImportBatch.objects.filter(initiative=initiative).select_related("job", "by").defer("file_sealed")


def _trail(key: str) -> list[dict]:
    return [{"url": reverse("import_list", args=[key]), "label": _("Imports")}]


def _moment(batch: ImportBatch) -> str:
    return date_format(timezone.localtime(batch.created_at), "DATETIME_FORMAT")
