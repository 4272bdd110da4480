from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from employers.engagement.forms import RungForm, TouchForm
from employers.engagement.models import Rung
from employers.engagement.services import log_touch, save_rung, somebody_elses
from employers.models import Employer
from intermediary.pages.documents import download


def touch_add(request, employer: str):
    """Whoever is about to write down a contact sees the last one first, and who is to be asked."""
    firm = get_object_or_404(Employer.objects.select_related("liaison"), key=employer)
    today = timezone.localdate()
    elses = somebody_elses(firm, request.user)
    form = TouchForm(request.POST or None, employer=firm, today=today, elses=elses, initial={"on": today})
    page = reverse("employer_detail", args=[employer])
    if request.method == "POST" and form.is_valid():
        try:
            log_touch(employer=firm, **form.changes(), by=request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("The contact is on record."))
            return redirect(page)
    context = {
        "title": _("Write down a contact"),
        "lead": firm.name,
        "firm": firm,
        "elses": elses,
        "last": firm.touches.select_related("by", "contact").first(),
        "forms": [form],
        "trail": [{"url": page, "label": firm.name}],
        "submit": _("Write it down"),
        "cancel_url": page,
    }
    return render(request, "engagement/touch.html", context)


def rung_form(request, key: str | None = None, employer: str | None = None):
    rung = get_object_or_404(Rung.objects.select_related("employer"), key=key) if key else None
    firm = rung.employer if rung else get_object_or_404(Employer, key=employer)
    page = reverse("employer_detail", args=[firm.key])
    today = timezone.localdate()
    form = RungForm(
        request.POST or None, request.FILES or None, instance=rung, employer=firm, today=today,
        initial={} if rung else {"reached_on": today},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        try:
            save_rung(rung=rung, employer=firm, **form.changes(), by=request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("The step is on record."))
            return redirect(page)
    context = {
        "title": rung.get_step_display() if rung else _("A step further"),
        "lead": firm.name,
        "forms": [form],
        "trail": [{"url": page, "label": firm.name}],
        "cancel_url": page,
        "upload": True,
    }
    return render(request, "form.html", context)


def rung_document(request, key: str):
    return download(get_object_or_404(Rung, key=key), f"step-{key}")
