"""Records of an upload that look like others: side by side, and a person says whether they are the same."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from intermediary.exchange import likenesses
from intermediary.exchange.batches import TooLate
from intermediary.exchange.forms import LikenessForm
from intermediary.exchange.models import ImportBatch, Likeness
from intermediary.exchange.views.found import batch_of, trail

AT_A_TIME = 25


def import_alike(request, key: str, pk: int):
    """Questions that are open, some at a time. What is answered is kept, also when others are not."""
    batch = batch_of(key, pk)
    if batch.state != ImportBatch.State.COMPARE:
        return redirect("import_detail", key=key, pk=pk)
    found = batch.likenesses.filter(said="")
    pairs = list(found[:AT_A_TIME])
    forms = {each.pk: LikenessForm(request.POST or None, prefix=f"q{each.pk}") for each in pairs}
    if request.method == "POST":
        return _keep(request, batch, forms)
    records = likenesses.on_record(pairs)
    context = {
        "batch": batch,
        "questions": [_question(each, forms[each.pk], records) for each in pairs],
        "open": found.count(),
        "title": _("Are these the same?"),
        "lead": _("These look like others. Who is who only you can say; your answers are remembered."),
        "trail": trail(key, batch),
        "cancel_url": reverse("import_detail", args=[key, pk]),
    }
    return render(request, "exchange/alike.html", context)


def _keep(request, batch: ImportBatch, forms: dict[int, LikenessForm]):
    later = Likeness.Said.LATER if "later" in request.POST else ""
    said = {pk: form.cleaned_data["said"] or later for pk, form in forms.items() if form.is_valid()}
    said = {pk: answer for pk, answer in said.items() if answer}
    try:
        still = likenesses.answer(batch=batch, said=said, rest=later, by=request.user)
    except TooLate:
        messages.info(request, _("This import has moved on meanwhile: see where it stands now."))
        still = 0
    if not said and still:
        messages.error(request, _("Nothing was answered yet. Choose for each pair, or leave the rest out for now."))
    name = "import_alike" if still else "import_detail"
    return redirect(name, key=batch.initiative.key, pk=batch.pk)


def _question(likeness: Likeness, form: LikenessForm, records: dict) -> dict:
    """A pair as the page shows it: fact, in the file, on record, and whether the two say different things."""
    sides = likenesses.sides(likeness, records.get(likeness.file, {}))
    return {
        "likeness": likeness,
        "field": form["said"],
        "why": ", ".join(likeness.why),
        "other_title": _("On record") if likeness.on_record else _("In the file as well"),
        "sides": [
            (likenesses.fact_title(likeness.file, name), one, other, bool(one and other and one != other))
            for name, one, other in sides
        ],
    }
