from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from employers import services
from employers.forms import FillForm
from employers.models import Opening, OpeningFill


def opening_fill(request, key: str):
    """The offers accepted for an opening, and one more."""
    opening = get_object_or_404(Opening.objects.select_related("employer"), key=key)
    page = reverse("employer_detail", args=[opening.employer.key])
    form = FillForm(request.POST or None, instance=OpeningFill(opening=opening))
    if request.method == "POST" and form.is_valid():
        try:
            services.fill_position(opening=opening, **form.changes(), by=request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("The accepted offer is on record."))
            return redirect("opening_fill", key=key)
    context = {
        "title": _("Accepted offers"),
        "lead": opening.title,
        "opening": opening,
        "fills": opening.fills.all(),
        "forms": [form],
        "trail": [{"url": page, "label": opening.employer.name}],
        "cancel_url": page,
    }
    return render(request, "employers/fills.html", context)


def opening_free(request, key: str):
    fill = get_object_or_404(OpeningFill.objects.select_related("opening__employer"), key=key)
    if request.method == "POST":
        services.free_position(fill=fill, by=request.user)
        messages.success(request, _("The accepted offer is off the record."))
    return redirect("opening_fill", key=fill.opening.key)
