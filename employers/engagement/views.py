from functools import partial

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from employers.engagement.forms import CostForm, RungForm, TouchForm
from employers.engagement.models import Rung, Touch
from employers.engagement.services import log_touch, save_rung, say_cost, somebody_elses
from employers.models import Employer
from intermediary.pages.documents import download
from intermediary.pages.forms import SearchForm
from intermediary.pages.listing import Column, Listing
from intermediary.pages.saving import save_page


def touch_list(request):
    filters = SearchForm(request.GET)
    found = Touch.objects.select_related("employer", "by", "contact")
    for word in (filters.value("q") or "").split():
        found = found.filter(Q(employer__name__icontains=word) | Q(summary__icontains=word))
    listing = Listing(
        request,
        found,
        columns=(
            Column(_("Employer"), lambda touch: touch.employer, under=lambda touch: touch.summary[:120]),
            Column(_("What it was"), lambda touch: touch.get_kind_display()),
            Column(_("Day"), lambda touch: touch.on),
            Column(_("By"), lambda touch: touch.by),
            Column(_("With"), lambda touch: touch.contact or touch.with_whom),
        ),
        order=("-on", "-pk"),
        link=lambda touch: reverse("employer_detail", args=[touch.employer.key]),
        noun=(_("contact"), _("contacts")),
        filters=filters,
    )
    return listing.render(
        title=_("Contacts with employers"),
        lead=_("What was done together with which firm, whoever of us did it."),
        trail=[{"url": reverse("employer_list"), "label": _("Employers")}],
        empty=(_("No contact yet"), _("Write one down on an employer's page.")),
    )


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
    return save_page(
        request, form, partial(save_rung, rung=rung, employer=firm), done=_("The step is on record."),
        title=rung.get_step_display() if rung else _("A step further"), lead=firm.name,
        trail=[{"url": page, "label": firm.name}], cancel_url=page, upload=True,
    )  # fmt: skip


def rung_document(request, key: str):
    return download(get_object_or_404(Rung, key=key), f"step-{key}")


def cost_add(request, employer: str):
    firm = get_object_or_404(Employer, key=employer)
    page = reverse("employer_case", args=[employer])
    form = CostForm(request.POST or None, initial={"said_on": timezone.localdate()})
    return save_page(
        request, form, partial(say_cost, employer=firm), title=_("What it costs the firm"), lead=firm.name,
        trail=[{"url": page, "label": firm.name}], cancel_url=page, done=_("Saved."),
    )  # fmt: skip
