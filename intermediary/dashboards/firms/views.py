"""One firm and everything that the rooms know of it, and its economic case."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from employers.models import Employer
from employers.practices.models import Practice
from employers.queries import with_filled
from intermediary.accounts.policy import may
from intermediary.dashboards.figures import by_initiative
from intermediary.dashboards.firms import report
from intermediary.dashboards.firms.case import economic_case
from intermediary.dashboards.firms.timeline import ladder, timeline
from intermediary.reference.counties import county_name
from intermediary.reference.industries import industry_title
from placements.models import Placement
from trainings.demand.queries import staff_needs

OF_A_FIRM = ("sector.ret.same.90", "sector.ret.same.180", "sector.ret.same.365", "wage.hourly_gain")


def employer_detail(request, key: str):
    employer = get_object_or_404(Employer.objects.select_related("parent", "liaison"), key=key)
    hires = Placement.objects.filter(employer=employer, cohort__isnull=False)
    context = {
        "employer": employer,
        "facts": [
            (_("Our contact for it"), employer.liaison),
            (_("Industry"), industry_title(employer.naics) if employer.naics else None),
            (_("County"), county_name(employer.county_fips) if employer.county_fips else None),
            (_("Headcount"), employer.headcount),
            (_("Part of"), employer.parent),
        ],
        "events": timeline(employer),
        "ladder": ladder(employer),
        "contacts": employer.contact_roles.select_related("contact"),
        "needs": staff_needs().filter(employer=employer)[:10],
        "practices": employer.practices.defer(Practice.DOCUMENT)[:20],
        "hires": hires.select_related("participant__identity", "cohort__program")[:10],
        "hire_count": hires.count(),
        "openings": with_filled(employer.openings.all())[:10],
        "headcounts": employer.headcounts.all()[:6],
        "members": employer.members.select_related("user"),
        "invites": may(request.user, "contact_invite"),
        "outcomes": [(initiative, shown.tiles(OF_A_FIRM)) for initiative, shown in by_initiative("employer", employer)],
        "parts": [
            {"url": f"#{name}", "label": label}
            for name, label in (
                ("ladder", _("How far we have come")),
                ("timeline", _("What happened")),
                ("openings", _("Openings")),
                ("needs", _("Hiring needs")),
                ("hires", _("Hires")),
                ("practices", _("Practices that changed")),
                ("headcounts", _("Headcounts")),
            )
        ],
        "title": employer.name,
        "trail": [{"url": reverse("employer_list"), "label": _("Employers")}],
        "primary": {"url": reverse("touch_add", args=[key]), "label": _("Write down a contact"), "icon": "plus"},
        "secondary": [
            {"url": reverse("employer_case", args=[key]), "label": _("Economic case")},
            {"url": reverse("employer_edit", args=[key]), "label": _("Edit")},
        ],
    }
    return render(request, "firms/employer.html", context)


def employer_case(request, key: str):
    case = economic_case(get_object_or_404(Employer, key=key))
    context = {
        "title": report.title(case),
        "lead": case.lead,
        "trail": [{"url": reverse("employer_detail", args=[key]), "label": case.firm.name}],
        "case": case,
        "parts": report.parts(case),
        "caution": report.caution(),
        "primary": {"url": reverse("employer_case_pdf", args=[key]), "label": "PDF", "icon": "export"},
        "secondary": [
            {"print": True, "label": _("Print")},
            {"url": reverse("cost_add", args=[key]), "label": _("Add what it costs the firm")},
        ],
    }
    return render(request, "firms/case.html", context)


def employer_case_pdf(request, key: str):
    case = economic_case(get_object_or_404(Employer, key=key))
    response = HttpResponse(report.pdf(case), content_type="application/pdf")
    response.headers["Content-Disposition"] = f'attachment; filename="economic-case-{key}.pdf"'
    return response
