from functools import partial

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from intermediary.pages.listing import Column, Listing
from intermediary.pages.saving import save_page
from trainings import services
from trainings.forms import CohortForm, CohortSearch
from trainings.models import Cohort
from trainings.queries import cohorts


def cohort_list(request):
    filters = CohortSearch(request.GET)
    listing = Listing(
        request,
        cohorts(filters.value("q"), filters.value("initiative"), filters.value("program")),
        columns=(
            Column(_("Cohort"), str, under=lambda cohort: cohort.taught_by or ""),
            Column(_("First day"), lambda cohort: cohort.starts_on),
            Column(_("Last day"), lambda cohort: cohort.ends_on),
            Column(_("In training"), lambda cohort: cohort.enrolled, number=True),
            Column(_("Completed"), lambda cohort: cohort.completed, number=True),
            Column(_("Left"), lambda cohort: cohort.left, number=True),
            Column(_("Seats"), lambda cohort: cohort.capacity, number=True),
        ),
        order=("-starts_on", "-pk"),
        link=lambda cohort: reverse("cohort_detail", args=[cohort.key]),
        noun=(_("cohort"), _("cohorts")),
        filters=filters,
    )
    return listing.render(
        title=_("Cohorts"),
        lead=_("Groups that start together, and what became of them."),
        primary={"url": reverse("cohort_add"), "label": _("Add a cohort"), "icon": "plus"},
        secondary=[{"url": reverse("program_list"), "label": _("Programs")}],
        empty=(_("No cohorts yet"), _("Add the next group that starts, or import the workbook you already keep.")),
    )


def cohort_form(request, key: str | None = None):
    cohort = get_object_or_404(Cohort.objects.select_related("program", "provider"), key=key) if key else None
    form = CohortForm(request.POST or None, instance=cohort, initial={} if cohort else _initial(request))
    return save_page(
        request, form, partial(services.save_cohort, cohort=cohort), done=_("The cohort is saved."),
        title=_("Edit %s") % cohort if cohort else _("Add a cohort"),
        trail=[{"url": reverse("cohort_list"), "label": _("Cohorts")}],
        to=lambda saved: reverse("cohort_detail", args=[saved.key]),
        cancel_url=reverse("cohort_detail", args=[key]) if key else reverse("cohort_list"),
    )  # fmt: skip


def _initial(request) -> dict:
    return {name: request.GET[name] for name in ("initiative", "program") if request.GET.get(name, "").isdecimal()}
