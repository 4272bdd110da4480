"""What each sheet of an upload is, and what its columns mean: proposed, and confirmed on one page."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from intermediary.exchange import layouts
from intermediary.exchange.batches import TooLate
from intermediary.exchange.forms import SheetForm
from intermediary.exchange.models import ImportBatch
from intermediary.exchange.sheets import Mapping, Proposal
from intermediary.exchange.sheets.mapping import FORM
from intermediary.exchange.views.found import batch_of, trail
from intermediary.exchange.workbooks.form import FORM as WORKBOOK
from intermediary.pages.forms import all_valid


def import_columns(request, key: str, pk: int):
    """Confirm sheets and columns. Where a sheet is said to be something else, its columns are looked at anew first."""
    batch = batch_of(key, pk)
    if batch.state != ImportBatch.State.READ:
        return redirect("import_detail", key=key, pk=pk)
    proposal = Proposal.from_dict(batch.report["proposal"])
    posted = request.POST if request.method == "POST" else None
    forms = [
        SheetForm(posted, proposal=sheet, number=number, whole=proposal.whole)
        for number, sheet in enumerate(proposal.sheets)
    ]
    problem = ""
    if posted is not None:
        valid = all_valid(forms)
        if "show" in posted or any(form.moved for form in forms):
            return _look_again(batch, forms)
        problem = _together(forms)
        if valid and not problem:
            return _confirm(request, batch, proposal, forms)
    context = {
        "batch": batch,
        "forms": forms,
        "whole": proposal.whole,
        "problem": problem,
        "title": _("Sheets and columns"),
        "lead": _("See that each column is what it seems to be, then go on. Nothing is written yet."),
        "trail": trail(key, batch),
        "cancel_url": reverse("import_detail", args=[key, pk]),
    }
    return render(request, "exchange/columns.html", context)


def _together(forms: list[SheetForm]) -> str:
    """What is wrong with the sheets as a whole; "" where nothing is."""
    chosen = [form.cleaned_data.get("kind", "") for form in forms]
    if not any(chosen):
        return _("Every sheet is left out, so there is nothing to import.")
    sheets = [kind for kind in chosen if kind.startswith(FORM)]
    if not sheets:
        return ""
    if sorted(sheets) != sorted(FORM + each.key for each in WORKBOOK):
        return _("The five-sheet workbook needs each of its five sheets once. Or say of each sheet what it lists.")
    if len(sheets) < len([kind for kind in chosen if kind]):
        return _("Beside the five sheets of the workbook no other list can be read. Leave it out, and import it alone.")
    return ""


def _look_again(batch: ImportBatch, forms: list[SheetForm]):
    shown = {form.proposal.sheet: (form.proposal.kind, form.proposal.header_row) for form in forms}
    wanted = {form.proposal.sheet: form.wanted for form in forms if form.wanted != shown[form.proposal.sheet]}
    picked = {form.proposal.sheet: form.picked for form in forms if form.proposal.sheet not in wanted}
    try:
        layouts.look_again(batch=batch, wanted=wanted, picked=picked)
    except TooLate:
        return redirect("import_detail", key=batch.initiative.key, pk=batch.pk)
    return redirect("import_columns", key=batch.initiative.key, pk=batch.pk)


def _confirm(request, batch: ImportBatch, proposal: Proposal, forms: list[SheetForm]):
    signatures = {sheet.sheet: sheet.signature for sheet in proposal.sheets}
    try:
        layouts.confirm(
            batch=batch, mapping=Mapping(tuple(form.mapping for form in forms)), signatures=signatures, by=request.user
        )
    except TooLate:
        messages.info(request, _("This import has moved on meanwhile: see where it stands now."))
    return redirect("import_detail", key=batch.initiative.key, pk=batch.pk)
