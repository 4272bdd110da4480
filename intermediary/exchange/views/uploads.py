"""All imports of an initiative, and a new one."""

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
from intermediary.exchange.views.found import batches, trail
from intermediary.initiatives.models import Initiative
from intermediary.pages.forms import SearchForm
from intermediary.pages.listing import Column, Listing


def import_list(request, key: str):
    initiative = get_object_or_404(Initiative, key=key)
    filters = SearchForm(request.GET)
    filters.fields["q"].help_text = _("Name of the file")
    found = batches(initiative)
    if search := filters.value("q"):
        found = found.filter(file_name__icontains=search)
    listing = Listing(
        request,
        found,
        columns=(
            Column(_("File"), lambda batch: batch.file_name, under=lambda batch: batch.by or _("by a command")),
            Column(_("Uploaded on"), _moment),
            Column(_("Filled in on"), lambda batch: date_format(batch.as_of)),
            Column(_("State"), lambda b: report_of(b).state_words, tone=lambda b: report_of(b).tone),
            Column(_("Records"), lambda batch: report_of(batch).writes, number=True),
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
        "lead": _("You see first what it would create and change. Nothing is written before you say so."),
        "form": form,
        "trail": trail(key),
        "cancel_url": reverse("import_list", args=[key]),
    }
    return render(request, "exchange/upload.html", context)


def _moment(batch: ImportBatch) -> str:
    return date_format(timezone.localtime(batch.created_at), "DATETIME_FORMAT")
