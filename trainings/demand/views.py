"""Hiring needs as staff work with them: all of them, and whom the seats of one are for."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from employers.needs.views.portal import certainty, certainty_tone
from intermediary.pages.forms import SearchForm
from intermediary.pages.listing import Column, Listing
from intermediary.reference.occupations import occupation_title
from trainings.demand import services
from trainings.demand.forms import PromiseForm
from trainings.demand.models import SeatPromise
from trainings.demand.queries import staff_needs


def need_list(request):
    filters = SearchForm(request.GET)
    listing = Listing(
        request,
        staff_needs(filters.value("q")),
        columns=(
            Column(
                _("Employer"), lambda need: need.employer, under=lambda need: occupation_title(need.soc) or need.soc
            ),
            Column(_("Quarter"), lambda need: need.quarter),
            Column(_("People to hire"), lambda need: need.seats, number=True),
            Column(_("For programs and cohorts"), lambda need: need.promised, number=True),
            Column(_("How sure"), certainty, tone=certainty_tone),
            Column(_("Said by"), lambda need: need.said_by, under=lambda need: need.said_on),
        ),
        order=("-quarter", "-pk"),
        link=lambda need: reverse("need_detail", args=[need.key]),
        noun=(_("hiring need"), _("hiring needs")),
        filters=filters,
    )
    return listing.render(
        title=_("Hiring needs"),
        lead=_("Whom employers say they will hire, ahead of any opening."),
        trail=[{"url": reverse("opening_list"), "label": _("Openings")}],
        empty=(
            _("Nothing said yet"),
            _("Employers say it in their portal, or you write it down on an employer's page."),
        ),
    )


def need_detail(request, key: str):
    need = get_object_or_404(staff_needs().select_related("initiative", "by"), key=key)
    form = PromiseForm(request.POST or None, need=need, left=need.left)
    if request.method == "POST" and form.is_valid():
        try:
            services.promise_seats(need=need, **form.changes(), by=request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("The seats are promised."))
            return redirect("need_detail", key=key)
    context = {
        "title": occupation_title(need.soc) or need.soc,
        "lead": _("%(seats)s people in %(quarter)s at %(firm)s")
        % {"seats": need.seats, "quarter": need.quarter, "firm": need.employer},
        "pill": certainty(need),
        "pill_tone": certainty_tone(need),
        "trail": [
            {"url": reverse("need_list"), "label": _("Hiring needs")},
            {"url": reverse("employer_detail", args=[need.employer.key]), "label": need.employer.name},
        ],
        "need": need,
        "promises": need.promises.select_related("program", "cohort__program"),
        "form": form if need.left and not need.withdrawn_on else None,
        "facts": [
            (_("Said by"), need.said_by or None),
            (_("Said on"), need.said_on),
            (_("Written down by"), need.by),
            (_("Taken back on"), need.withdrawn_on) if need.withdrawn_on else (_("Initiative"), need.initiative),
            (_("Note"), need.note or None),
        ],
        "primary": {"url": reverse("need_edit", args=[key]), "label": _("Edit"), "icon": "edit"},
    }
    return render(request, "demand/need.html", context)


def seats_take_back(request, key: str):
    promise = get_object_or_404(SeatPromise.objects.select_related("need"), key=key)
    if request.method == "POST":
        services.take_back(promise=promise, by=request.user)
        messages.success(request, _("The seats are for nobody in particular again."))
    return redirect("need_detail", key=promise.need.key)
