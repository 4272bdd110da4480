"""Wage records: whom to match as a file, and what came back, checked before anything is written. Named roles only."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import FileResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intermediary.audit.events import event
from intermediary.exchange.uploads import TOO_LARGE
from intermediary.exchange.workbooks import NotThisWorkbook
from intermediary.initiatives.models import Initiative
from intermediary.pages.forms import PlainForm
from placements.followups.models import WageFile
from placements.followups.views.queue import tabs
from placements.followups.wages import layout, matching


class WageFileForm(PlainForm):
    file = forms.FileField(
        label=gettext_lazy("File"), widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.tsv,.txt"}),
        error_messages={"required": gettext_lazy("Choose the file."), "empty": gettext_lazy("The file is empty.")},
    )  # fmt: skip

    def __init__(self, *args, too_large: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        self.too_large = too_large

    def clean(self) -> dict:
        cleaned = super().clean()
        file = cleaned.get("file")
        if self.too_large or (file and file.size > settings.UPLOAD_LIMIT):
            self.errors.pop("file", None)
            self.add_error("file", _("The file is larger than 20 MB. Split it by quarter."))
        return cleaned


def wage_match(request, key: str):
    """GET shows the files so far; POST takes one in and checks it."""
    initiative = get_object_or_404(Initiative, key=key)
    sent = request.POST if request.method == "POST" else None
    form = WageFileForm(sent, request.FILES or None, too_large=request.META.get(TOO_LARGE, False))
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            matching.receive(
                initiative=initiative, file_name=file.name, content=file.read(), as_of=timezone.localdate(),
                by=request.user,
            )  # fmt: skip
        except NotThisWorkbook as refusal:
            form.add_error("file", str(refusal))
        else:
            return redirect("wage_match", key=key)
    files = WageFile.objects.filter(initiative=initiative).select_related("by").defer("sealed")[:10]
    context = {
        "title": _("Wage records"),
        "lead": _("Who is to be matched, and what the state's wage records say. Seen by administrators and data "
                  "analysts only."),
        "tabs": tabs(request, initiative, "wage_match"),
        "initiative_": initiative,
        "form": form,
        "files": [(file, _facts(file.report)) for file in files],
        "columns_out": ", ".join(layout.OUT),
        "columns_back": ", ".join(layout.BACK),
        "secondary": [
            {"url": reverse("wage_match_file", args=[key]), "label": _("People to match, as CSV"), "icon": "export"}
        ],
    }  # fmt: skip
    return render(request, "followups/wages.html", context)


def wage_match_file(request, key: str):
    """The people to match. That it was taken out stands in the trail."""
    initiative = get_object_or_404(Initiative, key=key)
    today = timezone.localdate()
    with event("wage_match.exported", by=request.user, subject=initiative):
        content = b"".join(layout.lines(layout.to_match(initiative, today)))
    response = FileResponse(
        iter([content]), as_attachment=True, filename=f"to-match-{today.isoformat()}.csv",
        content_type="text/csv; charset=utf-8",
    )  # fmt: skip
    response.headers["Cache-Control"] = "private, no-store"
    return response


def wage_match_write(request, key: str, pk: int):
    return _then(request, key, pk, matching.import_file, _("The wage records are on record. Figures follow soon."))


def wage_match_discard(request, key: str, pk: int):
    return _then(request, key, pk, matching.discard, _("The file is thrown away. Nothing was written."))


def _then(request, key: str, pk: int, act, words: str):
    file = get_object_or_404(WageFile, pk=pk, initiative__key=key)
    if request.method == "POST" and file.state == WageFile.State.CHECKED:
        act(file=file, by=request.user)
        messages.success(request, words)
    return redirect("wage_match", key=key)


def _facts(report: dict) -> list[tuple]:
    labels = (
        ("rows", _("Rows")),
        ("matched", _("People matched")),
        ("not_in_file", _("People not in the file")),
        ("created", _("New wage records")),
        ("changed", _("Changed")),
        ("unchanged", _("As on record")),
        ("no_pay", _("Quarters without pay")),
        ("repeated", _("Rows said twice")),
        ("added_up", _("Added up: two accounts of one employer")),
        ("mended", _("Written otherwise, and read all the same")),
        ("unknown_firms", _("Employers not on record here")),
        ("left_out", _("Rows left out")),
    )
    return [(label, report.get(name, 0)) for name, label in labels]
