"""An opening as staff read it: all that it says, how it is judged, and the review before it is posted."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from employers import services
from employers.enums import OpeningStatus
from employers.forms import ReturnForm
from employers.models import Opening
from employers.quality import Judge
from employers.queries import public_openings, to_review, with_filled
from employers.shown import facts
from employers.views.openings import TONES


def opening_detail(request, key: str):
    opening = _opening(key)
    today = timezone.localdate()
    initiative = opening.initiative
    waits = bool(initiative) and to_review(initiative).filter(pk=opening.pk).exists()
    public = bool(initiative) and public_openings(initiative, today).filter(pk=opening.pk).exists()
    context = {
        "title": opening.title,
        "pill": opening.get_status_display(),
        "pill_tone": TONES.get(opening.status, "quiet"),
        "trail": [{"url": reverse("employer_detail", args=[opening.employer.key]), "label": opening.employer.name}],
        "opening": opening,
        "facts": facts(opening),
        "verdict": Judge()(opening),
        "waits": waits,
        "public_url": reverse("public_opening", args=[initiative.key, key]) if public else "",
        "form": ReturnForm(),
        "primary": {"url": reverse("opening_edit", args=[key]), "label": _("Edit"), "icon": "edit"},
        "secondary": [{"url": reverse("opening_fill", args=[key]), "label": _("Accepted offers")}],
    }
    return render(request, "employers/opening.html", context)


def opening_approve(request, key: str):
    opening = _opening(key)
    if request.method == "POST":
        services.approve_opening(opening=opening, on=timezone.localdate(), by=request.user)
        messages.success(request, _("The opening is posted."))
    return redirect("opening_detail", key=key)


def opening_return(request, key: str):
    opening = _opening(key)
    form = ReturnForm(request.POST or None)
    page = reverse("opening_detail", args=[key])
    if request.method == "POST" and form.is_valid() and opening.status in (OpeningStatus.REVIEW, OpeningStatus.OPEN):
        services.return_opening(opening=opening, **form.cleaned_data, by=request.user)
        messages.success(request, _("The firm has it back as a draft, with what to change."))
        return redirect(page)
    context = {
        "title": _("Give it back"),
        "lead": opening.title,
        "forms": [form],
        "trail": [{"url": page, "label": opening.title}],
        "submit": _("Give it back"),
        "cancel_url": page,
    }
    return render(request, "form.html", context)


def _opening(key: str) -> Opening:
    return get_object_or_404(with_filled(Opening.objects.select_related("employer", "initiative")), key=key)
