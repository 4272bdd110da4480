"""One record and everything that the rooms know of it: a cohort, a firm. A person has `dashboards.person`."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from employers.models import Employer
from employers.queries import with_filled
from intermediary.accounts.policy import may
from intermediary.dashboards import charts
from intermediary.dashboards.figures import by_initiative, figures
from intermediary.reference.counties import county_name
from intermediary.reference.industries import industry_title
from placements.models import Placement
from trainings.models import Cohort
from trainings.tabs import tabs, trail

OF_A_FIRM = ("sector.ret.same.90", "sector.ret.same.180", "sector.ret.same.365", "wage.hourly_gain")


def cohort_outcomes(request, key: str):
    cohort = get_object_or_404(Cohort.objects.select_related("program__provider", "provider", "initiative"), key=key)
    shown = figures("cohort", cohort.key, cohort.initiative)
    context = {
        "cohort": cohort,
        "figures": shown,
        "tiles": shown.tiles(),
        "retention": _retention_chart(shown),
        "title": str(cohort),
        "lead": cohort.taught_by or "",
        "trail": trail(),
        "tabs": tabs(cohort, "outcomes"),
    }
    return render(request, "records/cohort.html", context)


def employer_detail(request, key: str):
    employer = get_object_or_404(Employer.objects.select_related("parent"), key=key)
    hires = Placement.objects.filter(employer=employer, cohort__isnull=False)
    secondary = [
        {"url": reverse("employer_edit", args=[key]), "label": _("Edit")},
        {"url": reverse("employer_postings", args=[key]), "label": _("Import postings")},
        {"url": reverse("need_add", args=[key]), "label": _("Add a hiring need")},
    ]
    if may(request.user, "contact_invite"):
        secondary.append({"url": reverse("contact_invite", args=[key]), "label": _("Invite a contact")})
    context = {
        "employer": employer,
        "facts": [
            (_("Industry"), industry_title(employer.naics) if employer.naics else None),
            (_("County"), county_name(employer.county_fips) if employer.county_fips else None),
            (_("Headcount"), employer.headcount),
            (_("Part of"), employer.parent),
        ],
        "hires": hires.select_related("participant__identity", "cohort__program")[:30],
        "hire_count": hires.count(),
        "openings": with_filled(employer.openings.all())[:20],
        "headcounts": employer.headcounts.all()[:12],
        "members": employer.members.select_related("user"),
        "outcomes": [(initiative, shown.tiles(OF_A_FIRM)) for initiative, shown in by_initiative("employer", employer)],
        "title": employer.name,
        "trail": [{"url": reverse("employer_list"), "label": _("Employers")}],
        "primary": {"url": reverse("opening_add", args=[key]), "label": _("Post an opening"), "icon": "plus"},
        "secondary": secondary,
    }
    return render(request, "records/employer.html", context)


def _retention_chart(shown) -> charts.Chart | None:
    points = [result for result in shown.retention() if result.denominator]
    if not any(result.numerator for result in points):
        return None
    rows = [
        charts.Bar(_("%(n)s days") % {"n": r.measure.rsplit(".", 1)[1]}, r.value, r.low, r.high, r.denominator)
        for r in points
    ]
    return charts.bars(
        rows,
        title=_("Still with the same employer"),
        label=_("Share of placements whose day has come that are known to be held, with the 95% interval."),
        as_of=shown.as_of,
    )
