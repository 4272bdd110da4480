"""One import: what it would do, how far it is, what became of it; and the presses that move it on or back."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from intermediary.accounts.policy import may
from intermediary.exchange import layouts, undo, writing
from intermediary.exchange.batches import TooLate
from intermediary.exchange.models import ImportBatch
from intermediary.exchange.reports import KINDS, ImportReport, report_of
from intermediary.exchange.views.found import batch_of, trail

State = ImportBatch.State


def import_detail(request, key: str, pk: int):
    """Where one import stands. While a worker has it, htmx asks for this page; when it moved on, all of it comes."""
    batch = batch_of(key, pk)
    report = report_of(batch)
    context = {
        "batch": batch,
        "report": report,
        "title": batch.file_name,
        "pill": report.state_words,
        "pill_tone": report.tone,
        "lead": _("Filled in on %(day)s") % {"day": date_format(batch.as_of)},
        "trail": trail(key),
        "url": f"{reverse('import_detail', args=[key, pk])}?state={batch.state}",
        "may_change": may(request.user, "import_begin"),
        **_actions(request, key, report),
    }
    response = render(request, "exchange/import.html", context)
    if request.htmx and (not report.working or request.GET.get("state", batch.state) != batch.state):
        response["HX-Refresh"] = "true"
    return response


def import_begin(request, key: str, pk: int):
    batch = batch_of(key, pk)
    if request.method == "POST":
        _try(request, lambda: writing.begin(batch=batch, by=request.user))
    return redirect("import_detail", key=key, pk=pk)


def import_reopen(request, key: str, pk: int):
    """Back to the columns of a file whose preview is not what somebody meant."""
    batch = batch_of(key, pk)
    if request.method == "POST":
        _try(request, lambda: layouts.reopen(batch=batch, by=request.user))
    return redirect("import_detail", key=key, pk=pk)


def import_cancel(request, key: str, pk: int):
    batch = batch_of(key, pk)
    if request.method == "POST" and _try(request, lambda: writing.cancel(batch=batch, by=request.user)):
        messages.success(request, _("The import is cancelled."))
    return redirect("import_detail", key=key, pk=pk)


def import_undo(request, key: str, pk: int):
    """What taking the import back will do; a POST does it."""
    batch = batch_of(key, pk)
    if request.method == "POST":
        _try(request, lambda: undo.begin(batch=batch, by=request.user))
        return redirect("import_detail", key=key, pk=pk)
    if batch.state not in (State.DONE, State.CANCELLED) or not batch.written_to:
        return redirect("import_detail", key=key, pk=pk)
    found = undo.forecast(batch)
    context = {
        "batch": batch,
        "title": _("Take back this import"),
        "lead": batch.file_name,
        "trail": trail(key, batch),
        "files": [
            (label, found.removed.get(name, 0), found.restored.get(name, 0))
            for name, label in KINDS.items()
            if found.removed.get(name) or found.restored.get(name)
        ],
        "left": found.left,
        "cancel_url": reverse("import_detail", args=[key, pk]),
    }
    return render(request, "exchange/undo.html", context)


def _try(request, act) -> bool:
    try:
        act()
    except TooLate:
        messages.info(request, _("This import has moved on meanwhile: see where it stands now."))
        return False
    return True


def _actions(request, key: str, report: ImportReport) -> dict:
    """The one primary action of a state, and what else can be done."""
    batch, may_change = report.batch, may(request.user, "import_begin")
    primary, secondary = None, []
    if batch.state == State.READ and may_change:
        primary = _action("import_columns", key, batch, _("See the columns"), "check")
    if batch.state == State.COMPARE and may_change:
        primary = _action("import_alike", key, batch, _("Settle look-alikes"), "people")
    if batch.state == State.PREVIEW and report.writes and may_change:
        primary = _action("import_begin", key, batch, _("Import"), "import", post=True)
    if batch.state in (State.DONE, State.CANCELLED) and report.written and may_change:
        secondary.append(_action("import_undo", key, batch, _("Take it back"), "undo"))
    if report.noted and batch.state in (State.PREVIEW, State.DONE, State.CANCELLED):
        secondary.append(_action("import_marked", key, batch, _("Download with notes"), "export"))
    if batch.state in (State.PREVIEW, State.COMPARE) and may_change:
        secondary.append(_action("import_reopen", key, batch, _("Back to the columns"), "undo", post=True))
    if batch.state in (State.PREVIEW, State.COMPARE, State.READ) and may_change:
        secondary.append(_action("import_cancel", key, batch, _("Discard"), "cross", post=True))
    return {"primary": primary, "secondary": secondary}


def _action(name: str, key: str, batch: ImportBatch, label: str, icon: str, post: bool = False) -> dict:
    return {"url": reverse(name, args=[key, batch.pk]), "label": label, "icon": icon, "post": post}
