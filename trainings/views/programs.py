from functools import partial

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from intermediary.pages.forms import SearchForm
from intermediary.pages.listing import Column, Listing
from intermediary.pages.saving import save_page
from trainings import services
from trainings.forms import ProgramForm
from trainings.models import Program
from trainings.queries import programs


def program_list(request):
    filters = SearchForm(request.GET)
    listing = Listing(
        request,
        programs(filters.value("q")),
        columns=(
            Column(_("Program"), lambda program: program.title, under=lambda program: program.provider or ""),
            Column(_("Occupation (SOC)"), lambda program: program.soc),
            Column(_("Field (CIP)"), lambda program: program.cip),
            Column(_("Hours"), lambda program: program.hours, number=True),
            Column(_("Cohorts"), lambda program: program.cohort_count, number=True),
        ),
        order=("title", "pk"),
        link=lambda program: reverse("program_edit", args=[program.key]),
        noun=(_("program"), _("programs")),
        filters=filters,
    )
    return listing.render(
        title=_("Programs"),
        lead=_("What is taught again and again; each time it runs is a cohort."),
        primary={"url": reverse("program_add"), "label": _("Add a program"), "icon": "plus"},
        empty=(_("No programs yet"), _("Add what your providers teach, or import your workbook.")),
    )


def program_form(request, key: str | None = None):
    program = get_object_or_404(Program.objects.select_related("provider"), key=key) if key else None
    form = ProgramForm(request.POST or None, instance=program)
    page = reverse("program_list")
    return save_page(
        request, form, partial(services.save_program, program=program), done=_("Saved."),
        title=_("Edit %s") % program.title if program else _("Add a program"),
        trail=[{"url": page, "label": _("Programs")}], cancel_url=page,
        secondary=[_eligibility(key), _recruitment(key)] if key else [],
    )  # fmt: skip


def _recruitment(key: str) -> dict:
    return {"url": reverse("program_recruitment", args=[key]), "label": _("Application page")}


def _eligibility(key: str) -> dict:
    return {"url": reverse("program_eligibility", args=[key]), "label": _("Eligibility")}
